"""Mails that remind people of what they took on: a week before, on the day, and once it is late; each of them once.

Every process looks; whoever claims a reminder's row in the database sends it, so it goes out once however many run.
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, date, datetime

import gevent
import structlog
from babel.dates import format_date

from workshop.config import Config
from workshop.mail import Mail, Post
from workshop.network import network_address
from workshop.store import Store
from workshop.store.commitments import Commitment
from workshop.store.db import Unavailable
from workshop.store.ids import now_ms
from workshop.words import DEFAULT, locale, translate

log = structlog.get_logger()

WEEK = 7
DAY = 86_400_000
EVERY = 300.0
"""Seconds from one look to the next."""
MORNING = 8
"""The hour, by this machine's clock, before which nobody is written to."""
KINDS = ("week", "day", "late")
LONGEST = 120


class Reminders:
    def __init__(self, config: Config, store: Store, post: Post, clock: Callable[[], int] = now_ms) -> None:
        self._config, self._store, self._post, self._clock = config, store, post, clock

    def run(self) -> None:
        """Look again and again; a database that is away is asked the next time."""
        while True:
            try:
                self.remind()
            except Unavailable as error:
                log.warning("reminders have to wait", reason=str(error))
            except Exception as error:  # one odd row must not end all reminders until the next start
                log.error("reminders failed", exc_info=error)
            gevent.sleep(EVERY)

    def remind(self) -> int:
        """Send what is to be sent now; the answer is how many mails this process sent."""
        now = datetime.fromtimestamp(self._clock() / 1000).astimezone()
        if now.hour < MORNING:
            return 0
        waiting = self._store.commitments.waiting(self._clock() + (WEEK + 2) * DAY)
        key = self._config.secret_key
        silent = self._store.commitments.silent(silence(key, each.email) for each in waiting if each.email)
        return sum(self._one(each, now.date()) for each in waiting if silence(key, each.email or "") not in silent)

    def _one(self, found: Commitment, today: date) -> bool:
        kind = kind_of(found, today)
        told = found.told.split(",") if found.told else []
        if kind is None or kind in told:
            return False
        now_told = ",".join(each for each in KINDS if each in told or KINDS.index(each) <= KINDS.index(kind))
        mail = self._mail(found, kind)
        if not self._store.commitments.claim(found, now_told, self._clock()):
            return False
        self._post.send(mail)
        return True

    def _mail(self, found: Commitment, kind: str) -> Mail:
        title, language = self._where(found)
        link = f"{self._base()}/c/{found.id}/{token(self._config.secret_key, found)}"
        day = format_date(day_of(found), "long", locale=locale(language))
        lines = (
            translate("You took this on in “{title}”:", language, title=_line(title)),
            found.what,
            translate("It is to be done by {day}.", language, day=day),
            translate("Is it done? Open this link and say so. You can also stop these mails there.", language),
            link,
            translate("Whoever holds the workshop wrote your address beside this, only to remind you.", language),
        )
        subject = {
            "week": translate("In some days: {what}", language, what=_line(found.what)),
            "day": translate("Today: {what}", language, what=_line(found.what)),
            "late": translate("Still open: {what}", language, what=_line(found.what)),
        }[kind]
        return Mail(found.email or "", subject, "\n\n".join(lines) + "\n", unsubscribe=link)

    def _where(self, found: Commitment) -> tuple[str, str]:
        """What it belongs to, and in which language people speak there."""
        session = self._store.sessions.get(found.session) if found.session else None
        if session is not None:
            return session.title, session.language
        team = self._store.programmes.team(found.team) if found.team else None
        programme = self._store.programmes.get(team.programme) if team else None
        return (team.name if team else "Mutirão"), (programme.language if programme else DEFAULT)

    def _base(self) -> str:
        port = self._config.port
        return self._config.public_url or f"http://{network_address() or 'localhost'}:{port}"


def kind_of(found: Commitment, today: date) -> str | None:
    """Which reminder a commitment is due for on a day."""
    days = (day_of(found) - today).days
    if days < 0:
        return "late"
    return "day" if days == 0 else "week" if days <= WEEK else None


def day_of(found: Commitment) -> date:
    assert found.due is not None
    return datetime.fromtimestamp(found.due / 1000, UTC).date()


def token(secret: str, found: Commitment) -> str:
    """What stands for an address in the link of its mails; another address, another token."""
    return _keyed(secret, f"commitment {found.id} {found.email}")[:32]


def good(secret: str, found: Commitment, given: str) -> bool:
    return found.email is not None and hmac.compare_digest(token(secret, found).encode(), given.encode("utf-8", "replace"))


def silence(secret: str, email: str) -> str:
    """Names an address that wants no mail without telling it."""
    return _keyed(secret, f"silence {email}")


def _keyed(secret: str, said: str) -> str:
    return hmac.new(secret.encode(), said.encode(), hashlib.sha256).hexdigest()


def _line(text: str) -> str:
    """One line for a header, whatever people typed."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
