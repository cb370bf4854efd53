"""What a return shows: published answers, with the contributions that were looked through and read as they did then."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from workshop.core.role import Role
from workshop.leading import Step
from workshop.parts import parts
from workshop.returning import Said, digest
from workshop.store.boards import BoardRow
from workshop.store.programmes import Team
from workshop.store.responses import Page, Response
from workshop.store.sessions import Session
from workshop.web.returns import following

_EMAIL = re.compile(r"[^\s@<>]{1,64}@[A-Za-z0-9.-]{1,180}")
_WEB = re.compile(r"https?://[^\s<>\\@]{1,250}")
FEWEST = 5
"""So few people are not told of as a number."""


@dataclass(frozen=True)
class Note:
    """A contribution as it was published: the digest of its text, empty where nobody is shown it, its way, and where it
    was written, empty where so few people were there that one of them could be found."""

    key: str
    digest: str
    way: tuple[Step, ...]
    district: str


@dataclass(frozen=True)
class Shown:
    """An answer as everybody may read it."""

    id: str
    theme: str
    title: str
    status: str
    reason: str
    action: str
    responsible: str
    due: int | None
    quote: str
    notes: Sequence[Note]
    after: tuple[Step, ...]
    districts: tuple[str, ...]
    session: Session


@dataclass(frozen=True)
class Whole:
    """A return: of a session, or of all sessions of a programme that have one."""

    public: str
    title: str
    language: str
    programme: bool
    sessions: Mapping[str, Session]
    pages: Sequence[Page]
    shown: Sequence[Shown]
    said: Mapping[str, Said]
    rows: Sequence[BoardRow]
    people: int
    starts: int | None
    ends: int | None

    @property
    def contributions(self) -> int:
        return len({note.key for each in self.shown for note in each.notes})

    @property
    def contact(self) -> str:
        return next((each.contact for each in self.pages if each.contact), "")

    @property
    def contact_link(self) -> str:
        """Where to ask, as an address that opens; empty where it is only words."""
        if _EMAIL.fullmatch(self.contact):
            return f"mailto:{quote(self.contact, safe='@')}"
        parts = urlsplit(self.contact) if _WEB.fullmatch(self.contact) else None
        return self.contact if parts and parts.hostname else ""

    def readable(self, note: Note) -> bool:
        """Whether a text may be shown: it was looked through, and reads now as it did then."""
        return bool(note.digest) and note.key in self.said and digest(self.said[note.key].text) == note.digest


def whole(public: str) -> Whole | None:
    """The return at an address, as it is or was some seconds ago; None where there is none now."""
    if not (public.isascii() and public.isalnum()):
        return None
    store = parts().store.responses
    session, programme = store.session_at(public), None
    if session is None:
        programme = store.programme_at(public)
    id = session or programme
    return following.page((public, id), lambda: _made(public, session, programme)) if id else None


def _made(public: str, session_id: str | None, programme_id: str | None) -> Whole | None:
    store = parts().store
    session = store.sessions.get(session_id) if session_id else None
    if session is not None:
        return _whole(public, session.title, session.language, [session], False)
    programme = store.programmes.get(programme_id) if programme_id else None
    if programme is None:
        return None
    sessions = [each for each in store.programmes.workshops(programme.id) if each.public]
    return _whole(public, programme.title, programme.language, sessions, True)


def _whole(public: str, title: str, language: str, sessions: Sequence[Session], programme: bool) -> Whole:
    store = parts().store
    responses = [each for each in store.responses.of_sessions(each.id for each in sessions) if each.published]
    rows = [row for each in sessions for row in store.boards.of(each.id)]
    said: dict[str, Said] = {}
    for each in sessions:
        said.update(following.said(parts(), [row for row in rows if row.session == each.id]))
    by_id = {each.id: each for each in sessions}
    teams = {id: store.programmes.team(id) for id in {_team(row, by_id[row.session]) for row in rows} if id}
    districts = {row.id: _district(row, teams.get(_team(row, by_id[row.session]) or "")) for row in rows}
    there = [each for session in sessions for each in store.people.of(session.id) if each.role is Role.PARTICIPANT]
    many = Counter(each.team for each in there) + Counter(each.session for each in there)
    large = {row.id for row in rows if many[row.id if row.team else row.session] >= FEWEST}
    shown = [_shown(each, said, districts, large, by_id[each.session]) for each in responses]
    people = len(there)
    times = sorted(each.starts for each in sessions if each.starts)
    return Whole(
        public, title, language, programme, by_id, [store.responses.page(each.id) for each in sessions], shown, said,
        rows, people if people >= FEWEST else 0, times[0] if times else None, times[-1] if times else None,
    )  # fmt: skip


def _shown(
    each: Response, said: Mapping[str, Said], districts: Mapping[str, str], large: Collection[str], session: Session
) -> Shown:
    boards = {key: key.partition("/")[0] for key, *_ in each.traced.get("notes", ())}
    where = {key: districts.get(board, "") for key, board in boards.items()}
    notes = [
        Note(key, seen, tuple(Step(*step) for step in way), where[key] if boards[key] in large else "")
        for key, seen, way in each.traced.get("notes", ())
    ]
    readable = (said[note.key].text for note in notes if note.digest and note.key in said)
    quote = each.quote if each.quote in readable else ""  # who erases their words erases them here too
    after = tuple(Step(*step) for step in each.traced.get("after", ()))
    there = tuple(dict.fromkeys(filter(None, where.values())))
    return Shown(
        each.id, each.theme, each.title, each.status, each.reason, each.action, each.responsible, each.due, quote, notes,
        after, there, session,
    )  # fmt: skip


def _team(row: BoardRow, session: Session) -> str | None:
    return row.programme_team or session.programme_team


def _district(row: BoardRow, team: Team | None) -> str:
    """Where a board's people are from: the district of the programme's team, its name, or the team's in its workshop."""
    if team is not None:
        return team.district or team.name
    return row.title if row.team else ""
