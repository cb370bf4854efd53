"""Bringing a portable file in: every part checked, new ids for all that has one of this server's, rows as they are kept.

It knows no database: rows are told as they come, so that it can run in a process beside the server that writes them.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from workshop import pictures
from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.portable import parcel
from workshop.portable.boards import DAY, History, histories
from workshop.portable.parcel import Counts, Told
from workshop.portable.programmes import commitment_row, response_row, rows_of
from workshop.portable.reading import STRANGE, Reader, decoded, unfit
from workshop.portable.renaming import Renaming
from workshop.store.commitments import STATUSES as COMMITMENTS
from workshop.store.ids import new_id
from workshop.store.portable import coming, entry_rows, snapshot_row
from workshop.store.responses import STATUSES as RESPONSES
from workshop.words import translate

Rows = Sequence[Mapping[str, Any]]
Tell = Callable[[str, Rows], None]
AT_ONCE, BYTES = 200, 256 * 1024
"""So many entries, or bytes of them, are told at a time."""
_SESSION = re.compile(r"sessions/(\d+)/session\.json")


@dataclass(frozen=True)
class Seen:
    """What a file holds, once all of it was found to be right."""

    holds: str
    title: str
    language: str
    made: int
    by: str
    counts: Counts
    titles: list[str]


def look(path: str, now: int) -> Seen:
    """Read all of a file, and what is in it; raises Refused. Slow: for a process beside the server."""
    with Reader(Path(path)) as reader:
        titles = _Bringing(reader, now, lambda table, rows: None).all()
        told = reader.manifest
        return Seen(told.holds, told.title, told.language, told.made, told.by, told.counts, titles)


def bring(path: str, now: int, tell: Tell) -> str:
    """The same, and `tell(table, rows)` what is to be kept, those that others name first. The answer is its title."""
    with Reader(Path(path)) as reader:
        _Bringing(reader, now, tell).all()
        return reader.manifest.title


class _Bringing:
    def __init__(self, reader: Reader, now: int, tell: Tell) -> None:
        self._reader, self._now, self._tell = reader, now, tell
        self._left = reader.names()
        self._counts = Counts()
        self._new, self._id = Renaming(), ""

    def all(self) -> list[str]:
        """Everything that is in the file, and nothing that isn't; the answer are the titles of its workshops."""
        manifest = self._reader.manifest
        _words(manifest.title, parcel.MANIFEST)
        numbers = sorted(int(found[1]) for name in self._left if (found := _SESSION.fullmatch(name)))
        if numbers != list(range(1, len(numbers) + 1)) or not (numbers or parcel.PROGRAMME in self._left):
            raise unfit(parcel.MANIFEST)
        self._programme()
        titles = [self._session(number).bring() for number in numbers]
        if self._left:
            raise Refused("bad_args", STRANGE, "file")
        if self._counts != manifest.counts:
            raise unfit(parcel.MANIFEST)
        return titles

    def _session(self, number: int) -> "_Session":
        return _Session(self._reader, number, self._now, self._tell, self._take, self._new, self._id)

    def _programme(self) -> None:
        """The programme that the workshops belong to, where there is one."""
        part = parcel.PROGRAMME
        if (part in self._left) != (self._reader.manifest.holds != "session"):
            raise unfit(parcel.MANIFEST)
        if part not in self._left:
            return
        told = self._reader.struct(part, parcel.Programme)
        self._take(part, teams=len(told.teams))
        _fitting(told)
        self._new.add(each.id for group in (told.cohorts, told.milestones, told.teams) for each in group)
        self._id = new_id()
        for table, rows in rows_of(told, self._id, self._new, coming(self._now)):
            if rows:
                self._tell(table, rows)
        made = [commitment_row(each, new_id(), None, self._new) for each in _due(told.commitments, self._new, part)]
        if made:
            self._tell("commitments", made)

    def _take(self, name: str, **found: int) -> None:
        """A part is read now, and counts for so much."""
        self._left.discard(name)
        for what, count in found.items():
            setattr(self._counts, what, getattr(self._counts, what) + count)


class _Session:
    """One workshop on its way out of the file."""

    def __init__(
        self, reader: Reader, number: int, now: int, tell: Tell, take: Callable[..., None], new: Renaming, programme: str
    ) -> None:
        self._reader, self._number, self._now, self._tell, self._take = reader, number, now, tell, take
        self._part = parcel.session_part(number)
        self._told = reader.struct(self._part, parcel.Session)
        self._new, self._programme = new, programme

    def bring(self) -> str:
        self._named()
        self._tell("sessions", [self._session()])
        self._tell("boards", [self._board(at, board) for at, board in enumerate(self._told.boards)])
        if self._told.people:
            self._tell("people", [self._person(at, person) for at, person in enumerate(self._told.people)])
        people = sum(not person.nobody for person in self._told.people)
        self._take(self._part, sessions=1, boards=len(self._told.boards), people=people)
        for at, board in enumerate(self._told.boards, 1):
            self._entries(at, board)
        for picture in self._told.pictures:
            self._picture(picture)
        self._after()
        return self._told.about.title

    def _after(self) -> None:
        """What became of it: responses, to be published anew, and commitments."""
        session, boards = self._new[self._told.about.id], {board.id for board in self._told.boards}
        answers, promised = self._told.responses, _due(self._told.commitments, self._new, self._part)
        if not {each.board for each in answers} <= boards or not {each.board for each in promised} <= boards | {None}:
            raise unfit(self._part)
        if any(each.status not in RESPONSES for each in answers):
            raise unfit(self._part)
        for text in (text for each in (*answers, *promised) for text in _texts(each)):
            _words(text, self._part)
        if answers:
            self._tell("responses", [response_row(each, new_id(), session, self._new) for each in answers])
        if promised:
            self._tell("commitments", [commitment_row(each, new_id(), session, self._new) for each in promised])

    def _named(self) -> None:
        """New ids for all that has one; each is there once, and what they name is there too."""
        told = self._told
        ids = [told.about.id, *(board.id for board in told.boards), *(person.id for person in told.people)]
        ids += [picture.id for picture in told.pictures]
        boards = {board.id for board in told.boards}
        teams = {person.team for person in told.people} | {picture.board for picture in told.pictures}
        if len(set(ids)) < len(ids) or not teams <= boards | {None} or told.boards[0].team or self._new.knows(ids):
            raise unfit(self._part)
        of_teams = [team for team in (told.about.of_team, *(board.of_team for board in told.boards)) if team]
        if any(self._new.get(team) is None for team in of_teams):
            raise unfit(self._part)
        if told.pictures and not any(person.nobody for person in told.people):
            raise unfit(self._part)
        titles = (
            told.about.title,
            *(each.title for each in told.boards),
            *(each.initials for each in told.people),
        )
        for text in (*titles, told.about.place, told.about.purpose):
            _words(text, self._part)
        about = told.about
        latest = self._now + DAY
        if about.at > latest or any(picture.at > latest for picture in told.pictures):
            raise unfit(self._part)
        self._new.add(ids)

    def _session(self) -> dict[str, Any]:
        fields = msgspec.structs.asdict(self._told.about)
        team = self._new.get(fields.pop("of_team"))
        of = {"programme": self._programme or None, "programme_team": team, "owner": None, "public": None}
        later = {"archived": False, "rehearsal": False, "removed": coming(self._now)}
        return {**fields, **of, **later, "id": self._new[self._told.about.id]}

    def _board(self, at: int, board: parcel.Board) -> dict[str, Any]:
        session = self._new[self._told.about.id]
        return {"id": self._new[board.id], "session": session, "place": at, "title": board.title, "team": board.team,
                "programme_team": self._new.get(board.of_team)}  # fmt: skip

    def _person(self, at: int, person: parcel.Person) -> dict[str, Any]:
        """Somebody whom nobody can be from now on: without code and account."""
        about = self._told.about
        name = translate("Somebody", about.language) if person.nobody else person.initials
        return {
            "id": self._new[person.id], "session": self._new[about.id], "name": name, "language": about.language,
            "role": Role.OBSERVER if person.nobody else person.role, "team": self._new.get(person.team),
            "removed": person.removed or person.nobody, "at": self._now + at, "account": None, "code": None,
            "stand_in": False, "host": False,
        }  # fmt: skip

    def _entries(self, at: int, board: parcel.Board) -> None:
        part, id = parcel.board_part(self._number, at), self._new[board.id]
        self._take(part, entries=board.entries)
        people = {self._new[person.id] for person in self._told.people}
        history = History(board.title, people, self._now, self._new[self._told.boards[0].id])
        rows: list[dict[str, Any]] = []
        size = 0
        for row in entry_rows(id, histories(self._lines(part), history)):
            rows.append(row)
            size += len(row["changes"]) + len(row["undo"])
            if len(rows) == AT_ONCE or size > BYTES:
                self._tell("entries", rows)
                rows, size = [], 0
        if rows:
            self._tell("entries", rows)
        if history.board.seq != board.entries:
            raise unfit(part)
        if history.board.seq:
            self._tell("snapshots", [snapshot_row(id, history.board.seq, history.board.records.values())])

    def _lines(self, part: str) -> Iterable[Told]:
        return (decoded(self._new.within(line), Told, part) for line in self._reader.lines(part))

    def _picture(self, picture: parcel.Picture) -> None:
        part = parcel.picture_part(self._number, picture.id)
        self._take(part, pictures=1)
        data = _safe(self._reader.picture(part), picture, part)
        nobody = next(person.id for person in self._told.people if person.nobody)
        row = {
            "id": self._new[picture.id], "board": self._new[picture.board], "person": self._new[nobody],
            "type": pictures.TYPE, "w": picture.w, "h": picture.h, "size": len(data), "at": picture.at, "data": data,
        }  # fmt: skip
        self._tell("files", [row])


class Criterion(msgspec.Struct, forbid_unknown_fields=True):
    """One line of a rubric."""

    id: str
    title: str
    about: str = ""


def _fitting(told: parcel.Programme) -> None:
    """Refuse a programme whose parts name what isn't there, or name it twice."""
    ids = [each.id for group in (told.cohorts, told.milestones, told.teams) for each in group]
    cohorts, milestones = {each.id for each in told.cohorts}, {each.id for each in told.milestones}
    fits = len(set(ids)) == len(ids) and all(team.cohort in cohorts for team in told.teams)
    fits = fits and all({team.milestone, *team.reached} <= milestones | {None} for team in told.teams)
    try:
        msgspec.json.decode(told.rubric, type=list[Criterion])
    except (msgspec.MsgspecError, RecursionError):
        fits = False
    if not fits:
        raise unfit(parcel.PROGRAMME)
    for each in (told, *told.cohorts, *told.milestones, *told.teams, *told.commitments):
        for text in _texts(each):
            _words(text, parcel.PROGRAMME)


def _texts(told: msgspec.Struct) -> Iterable[str]:
    return (value for value in msgspec.structs.asdict(told).values() if isinstance(value, str))


def _due(told: Sequence[parcel.Commitment], new: Renaming, part: str) -> Sequence[parcel.Commitment]:
    """Commitments, refused where one is of a team that isn't in the file, or of a status that there isn't."""
    if any((each.team and new.get(each.team) is None) or each.status not in COMMITMENTS for each in told):
        raise unfit(part)
    return told


def _words(text: str, part: str) -> None:
    """Refuse a title with more in it than words."""
    if tidy(text) != text:
        raise unfit(part)


def _safe(data: bytes, picture: parcel.Picture, part: str) -> bytes:
    """The bytes of a picture that is one, as large as it says, and tells nothing else."""
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
            if image.size != (picture.w, picture.h) or {"exif", "xmp", "icc_profile"} & image.info.keys():
                raise ValueError
            image.load()
    except Exception:  # a broken file fails in any of twenty ways
        raise unfit(part) from None
    return data
