"""Taking people out of a session for ever: at their wish, at the facilitator's, or because the time has come.

First they lose their place, on all processes; then each board's history is rewritten by its room, which is its only
writer here; then every table; and at last the database forgets what it still keeps of that for itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from time import monotonic

import gevent
import structlog

from workshop.boards import Boards
from workshop.core.role import FACILITATORS, Role
from workshop.rewriting import Rewriting
from workshop.store import Store
from workshop.store.accounts import Account
from workshop.store.db import Unavailable
from workshop.store.erasures import Leaving
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.words import translate

log = structlog.get_logger()

GONE = "What was kept of you in this workshop has been erased; join again if you want to go on."
ENDED = "This account was deleted; sign in with another one, or join with a code."
OVER = "The names of this workshop have been taken out; its boards can be read as before."
PERSON = "Person {number}"
ANSWERING = FACILITATORS | {Role.MENTOR}
PAUSE = 60.0
"""Seconds between two times that the database is made to forget what was erased."""
TURNS = 5
"""So often it is looked whether somebody still wrote something while they were taken out."""


@dataclass(frozen=True)
class Erasing:
    """Takes people out. `gone` tells somebody's open pages on all processes, `forgotten` lets these forget them."""

    store: Store
    boards: Boards
    gone: Callable[[str, str, str], None]
    forgotten: Callable[[list[str]], None]
    swept: dict[str, float] = field(default_factory=dict)

    def person(self, session: Session, person: Person, notes: bool) -> None:
        """Erase somebody; their notes go with them, or stay and are nobody's. Raises Unavailable; then ask again."""
        self.store.people.set(person.id, removed=True)
        self.gone(person.id, "gone", GONE)
        ids, words = self._rewrite(session, [person], [person.id] if notes else [], proxies=False)
        self.store.erasures.take_out(Leaving(session.id, [person.id], [person.name], notes, gone=ids, words=words))
        self.forgotten([person.id])
        self._sweep_soon()

    def everybody(self, session: Session) -> None:
        """Leave of a session what can be told without names: people are counted and called by numbers; pictures go where
        children took part.

        Those who hold it or mentor with an account stay who they are, for they answer for it; but nothing bears their name.
        """
        people = self.store.people.everyone(session.id)
        leaving = [person for person in people if person.account is None or person.role not in ANSWERING]
        names = [person.name for person in leaving]
        called = translate(PERSON, session.language, number="{number}")
        numbered = {each.id: called.format(number=number) for number, each in enumerate(leaving, 1)}
        for person in leaving:
            self.gone(person.id, "gone", OVER)
        ids, words = self._rewrite(session, people, [], proxies=True, pictures=session.children)
        those = Leaving(session.id, list(numbered), names, False, session.children, ids, words)
        self.store.erasures.rename_all(those, numbered)
        self._rewrite(session, people, [], proxies=True)  # who came back for a moment is nobody now
        self.store.erasures.anonymised(session.id, now_ms())
        self.forgotten([person.id for person in people])
        self._sweep_soon()

    def account(self, account: Account) -> None:
        """Erase an account: who it is in every session, what it belongs to, and itself. What it holds has gone before."""
        for id in self.store.people.of_account(account.id):
            person = self.store.people.get(id)
            session = self.store.sessions.get(person.session) if person and person.session else None
            if person is not None and session is not None:
                self.gone(person.id, "gone", ENDED)
                self.person(session, person, notes=False)
        self.store.erasures.of_account(account.id)
        self._sweep(everywhere=True)

    def _rewrite(
        self, session: Session, people: Sequence[Person], going: Iterable[str], proxies: bool, pictures: bool = False
    ) -> tuple[set[str], set[str]]:
        """Rewrite all boards of a session until nobody of these people is in any; the ids and words that have gone."""
        ids: set[str] = set()
        words: set[str] = set()
        who, names = [person.id for person in people], [person.name for person in people]
        for board in session.boards:
            for _ in range(TURNS):
                found = self.boards.room(board).rewrite(Rewriting(who, going, names, proxies, pictures))
                ids |= found.gone
                words |= found.words
                if found.same:
                    break
                gevent.sleep(0.05)  # what they sent to another process before it heard of this is on its way
        return ids, words

    def _sweep_soon(self) -> None:
        """Sweep now, or a minute later where that was done a moment ago: on PostgreSQL others wait while it goes on."""
        if monotonic() - self.swept.get("at", -inf) >= PAUSE:
            self._sweep()
        elif not self.swept.get("due"):
            self.swept["due"] = True
            gevent.spawn_later(PAUSE, self._sweep)

    def _sweep(self, everywhere: bool = False) -> None:
        """What can't be forgotten now is forgotten when the database has more time: it is erased all the same."""
        self.swept.update(at=monotonic(), due=False)
        try:
            self.store.erasures.sweep(everywhere)
        except Unavailable as error:
            log.warning("not swept", reason=str(error))
