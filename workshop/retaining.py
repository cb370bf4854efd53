"""Keeping no longer than people were told: names go on their date, what was removed goes for good, by the server's clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import gevent
import structlog

from workshop.boards import Boards
from workshop.config import Config
from workshop.erasing import Erasing
from workshop.mail import Mail, Post
from workshop.network import network_address
from workshop.store import Store
from workshop.store.accesses import SERVER
from workshop.store.db import Unavailable
from workshop.store.ids import now_ms
from workshop.store.sessions import Session
from workshop.words import translate

log = structlog.get_logger()

HOUR = 60 * 60 * 1000
DAY = 24 * HOUR
WARNED = 7 * DAY
"""So long before, in ms, whoever holds a workshop is told that its names will go."""
BIN = 30 * DAY
"""So long a removed workshop can come back."""
FIRST = 60.0
"""Seconds after the start of the server: first it serves."""
SUBJECT = "The names of “{title}” are taken out in {days} days"
TEXT = (
    "Hello {name},\n\npeople of the workshop “{title}” were told that their data is kept until then: in {days} days their "
    "names, codes and pictures' authors are taken out, and nobody can tell any more who wrote what. The boards stay.\n\n"
    "Is there a good reason to keep them longer? Then change it here, and tell the people:\n\n{link}\n"
)


def ended(session: Session, store: Store) -> int:
    """When a workshop was over, in ms: its end, else its beginning, else when something last happened on its boards."""
    if session.ends or session.starts:
        return session.ends or session.starts or 0
    return max([session.at, *store.log.changed(session.boards).values()])


def until(session: Session, store: Store) -> int | None:
    """When the names of a session go, in ms; None where people were told of no time, or the names are gone."""
    if session.keep_days is None or gone(session):
        return None
    return ended(session, store) + session.keep_days * DAY


def gone(session: Session) -> bool:
    """Whether the names are taken out; below 0 the field says that somebody is at it."""
    return session.anonymised is not None and session.anonymised > 0


@dataclass
class Retaining:
    """What the server does each day, in one of its processes, and each process once after its start."""

    config: Config
    store: Store
    boards: Boards
    erasing: Erasing
    post: Post
    clock: Callable[[], int] = now_ms

    def start(self) -> None:
        self._greenlet = gevent.spawn_later(FIRST, self._go_on)

    def end(self) -> None:
        if hasattr(self, "_greenlet"):
            self._greenlet.kill(block=False)

    def run(self) -> None:
        """Do what is due; doing it twice does it once. Raises Unavailable."""
        now = self.clock()
        for session in self.store.sessions.all():
            if session.removed is not None:
                if session.removed < now - BIN:
                    self._forget(session)
                continue
            due = until(session, self.store)
            if due is None or session.rehearsal:
                continue
            if due <= now:
                self._anonymise(session, now)
            elif due - now <= WARNED:
                self._warn(session, due, now)
        self.store.accesses.forget_old(now)

    def _go_on(self) -> None:
        first = True
        while True:
            try:
                today = f"{datetime.fromtimestamp(self.clock() / 1000, UTC):%Y-%m-%d}"
                if self.store.accesses.claim(None, SERVER, "day", today) or first:
                    self.run()
                first = False
            except Unavailable as error:
                log.warning("what is due could not be done; it is tried in an hour", reason=str(error))
            gevent.sleep(HOUR / 1000)

    def _anonymise(self, session: Session, now: int) -> None:
        if self.store.erasures.claim(session.id, now):
            self.erasing.everybody(session)
            self.store.accesses.note(session.id, SERVER, "anonymised")
            log.info("names taken out", session=session.id)

    def _forget(self, session: Session) -> None:
        for board in session.boards:
            self.boards.forget(board)
        self.store.sessions.forget(session.id)
        log.info("a removed workshop is forgotten", session=session.id)

    def _warn(self, session: Session, due: int, now: int) -> None:
        """Once for each date; who extends it is told anew when that comes near."""
        if not self.store.accesses.claim(session.id, SERVER, "warned", str(due)):
            return
        days = max(1, -(-(due - now) // DAY))
        base = self.config.public_url or f"http://{network_address() or 'localhost'}:{self.config.port}"
        holders = {session.owner, *(each.account for each in self.store.people.of(session.id) if each.role == "facilitator")}
        for id in sorted(filter(None, holders)):
            account = self.store.accounts.get(id)
            if account is not None:
                told = {"title": session.title, "days": days}
                text = translate(TEXT, account.language, name=account.name, link=f"{base}/s/{session.id}/data", **told)
                self.post.send(Mail(account.email, translate(SUBJECT, account.language, **told), text))
