"""Settings from the environment, read once, with a clear refusal for what is wrong."""

import importlib.util
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit


class WrongConfig(Exception):
    """A setting that stops the start; its text is one sentence that says which and what to do."""


@dataclass(frozen=True)
class Limits:
    """What one person, one message and one board may ask for."""

    command_bytes: int = 16 * 1024
    act_bytes: int = 256 * 1024
    act_commands: int = 500
    commands_per_second: float = 20
    commands_burst: int = 100
    here_per_second: float = 10
    joins_per_minute: int = 120
    wrong_codes: int = 10
    away_seconds: int = 30
    upload_bytes: int = 20 * 1024 * 1024
    outbox_bytes: int = 8 * 1024 * 1024
    board_file_bytes: int = 200 * 1024 * 1024
    person_file_bytes: int = 60 * 1024 * 1024
    person_files: int = 200


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider that people may sign in with, and who we are to it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class Config:
    """Everything the server is told. `database_url` is SQLAlchemy's; `public_url` is where people reach it."""

    data: Path
    database_url: str
    secret_key: str
    host: str = "0.0.0.0"
    port: int = 5000
    redis_url: str | None = None
    public_url: str | None = None
    link_titles: bool = True
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = "mutirao@localhost"
    provider: Provider | None = None
    limits: Limits = field(default_factory=Limits)
    cache_folder: Path | None = None

    @property
    def cache(self) -> Path:
        """A folder for what can be made anew."""
        return self.cache_folder or self.data / "cache"


def read_config(environ: Mapping[str, str] = os.environ) -> Config:
    """The settings of the environment; makes the data folder and the secret where they are missing."""
    data = Path(environ.get("WORKSHOP_DATA") or "var").resolve()
    return Config(
        data=_folder(data),
        cache_folder=Path(environ["WORKSHOP_CACHE"]).resolve() if environ.get("WORKSHOP_CACHE") else None,
        database_url=_database(environ.get("WORKSHOP_DATABASE_URL"), data),
        secret_key=environ.get("WORKSHOP_SECRET_KEY") or _secret(data),
        host=environ.get("WORKSHOP_HOST") or "0.0.0.0",
        port=_number(environ, "WORKSHOP_PORT", 5000, 65535),
        redis_url=_url(environ, "WORKSHOP_REDIS_URL", ("redis", "rediss", "unix")),
        public_url=_url(environ, "WORKSHOP_PUBLIC_URL", ("http", "https")),
        link_titles=_switch(environ, "WORKSHOP_LINK_TITLES", True),
        smtp_url=_smtp(environ),
        mail_from=_sender(environ),
        provider=_provider(environ),
        limits=Limits(
            joins_per_minute=_number(environ, "WORKSHOP_LIMIT_JOINS", Limits.joins_per_minute, 1_000_000),
            away_seconds=_number(environ, "WORKSHOP_LIMIT_AWAY", Limits.away_seconds, 86_400),
            commands_per_second=_number(environ, "WORKSHOP_LIMIT_COMMANDS", int(Limits.commands_per_second), 1_000_000),
        ),
    )


def _folder(data: Path) -> Path:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongConfig(f"WORKSHOP_DATA: can't make the folder {data} ({error.strerror}); choose another one.") from None
    return data


def _secret(data: Path) -> str:
    """The key that signs cookies: made once and kept beside the data, readable by its owner alone."""
    path = data / "secret"
    try:
        if not path.exists():
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        secret = path.read_text().strip()
    except FileExistsError:
        secret = path.read_text().strip()
    except OSError as error:
        raise WrongConfig(f"WORKSHOP_DATA: can't keep the secret in {path} ({error.strerror}); make it writable.") from None
    if len(secret) < 16:
        raise WrongConfig(f"The secret in {path} is too short; delete the file, and everybody joins again.")
    return secret


def _database(value: str | None, data: Path) -> str:
    if not value:
        return f"sqlite:///{data / 'mutirao.sqlite3'}"
    if value.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + value.split("://", 1)[1]
    if value.startswith(("postgresql+psycopg://", "sqlite:///")) and value != "sqlite:///:memory:":
        return value
    raise WrongConfig("WORKSHOP_DATABASE_URL: use sqlite:////path/to/file or postgresql://user@host/name.")


def _number(environ: Mapping[str, str], name: str, usual: int, most: int) -> int:
    value = environ.get(name)
    if not value:
        return usual
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise WrongConfig(f"{name}: {value!r} is not a number from 1 to {most}.")
    return int(value)


def _switch(environ: Mapping[str, str], name: str, usual: bool) -> bool:
    value = environ.get(name) or ("on" if usual else "off")
    if value not in ("on", "off"):
        raise WrongConfig(f"{name}: {value!r} is neither on nor off.")
    return value == "on"


def _smtp(environ: Mapping[str, str]) -> str | None:
    """The server for mail; its address holds a password, so what is wrong with it is told without it."""
    value = environ.get("WORKSHOP_SMTP_URL")
    if not value:
        return None
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("smtp", "smtps") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise WrongConfig("WORKSHOP_SMTP_URL: write it like smtps://user:password@host:465, or smtp://host:25.")
    if not environ.get("WORKSHOP_MAIL_FROM"):
        raise WrongConfig("WORKSHOP_MAIL_FROM: say which address mail comes from, for WORKSHOP_SMTP_URL is set.")
    return value


def _sender(environ: Mapping[str, str]) -> str:
    value = environ.get("WORKSHOP_MAIL_FROM") or Config.mail_from
    if "@" not in parseaddr(value)[1] or not value.isprintable():
        raise WrongConfig(f"WORKSHOP_MAIL_FROM: {value!r} is no address; write it like Mutirão <mutirao@example.org>.")
    return value


def _provider(environ: Mapping[str, str]) -> Provider | None:
    names = ("WORKSHOP_OIDC_ISSUER", "WORKSHOP_OIDC_CLIENT_ID", "WORKSHOP_OIDC_CLIENT_SECRET")
    issuer = _url(environ, names[0], ("https", "http"))
    missing = [name for name in names if not environ.get(name)]
    if issuer is None or missing:
        if len(missing) == len(names):
            return None
        raise WrongConfig(f"{missing[0]}: set it too, for the other settings of the OpenID provider are there.")
    if importlib.util.find_spec("authlib") is None:
        raise WrongConfig("WORKSHOP_OIDC_ISSUER needs one more package; install Mutirão with its extra: mutirao[oidc].")
    return Provider(issuer, environ[names[1]], environ[names[2]])


def _url(environ: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str | None:
    value = environ.get(name)
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in schemes or not (parts.netloc or parts.path):
        raise WrongConfig(f"{name}: {value!r} is not an address; write it like {schemes[0]}://host.")
    return value.rstrip("/")
