"""Taking workshops along: read from the database, made fit to travel, and packed into one file.

It reads the database by itself, in pages, so that it can run in a process beside the server and nobody waits for it.
"""

import hashlib
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

import workshop
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.core.sight import Viewer
from workshop.objects import KINDS
from workshop.portable import parcel
from workshop.portable.parcel import About, Counts, Manifest, Part
from workshop.portable.people import apart, unmentioned
from workshop.portable.programmes import commitment, gather, response
from workshop.portable.renaming import Renaming
from workshop.portable.travelling import AGENDA, Names, Travelling, travelling
from workshop.store import Store, open_store
from workshop.store.boards import BoardRow
from workshop.store.ids import new_id, now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

KEPT = ("title", "language", "at", "closed", "starts", "ends", "place", "purpose", "basis", "keep_days", "teaming",
        "children", "anonymised")  # fmt: skip
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class Wanted:
    """What to take along: a workshop, a programme, or what one `team` of it has made. It is for the person who asks
    (`taker`), or for an account that is perhaps somebody in a workshop, or for whoever runs the server."""

    session: str = ""
    taker: str = ""
    programme: str = ""
    team: str = ""
    account: str = ""


@dataclass
class Taken:
    """What is in the file, and what is not: how many things were hidden from the taker, and votes that wait."""

    counts: Counts = field(default_factory=Counts)
    hidden: int = 0
    votes: int = 0


def take(url: str, wanted: Wanted, path: str) -> Taken:
    """Pack it into a new file at `path`; `url` is the database. Slow: for a process beside the server."""
    store = open_store(url, upgrade=False)
    try:
        with Packer(Path(path)) as packer:
            if wanted.programme:
                _programme(store, packer, wanted)
            else:
                session = store.sessions.get(wanted.session)
                assert session is not None
                viewer = Viewer(wanted.taker, Role.FACILITATOR)
                _Session(store, packer, 1, session, viewer, Renaming()).pack()
                packer.finish("session", session.title, session.language)
        return packer.taken
    finally:
        store.db.close()


def _programme(store: Store, packer: "Packer", wanted: Wanted) -> None:
    """All workshops of a programme; of a team those that are its own, and its boards from those of many."""
    new, told = Renaming(), gather(store, wanted.programme, wanted.team)
    new.add(told.ids())
    packer.add(parcel.PROGRAMME, [new.within(_encode(told.parcel()))])
    packer.taken.counts.teams = len(told.teams)
    for number, session in enumerate(told.workshops, 1):
        person = store.people.host(session.id, wanted.account) if wanted.account else None
        viewer = Viewer(person.id if person else "", Role.FACILITATOR)
        of_team = "" if session.programme_team == wanted.team else wanted.team
        _Session(store, packer, number, session, viewer, new, of_team).pack()
    team = told.teams[0].name if wanted.team else told.programme.title
    packer.finish("team" if wanted.team else "programme", team, told.programme.language)


class Packer:
    """The file while it is written: each part with its sum, and the manifest last."""

    def __init__(self, path: Path) -> None:
        self.taken = Taken()
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._parts: dict[str, Part] = {}

    def __enter__(self) -> "Packer":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, name: str, pieces: Iterable[bytes], packed: bool = True) -> None:
        """One part, piece by piece."""
        about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(about, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size += len(piece)
        self._parts[name] = Part(size, digest.hexdigest())

    def finish(self, holds: Any, title: str, language: Any) -> None:
        by = f"Mutirão {workshop.__version__}"
        made = (holds, title, language, now_ms(), by, self.taken.counts, self._parts)
        told = Manifest(parcel.FORMAT, parcel.VERSION, *made)
        self.add(parcel.MANIFEST, [_encode(told)])


class _Session:
    """One workshop on its way into the file."""

    def __init__(
        self, store: Store, packer: Packer, number: int, session: Session, taker: Viewer, new: Renaming, of_team: str = ""
    ) -> None:
        """Ids are exchanged as `new` says, which learns them. Where it is one of many teams' workshops that is taken along
        `of_team`, that team's boards go, and of the plenary only the agenda."""
        self._store, self._packer, self._number, self._session = store, packer, number, session
        self._taker, self._nobody, self._of_team = taker, new_id(), of_team
        rows = store.boards.of(session.id)
        self._rows = [row for row in rows if not of_team or row is rows[0] or row.programme_team == of_team]
        self._people = store.portable.people(session.id)
        self._known = {person.id for person in self._people}
        self._new = new.apart()  # whoever runs the server may have been in several workshops
        self._new.add([session.id, *(row.id for row in self._rows), *self._known])
        self._pictures: list[parcel.Picture] = []
        self._hides_names = False

    def pack(self) -> None:
        """Teams' boards come before the plenary, whose entries they name: so the log of none is behind another's."""
        order = sorted(range(len(self._rows)), key=lambda at: at == 0)
        bare = AGENDA if self._of_team else KINDS
        boards = {at: self._board(at + 1, self._rows[at], KINDS if at else bare) for at in order}
        of = (boards[at] for at in range(len(self._rows)))
        after = self._responses(), self._commitments()
        told = parcel.Session(self._about(), list(of), self._persons(), self._pictures, *after)
        self._packer.add(parcel.session_part(self._number), [_encode(told)])
        counts = self._packer.taken.counts
        counts.sessions += 1
        counts.people += len([person for person in told.people if not person.nobody])

    def _about(self) -> About:
        fields = {name: getattr(self._session, name) for name in KEPT}
        return About(id=self._new[self._session.id], of_team=self._new.get(self._session.programme_team), **fields)

    def _responses(self) -> list[parcel.Response]:
        there = {row.id for row in self._rows[1:] if self._of_team} or {row.id for row in self._rows}
        found = [each for each in self._store.responses.of_session(self._session.id) if each.board in there]
        return [response(each, self._new, self._named) for each in found]

    def _commitments(self) -> list[parcel.Commitment]:
        found = self._store.commitments.of_session(self._session.id)
        mine = [each for each in found if not self._of_team or each.team == self._of_team]
        return [commitment(each, self._new, self._named) for each in mine]

    def _named(self, name: str) -> str:
        """The name of somebody who took part as initials; of an office or of others it stays."""
        short = {person.name.casefold(): told for person, told in zip(self._people, self._initials(), strict=True)}
        return short.get(name.strip().casefold(), name)

    def _board(self, at: int, row: BoardRow, kinds: Collection[str] = KINDS) -> parcel.Board:
        entries = list(self._store.portable.entries(row.id))
        self._meet(entries)
        short = zip((person.name for person in self._people), self._initials(), strict=True)
        names = Names(self._nobody, self._known, unmentioned(dict(short)), self._named)
        leaves = travelling(entries, self._taker, names, kinds)
        self._show(row, leaves)
        self._packer.add(parcel.board_part(self._number, at), self._lines(leaves.entries))
        taken = self._packer.taken
        taken.hidden += leaves.left.hidden
        taken.votes += leaves.left.votes
        taken.counts.boards += 1
        taken.counts.entries += len(entries)
        of_team = self._new.get(row.programme_team)
        return parcel.Board(self._new[row.id], row.title, row.team, of_team, len(entries))

    def _meet(self, entries: Iterable[Entry]) -> None:
        """Who runs the server may have written here without ever joining."""
        for id in {entry.by for entry in entries} - self._known:
            person = self._store.people.get(id)
            if person is not None:
                self._people.append(person)
                self._known.add(id)
                self._new.add([id])

    def _lines(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        for entry in entries:
            self._hides_names |= entry.by == self._nobody
            told = {
                "seq": entry.seq,
                "at": entry.at,
                "by": entry.by,
                "command": entry.command,
                "changes": entry.changes,
            }
            line = self._new.within(_encode(told))
            self._hides_names |= self._nobody.encode() in line
            yield line + b"\n"

    def _show(self, row: BoardRow, leaves: Travelling) -> None:
        """The pictures that the history shows, under new ids; those of children stay where they are."""
        shown = leaves.files()
        self._new.add(sorted(shown))
        if self._session.children:
            return
        for file, at in self._store.portable.pictures(row.id):
            if file.id not in shown:
                continue
            kept = self._store.files.get(row.id, file.id)
            assert kept is not None
            id = self._new[file.id]
            self._packer.add(parcel.picture_part(self._number, id), [kept.data], packed=False)
            self._pictures.append(parcel.Picture(id, self._new[row.id], file.w, file.h, at))
            self._packer.taken.counts.pictures += 1

    def _persons(self) -> list[parcel.Person]:
        told = [self._person(person, name) for person, name in zip(self._people, self._initials(), strict=True)]
        nobody = (
            [parcel.Person(self._nobody, "?", nobody=True)] if self._hides_names or self._pictures else []
        )
        return [*told, *nobody]

    def _initials(self) -> list[str]:
        return apart(person.name for person in self._people)

    def _person(self, person: Person, name: str) -> parcel.Person:
        team = self._new.get(person.team)
        return parcel.Person(self._new[person.id], name, person.role, team, person.removed)
