"""The wall: every team's board small and live for those who look after them, told anew only where a board has changed.

It shows what its asker may see and no more: what people write in private is counted, without its place, its colour or
its words, for on a parted frame the place alone can tell what somebody thinks.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from workshop import pulse
from workshop.act import Room
from workshop.boards import Boards
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.store import Store
from workshop.store.boards import BoardRow
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

KEPT = 256
"""So many boards are kept as one class of equal sight has them at a glance."""
TOLD = ("step", "title", "ends_at", "left", "where", "done")
"""What of the plenary's stage stands above the wall."""

There = Callable[[Iterable[str]], Mapping[str, Iterable[Mapping[str, Any]]]]
"""Who is connected to boards now, on any process."""


@dataclass(frozen=True)
class Glance:
    """A board at one seq, as people of equal sight may know it."""

    seq: int
    notes: int
    hidden: int
    authors: frozenset[str]
    help: list[dict[str, Any]]
    ready: int
    time: int
    things: msgspec.Raw


class Wall:
    def __init__(self, store: Store, boards: Boards, there: There, clock: Callable[[], int] = now_ms) -> None:
        self._store, self._boards, self._there, self._clock = store, boards, there, clock
        self._kept: OrderedDict[tuple[str, Role, str], Glance] = OrderedDict()
        self._lives: OrderedDict[str, tuple[tuple[int, int, int], pulse.Life]] = OrderedDict()

    def told(
        self, session: Session, asker: Person, since: Mapping[str, int], opened: Sequence[BoardRow]
    ) -> tuple[int, dict[str, Any]]:
        """The server's time, and the wall of the teams whose boards are `opened` to who asks; things only of boards that
        are newer than the seq in `since`."""
        people = [each for each in self._store.people.of(session.id) if each.role is Role.PARTICIPANT]
        writing = {person.id for person in people}
        viewer, now = Viewer(asker.id, asker.role), self._clock()
        plenary = self._boards.room(session.board)
        rows = [row for row in opened if row.team]
        with plenary.lock:
            stage = {name: plenary.board.stage[name] for name in TOLD if name in plenary.board.stage}
            harvested = {row.id: _harvested(plenary, row.id) for row in rows}
        here = self._here([row.id for row in rows])
        teams = [self._team(row, viewer, people, now, since.get(row.id)) for row in rows]
        return now, {
            "stage": stage,
            "teams": [
                team | {"here": len(here[team["id"]] & writing), "harvested": harvested[team["id"]]} for team in teams
            ],
        }

    def count(self, session: Session, asker: Person, opened: Sequence[BoardRow]) -> dict[str, int]:
        """How many notes there are on these boards of a session, how many people have written them, and who is here."""
        viewer = Viewer(asker.id, asker.role)
        glances = [self._glance(self._boards.room(row.id), viewer) for row in opened]
        writing = {person.id for person in self._store.people.of(session.id) if person.role is Role.PARTICIPANT}
        authors = frozenset[str]().union(*(glance.authors for glance in glances))
        here = set[str]().union(*self._here([row.id for row in opened]).values())
        return {
            "notes": sum(glance.notes for glance in glances),
            "writers": len(authors & writing),
            "here": len(here & writing),
        }

    def _here(self, boards: Sequence[str]) -> dict[str, set[str]]:
        return {board: {str(state["person"]) for state in states} for board, states in self._there(boards).items()}

    def _team(
        self, row: BoardRow, viewer: Viewer, people: Sequence[Person], now: int, known: int | None
    ) -> dict[str, Any]:
        room = self._boards.room(row.id)
        glance = self._glance(room, viewer)
        writing = {person.id for person in people}
        members = {person.id for person in people if person.team == row.id}
        life = self._life(room, writing, now)
        names = self._boards.names(sign["person"] for sign in glance.help)
        told = {
            "id": row.id,
            "title": row.title,
            "seq": glance.seq,
            "people": len(members),
            "notes": glance.notes,
            "hidden": glance.hidden,
            "voices": len(glance.authors & (members or writing)),
            "last": life.last,
            "pulse": life.pulse,
            "help": [{**sign, "name": names.get(sign["person"], "")} for sign in glance.help],
            "ready": glance.ready,
            "time": glance.time,
        }
        return told if known == glance.seq else told | {"things": glance.things}

    def _life(self, room: Room, people: set[str], now: int) -> pulse.Life:
        """Counted again only for new entries, in a new minute, or with more people."""
        of = (room.board.seq, now // pulse.MINUTE, len(people))
        known = self._lives.pop(room.id, None)
        life = known[1] if known and known[0] == of else pulse.life(reversed(list(room.tail)), people, now)
        self._lives[room.id] = of, life
        while len(self._lives) > KEPT:
            self._lives.popitem(last=False)
        return life

    def _glance(self, room: Room, viewer: Viewer) -> Glance:
        """The board at a glance, looked at once for all who see the same."""
        with room.lock:
            key = (room.id, viewer.role, viewer.person if room.lens.apart(viewer.person) else "")
            known = self._kept.get(key)
            if known is not None and known.seq == room.board.seq:
                return known
            seq, records = room.board.seq, room.lens.seen(viewer)
            notes, signals = list(room.board.of("note").values()), list(room.board.of("signal").values())
        shown = sum(1 for note in notes if note["id"] in records)
        help = [{"person": sign["by"], "since": sign["since"]} for sign in signals if sign["sort"] == "help"]
        sorts = [sign["sort"] for sign in signals]
        glance = Glance(
            seq,
            len(notes),
            len(notes) - shown,
            frozenset(note["by"] for note in notes),
            sorted(help, key=lambda sign: sign["since"]),
            sorts.count("ready"),
            sorts.count("time"),
            msgspec.Raw(msgspec.json.encode(pulse.things(records))),
        )
        self._kept[key] = glance
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return glance


def _harvested(plenary: Room, team: str) -> int:
    """How many notes of a team the plenary has."""
    board = plenary.board
    return sum(1 for id in board.naming("origin_board", team) if board.records[id]["kind"] == "note")
