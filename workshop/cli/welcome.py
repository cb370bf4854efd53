"""What `demo` says once it serves: where to go, the code to type, and how to stop."""

from workshop.config import Config
from workshop.network import network_address
from workshop.store.sessions import Session

EVERYWHERE = ("", "0.0.0.0", "::")


def addresses(config: Config) -> list[str]:
    """Where people reach this server: its public address, or this machine and the local network."""
    if config.public_url:
        return [config.public_url]
    if config.host not in EVERYWHERE:
        host = f"[{config.host}]" if ":" in config.host else config.host
        return [f"http://{host}:{config.port}"]
    near = network_address()
    return [f"http://localhost:{config.port}"] + ([f"http://{near}:{config.port}"] if near else [])


def welcome(config: Config, session: Session) -> str:
    here, *near = addresses(config)
    lines = [
        ("Open", here),
        *(("From other devices", address) for address in near),
        ("Join with the code", grouped(session.code)),
        ("Facilitate", f"{here}/j/{session.facilitator_code}"),
        ("Stop", "Ctrl-C (everything is kept)"),
    ]
    return boxed(f"Mutirão · {session.title}", lines)


def grouped(code: str) -> str:
    """12345678 as it is read aloud: 1234 5678."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def boxed(title: str, lines: list[tuple[str, str]]) -> str:
    wide = max(len(name) for name, _ in lines)
    rows = [title, "", *(f"{name:<{wide}}  {value}" for name, value in lines)]
    inner = max(len(row) for row in rows)
    body = [f"│ {row:<{inner}} │" for row in rows]
    return "\n".join([f"╭{'─' * (inner + 2)}╮", *body, f"╰{'─' * (inner + 2)}╯"])
