"""What each person may see of a board, and what they must be sent when it changes.

Sight is computed, never remembered: a person is sent what they see after a change minus what they saw before.
Most people of a role see the same, so the work is done once for a stranger of each role, and again only for
those whom a record names, such as its author.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from workshop.core import change
from workshop.core.board import Board
from workshop.core.change import Change, Record
from workshop.core.kind import Kind, always, never
from workshop.core.role import Role

SOMEBODY = "somebody"
"""Stands for who did something to a record whose author is kept from its reader: that is often the same person."""

DOERS = ("locked", "mover")
"""The fields that hold who locked a record, and who last moved it from one cluster to another."""

Kinds = Mapping[str, Kind]
Views = dict[str, Record | None]


@dataclass(frozen=True)
class Viewer:
    person: str
    role: Role


class Lens:
    """A board as the kinds' `see` functions look at it; `nameless` are ids whose authors are kept from all others, and
    where it is `anonymous` all authors are, whatever the stage says."""

    def __init__(
        self, board: Board, kinds: Kinds, nameless: Collection[str] = (), anonymous: bool = False
    ) -> None:
        self.board, self.kinds, self._nameless, self._anonymous = board, kinds, nameless, anonymous
        self._hiding = [kind.hides for kind in kinds.values() if kind.hides is not never]

    def see(self, id: str, viewer: Viewer) -> Record | None:
        record = self.board.records.get(id)
        if record is None:
            return None
        kind = self.kinds[record["kind"]]
        seen = self.bare(record, kind, viewer)
        if seen is not None and self.anonymous and not kind.official:
            return _unnamed(kind.unnamed(seen, viewer), viewer)
        if seen is None or seen["by"] == viewer.person or self.signed(id):
            return seen
        return {**seen, "by": "", **{field: SOMEBODY for field in DOERS if field in seen}}

    def bare(self, record: Record, kind: Kind, viewer: Viewer) -> Record | None:
        """What its kind shows of a record, before names are taken from it."""
        return kind.see(record, self, viewer)

    def signed(self, id: str) -> bool:
        """Whether others are told who wrote a record; of what bears no name they aren't told who changes it either."""
        record = self.board.records.get(id)
        if record is None:
            return True
        kind = self.kinds[record["kind"]]
        return id not in self._nameless and kind.signed(record) and (kind.official or not self.anonymous)

    @property
    def anonymous(self) -> bool:
        """Whether nobody is told who made what."""
        return self._anonymous or self.board.anonymous

    def seen(self, viewer: Viewer) -> dict[str, Record]:
        """Everything a newcomer is sent, by id. While nothing is hidden only what bears no name is looked at one by one."""
        records = self.board.records
        if self.hides() or self._nameless:
            found = ((id, self.see(id, viewer)) for id in records)
            return {id: record for id, record in found if record is not None}
        names = {name: kind.signed for name, kind in self.kinds.items() if kind.signed is not always}
        anonymous = [id for id, record in records.items() if not names.get(record["kind"], always)(record)]
        return {**records, **{id: record for id in anonymous if (record := self.see(id, viewer)) is not None}}

    def hides(self) -> bool:
        """Whether anybody may be shown less than everything now."""
        return self.anonymous or any(hides(self.board) for hides in self._hiding)

    def personal(self) -> bool:
        """Whether two people of one role can see different things now."""
        return self.anonymous or any(kind.personal(self.board) for kind in self.kinds.values())

    def apart(self, person: str) -> bool:
        """Whether this person may see something as nobody else of their role does now."""
        return self.personal() or any(kind.apart(self.board, person) for kind in self.kinds.values())

    def named(self, id: str) -> Iterable[str]:
        record = self.board.records.get(id)
        return () if record is None else self.kinds[record["kind"]].named(record, self)


def _unnamed(record: Record | None, viewer: Viewer) -> Record | None:
    """A record that tells nobody but its author who made it, and nobody who did something to it."""
    if record is None:
        return None
    by = record["by"] if record["by"] == viewer.person else ""
    return {**record, "by": by, **{field: SOMEBODY for field in DOERS if field in record}}


class Audience:
    """The people a change is shown to, sorted once so that each change costs the same however many they are."""

    def __init__(self, viewers: Iterable[Viewer] = ()) -> None:
        found = set(viewers)
        self.strangers = tuple(Viewer("", role) for role in sorted({viewer.role for viewer in found}))
        self.people: dict[str, list[Viewer]] = {}
        for viewer in found:
            self.people.setdefault(viewer.person, []).append(viewer)


@dataclass
class Shown:
    """What an entry shows: to everybody of a role, and to the few who see some records differently.

    `own` holds for such a person the ids that they see differently, and the changes of those. `signed` is false
    where it touches what bears no name: then others are not told whose entry it is.
    """

    common: dict[Role, dict[str, Change]] = field(default_factory=dict)
    own: dict[Viewer, tuple[Views, list[Change]]] = field(default_factory=dict)
    signed: bool = True

    def to(self, viewer: Viewer) -> list[Change]:
        common = self.common.get(viewer.role, {})
        if not self.own or viewer not in self.own:
            return list(common.values())
        differently, changes = self.own[viewer]
        return [each for id, each in common.items() if id not in differently] + changes

    def sight(self, viewer: Viewer) -> Viewer | Role:
        """The same for all who are shown the same."""
        if self.own and viewer in self.own:
            return viewer
        common = self.common.get(viewer.role)
        return next((role for role, changes in self.common.items() if changes is common), viewer.role)


def show(lens: Lens, changes: list[Change], audience: Audience) -> tuple[list[Change], Shown]:
    """Apply the changes to the board; the answer is how to undo them and what each of the audience is to be sent."""
    if not audience.strangers:
        return lens.board.apply(changes), Shown()
    by_id = {change.target(each): each for each in changes}
    if len(by_id) == len(changes) and _plain(lens, by_id):
        undo = lens.board.apply(changes)
        if _plain(lens, by_id):
            return undo, Shown(dict.fromkeys((stranger.role for stranger in audience.strangers), by_id))
        lens.board.apply(undo)
    return _show(lens, changes, audience)


def _plain(lens: Lens, ids: Iterable[str]) -> bool:
    """Whether everybody sees these as they are."""
    return not lens.hides() and all(map(lens.signed, ids))


def _show(lens: Lens, changes: list[Change], audience: Audience) -> tuple[list[Change], Shown]:
    """The same where somebody may be shown less than everything, before the changes or after."""
    touched = ids = list(dict.fromkeys(change.target(each) for each in changes))
    signed = all(map(lens.signed, touched))
    before = {id: lens.board.get(id) for id in ids}
    everything = _governs(lens, before, changes)
    more = lens.board.records if everything else _beside(lens, before, changes)
    ids = list(dict.fromkeys([*more, *ids]))
    named = _named(lens, ids, audience)
    views = {stranger: _views(lens, ids, stranger) for stranger in audience.strangers}
    views.update({viewer: _views(lens, own, viewer) for viewer, own in named.items()})

    undo = lens.board.apply(changes)

    for viewer, own in _named(lens, ids, audience).items():  # whom only now it names saw what every stranger saw
        known, strange = views.setdefault(viewer, {}), views[Viewer("", viewer.role)]
        known.update({id: strange[id] for id in own if id not in known})
    shown = _shown(lens, audience.strangers, views)
    shown.signed = signed and all(map(lens.signed, touched))
    return undo, shown


def _governs(lens: Lens, before: Mapping[str, Record | None], changes: Iterable[Change]) -> bool:
    """Whether the changes can alter who sees records other than those they touch."""
    now = dict(before)
    for each in changes:
        now[change.target(each)] = change.after(now[change.target(each)], each)
    return any(
        lens.kinds[(was or now[id] or {})["kind"]].governs(was, now[id])
        for id, was in before.items()
        if was is not None or now[id] is not None
    )


def _beside(lens: Lens, before: Mapping[str, Record | None], changes: Iterable[Change]) -> list[str]:
    """The ids of other records that may be shown differently because some come or go."""
    moving: dict[str, list[str]] = {}
    for each in changes:
        subject = each[1] if each[0] == "put" else before[each[1]] if each[0] == "drop" else None
        if subject is not None:
            moving.setdefault(subject["kind"], []).append(subject["id"])
    found = (id for kind, ids in moving.items() for id in lens.kinds[kind].beside(lens.board, ids))
    return [id for id in found if id in lens.board.records]


def _named(lens: Lens, ids: Iterable[str], audience: Audience) -> dict[Viewer, list[str]]:
    found: dict[Viewer, list[str]] = {}
    for id in ids:
        for person in lens.named(id):
            for viewer in audience.people.get(person, ()):
                found.setdefault(viewer, []).append(id)
    return found


def _views(lens: Lens, ids: Iterable[str], viewer: Viewer) -> Views:
    return {id: lens.see(id, viewer) for id in ids}


def _shown(lens: Lens, strangers: Iterable[Viewer], views: Mapping[Viewer, Views]) -> Shown:
    shown = Shown()
    for stranger in strangers:
        found = _differences(lens, views[stranger], stranger)
        shown.common[stranger.role] = next((same for same in shown.common.values() if same == found), found)
    for viewer, before in views.items():
        if viewer.person and not _suits(lens, viewer, before, shown.common[viewer.role]):
            shown.own[viewer] = (before, list(_differences(lens, before, viewer).values()))
    return shown


def _differences(lens: Lens, before: Views, viewer: Viewer) -> dict[str, Change]:
    found = ((id, change.difference(was, lens.see(id, viewer))) for id, was in before.items())
    return {id: each for id, each in found if each is not None}


def _suits(lens: Lens, viewer: Viewer, before: Views, common: Mapping[str, Change]) -> bool:
    """Whether what strangers are sent leaves this viewer seeing the right thing too: being sent a record they
    already have is harmless, and sharing one frame with everybody is worth it."""
    for id, was in before.items():
        each = common.get(id)
        now = lens.see(id, viewer)
        if each is None:
            if was != now:
                return False
        elif change.after(was, each) != now:
            return False
    return True
