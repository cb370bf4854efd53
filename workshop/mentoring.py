"""The queue of a mentor: their teams by who needs them most, each with what changed since the mentor's last visit.

A few questions to the database for all teams together; a board is looked into only where it has changed since it was
looked into last, and what was found is kept.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workshop.act import Room
from workshop.boards import Boards
from workshop.changed import Changed, changed, questions
from workshop.core.change import Record
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.core.sight import Viewer
from workshop.store import Store
from workshop.store.boards import BoardRow
from workshop.store.ids import now_ms
from workshop.store.mentoring import Mission, Review, TeamBoard, Visit
from workshop.store.people import belonging_id
from workshop.store.programmes import Team

DAY = 86_400_000
STILL = 14
"""A team on whose boards nothing moved for so many days may need somebody to ask."""
SOON = 2
"""A mission that is due within so many days waits for its mentor."""
KEPT = 2_000
"""So many boards are kept as they were looked at."""


@dataclass(frozen=True)
class Question:
    """An open question: since when, whether the mentor asked it, and whether anybody answered."""

    id: str
    at: int
    mine: bool
    answered: bool


@dataclass(frozen=True)
class Glance:
    """A board at one seq, as somebody sees it who saw it last at `since`; `changed` is None for whoever never did."""

    seq: int
    notes: int
    changed: Changed | None
    questions: tuple[Question, ...]
    polls: tuple[Record, ...]
    loops: tuple[str, ...]


@dataclass(frozen=True)
class BoardSeen:
    """A board of a team beside what its mentor has seen of it."""

    of: TeamBoard
    viewer: Viewer
    visit: Visit | None
    glance: Glance

    @property
    def row(self) -> BoardRow:
        return self.of.row

    @property
    def news(self) -> int:
        """How much is new on it."""
        found = self.glance.changed
        return found.count + len(found.answers) if found else self.glance.notes


@dataclass
class TeamSeen:
    """A team as its mentor's queue shows it. `reason` says why it waits: mission, question, still, commented, answered,
    or nothing where it doesn't."""

    team: Team
    programme: str
    boards: list[BoardSeen] = field(default_factory=list)
    pinned: bool = False
    mission: Mission | None = None
    worked: int | None = None
    reviews: list[Review] = field(default_factory=list)
    reason: str = ""
    rank: tuple[int, int] = (9, 0)

    @property
    def questions(self) -> list[Question]:
        return sorted((each for board in self.boards for each in board.glance.questions), key=lambda each: each.at)

    @property
    def waits_since(self) -> int | None:
        """Since when the mentor's oldest question waits for an answer."""
        waiting = (each.at for each in self.questions if each.mine and not each.answered)
        return next(waiting, None)

    @property
    def visited(self) -> int | None:
        """When its mentor was there last, in ms."""
        return max((board.visit.at for board in self.boards if board.visit), default=None)

    @property
    def news(self) -> int:
        return sum(board.news for board in self.boards)

    @property
    def next(self) -> BoardSeen | None:
        """The board to review first: where most is new."""
        return max(self.boards, key=lambda board: board.news, default=None)

    @property
    def section(self) -> str:
        return "waiting" if self.reason else "changed" if self.news else "seen"


class Mentors:
    def __init__(self, store: Store, boards: Boards) -> None:
        self._store, self._boards = store, boards
        self._kept: OrderedDict[tuple[str, Viewer, int], Glance] = OrderedDict()

    def queue(self, account: str, now: int | None = None) -> list[TeamSeen]:
        """The teams that an account mentors, who needs it most first."""
        now = now_ms() if now is None else now
        found = self.teams(account, self._store.programmes.mentored(account), now)
        for each in found:
            each.reason, each.rank = _need(each, now)
        order = {"waiting": 0, "changed": 1, "seen": 2}
        return sorted(found, key=lambda each: (not each.pinned, order[each.section], each.rank, -each.news, each.team.name))

    def teams(self, account: str, teams: Sequence[Team], now: int) -> list[TeamSeen]:
        """Some teams as an account sees their boards."""
        store, ids = self._store.mentoring, [team.id for team in teams]
        if not ids:
            return []
        rows = store.boards(ids)
        boards, selves = [each.row.id for each in rows], store.selves(account, {each.row.session for each in rows})
        visits, worked = store.visits(account, boards), store.worked(boards)
        heads = self._store.log.head(boards)
        pins, titles = store.pins(account), self._titles({team.programme for team in teams})
        found = {team.id: TeamSeen(team, titles[team.programme]) for team in teams}
        for each in rows:
            viewer = _viewer(account, each, selves)
            if viewer is not None:
                visit, seq = visits.get(each.row.id), heads.get(each.row.id, 0)
                glance = self.glance(each.row.id, viewer, visit, seq)
                found[each.team].boards.append(BoardSeen(each, viewer, visit, glance))
        for mission in store.missions(ids):
            if mission.done is None:
                found[mission.team].mission = found[mission.team].mission or mission
        for review in store.reviews(ids):
            if review.account == account and review.team is not None:
                found[review.team].reviews.append(review)
        for team in found.values():
            team.pinned = team.team.id in pins
            team.worked = max((worked[board.row.id] for board in team.boards if board.row.id in worked), default=None)
        return list(found.values())

    def _titles(self, programmes: Iterable[str]) -> dict[str, str]:
        found = {id: self._store.programmes.get(id) for id in programmes}
        return {id: each.title if each else "" for id, each in found.items()}

    def glance(self, board: str, viewer: Viewer, visit: Visit | None, seq: int) -> Glance:
        """What there is on a board whose log has come to `seq`, looked at once for each who sees it from the same visit."""
        key = (board, viewer, visit.seq if visit else -1)
        known = self._kept.get(key)
        if known is None or known.seq < seq:
            known = self._kept[key] = self._look(board, viewer, visit)
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return known

    def changed(self, board: str, viewer: Viewer, since: int) -> tuple[int, Changed]:
        """What is different on a board since an entry, and until which one."""
        room = self._boards.room(board)
        with room.lock:
            missed = self._missed(room, since)
            return room.board.seq, changed(room.board, missed, viewer)

    def _look(self, board: str, viewer: Viewer, visit: Visit | None) -> Glance:
        room = self._boards.room(board)
        with room.lock:
            found = changed(room.board, self._missed(room, visit.seq), viewer) if visit else None
            asked = tuple(
                Question(each["id"], each["at"], each["by"] == viewer.person, answered)
                for each, answered in questions(room.board, room.lens, viewer)
            )
            notes = [id for id in room.board.of("note") if not room.lens.hides() or room.lens.see(id, viewer)]
            polls = tuple(room.board.records[id] for id in found.polls) if found else ()
            loops = tuple(str(room.board.records[id]["title"]) for id in found.loops) if found else ()
            return Glance(room.board.seq, len(notes), found, asked, polls, loops)

    def _missed(self, room: Room, since: int) -> list[Entry]:
        """The entries after a seq, from memory where all of them are there."""
        missed = [entry for entry in room.tail if entry.seq > since]
        if len(missed) == room.board.seq - since or since >= room.board.seq:
            return missed
        return [entry for entry in self._store.log.since(room.id, since) if entry.seq <= room.board.seq]


def _viewer(account: str, board: TeamBoard, selves: Mapping[str, tuple[str, bool]]) -> Viewer | None:
    """As whom a mentor sees a board: never as more than a mentor."""
    id, removed = selves.get(board.row.session, (belonging_id(board.row.session, account), False))
    return None if removed else Viewer(id, Role.MENTOR)


def _need(each: TeamSeen, now: int) -> tuple[str, tuple[int, int]]:
    """Why a team waits for its mentor, and its rank among those that do: the first reason that holds."""
    due = each.mission.due if each.mission else None
    if due is not None and due - now < SOON * DAY:
        return "mission", (1, due)
    if each.waits_since is not None:
        return "question", (2, each.waits_since)
    paused = each.team.paused_until is not None and each.team.paused_until > now
    if now - (each.worked or each.team.at) >= STILL * DAY and not paused:
        return "still", (3, each.worked or each.team.at)
    if _any(board.glance.changed.commented for board in each.boards if board.glance.changed):
        return "commented", (4, 0)
    if any(review.answered and not review.closed for review in each.reviews):
        return "answered", (5, 0)
    return "", (9, 0)


def _any(lists: Iterable[Sequence[str]]) -> bool:
    return any(map(len, lists))
