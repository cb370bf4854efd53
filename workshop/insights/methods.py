"""What a method asks about its frame: each file of workshop/methods names its checks, which are functions here.

The brief reasons are those of the methods' guides: icebergs get stuck at events, actors who are affected are not in the
room, theories of change rest on what nobody has checked. Every hint names its frame beside the notes that it rests on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.insights.causes import Causes, joined
from workshop.insights.hint import Hint, circling
from workshop.methods import SHELF
from workshop.objects.meaning import meaning
from workshop.objects.placing import frame_of

MOST = 2_000_000
"""So many looks at whether a note lies in a frame take about a second; on a board with more nothing is asked."""
FEW = 5
"""With fewer notes than these a share says nothing yet."""
AT_ONCE = 5
"""So many hints of a sort are told of one frame: nobody reads more."""


@dataclass(frozen=True)
class Laid:
    """A method's frame with its notes by the value of their part, the links that join two of them, and which notes are
    linked with each, in either direction."""

    frame: Record
    parts: dict[str, list[Record]] = field(default_factory=dict)
    links: list[Record] = field(default_factory=list)
    near: dict[str, set[str]] = field(default_factory=dict)

    def notes(self, *parts: str) -> list[Record]:
        """The notes of these parts; of all when none is named."""
        return [note for part in parts or self.parts for note in self.parts.get(part, ())]

    def ids(self, *parts: str) -> set[str]:
        return {note["id"] for note in self.notes(*parts)}

    def unmarked(self, part: str, mark: str) -> list[Record]:
        """The notes of a part that bear no mark that begins so."""
        return [note for note in self.notes(part) if not marked(note, mark)]

    def beside(self, id: str, others: set[str]) -> list[str]:
        """Which of the others are linked with a note."""
        return sorted(self.near.get(id, set()) & others)

    def apart(self, part: str, *others: str) -> list[Record]:
        """The notes of a part that are linked with none of the others."""
        there = self.ids(*others)
        return [note for note in self.notes(part) if not self.beside(note["id"], there)]

    def join(self, link: Record) -> None:
        self.links.append(link)
        for one, other in ((link["from"], link["to"]), (link["to"], link["from"])):
            self.near.setdefault(one, set()).add(other)

    def hint(self, sort: str, notes: Iterable[Record | str], **facts: Any) -> Iterator[Hint]:
        """The hint about some notes together; none where there are none."""
        ids = [note if isinstance(note, str) else note["id"] for note in notes]
        if ids:
            yield Hint(sort, ids, {"frame": self.frame["id"], "count": len(ids), **facts})


def asked(board: Board) -> Iterator[Hint]:
    """All that the methods of a board's frames ask: what is not told yet, and what would follow?"""
    for laid in frames(board):
        for name in SHELF[laid.frame["method"]].checks:
            yield from islice(CHECKS[name](laid), AT_ONCE)


def frames(board: Board) -> list[Laid]:
    """The frames that have a method, the oldest first."""
    found = {id: Laid(frame) for id, frame in board.of("frame").items() if frame.get("method") in SHELF}
    notes = board.of("note")
    if not found or len(notes) * len(board.of("frame")) > MOST:
        return []
    home: dict[str, str] = {}
    for id, note in sorted(notes.items()):
        frame = frame_of(board, note)
        means = meaning(frame, note) if frame is not None and frame["id"] in found else None
        if frame is not None and means is not None:
            home[id] = frame["id"]
            found[frame["id"]].parts.setdefault(means.value, []).append(note)
    for link in joined(board):
        if home.get(link["from"], "") == home.get(link["to"]):
            found[home[link["from"]]].join(link)
    return list(found.values())


def marked(note: Record, mark: str) -> bool:
    return any(each.startswith(mark) for each in note.get("marks", ()))


def levels(iceberg: Laid) -> Iterator[Hint]:
    """Most of what is there are events: what lies beneath?"""
    events, total = iceberg.notes("events"), len(iceberg.notes())
    if total >= FEW and 5 * len(events) >= 3 * total:
        yield from iceberg.hint("events", events, total=total)


def patterns(iceberg: Laid) -> Iterator[Hint]:
    """Events that no pattern is linked with, once there are patterns: what do they belong to?"""
    if iceberg.notes("patterns"):
        yield from iceberg.hint("loose-event", iceberg.apart("events", "patterns"))


def chains(iceberg: Laid) -> Iterator[Hint]:
    """One chain for each event from which linked notes lead down to a belief: does it hold, read aloud?"""
    chains = {id: [id] for id in iceberg.ids("beliefs")}
    for part in ("structures", "patterns", "events"):
        onward = [(id, iceberg.beside(id, set(chains))) for id in sorted(iceberg.ids(part))]
        chains = {id: [id, *chains[beneath[0]]] for id, beneath in onward if beneath}
    for ids in chains.values():
        yield from iceberg.hint("chain", ids)


def absent(stakeholders: Laid) -> Iterator[Hint]:
    """Who is affected and not in the room: how do we hear them?"""
    yield from stakeholders.hint("absent", (one for one in stakeholders.notes() if marked(one, "presence-absent")))


def indicators(theory: Laid) -> Iterator[Hint]:
    """Outcomes without an indicator, once there is more than outcomes: how would one know?"""
    if len(theory.notes()) > len(theory.notes("outcome")):
        yield from theory.hint("unmeasured", theory.apart("outcome", "indicators"))


def leads_nowhere(theory: Laid) -> Iterator[Hint]:
    """Interventions from which no link leads on: to which condition do they lead?"""
    leading = {link["from"] for link in theory.links}
    yield from theory.hint("leads-nowhere", (one for one in theory.notes("interventions") if one["id"] not in leading))


def untested(theory: Laid) -> Iterator[Hint]:
    """Assumptions of which nobody says that they hold: how could we find out?"""
    yield from theory.hint("untested", theory.unmarked("assumptions", "assumption-holds"))


def circles(theory: Laid) -> Iterator[Hint]:
    """A circle among its links: is it a loop for a causal map?"""
    return circling(Causes(link for link in theory.links if link["sort"] == "plain"))


def unsigned(horizons: Laid) -> Iterator[Hint]:
    """What is on the way and not yet said to serve the future or to prolong today."""
    yield from horizons.hint("unsigned-way", horizons.unmarked("between", "sign-"))


def seeds(horizons: Laid) -> Iterator[Hint]:
    """Pictures of the future that are linked with nothing that is there or on the way: where is a seed of them?"""
    yield from horizons.hint("no-seed", horizons.apart("future", "today", "between"))


def assumed(empathy: Laid) -> Iterator[Hint]:
    """How much of the picture is assumed: whom could we ask?"""
    there = [note for note in empathy.notes() if marked(note, "basis-assumption")]
    yield from empathy.hint("assumed", there, total=len(empathy.notes()))


def stages(journey: Laid) -> Iterator[Hint]:
    """Stages of which nothing is told, once something is told of others."""
    empty = [label for label in journey.frame["labels"] if label and label not in journey.parts]
    if journey.parts and empty:
        yield from journey.hint("empty-stage", [journey.frame], stages=empty)


CHECKS: dict[str, Callable[[Laid], Iterable[Hint]]] = {
    check.__name__: check
    for check in (
        levels, patterns, chains, absent, indicators, leads_nowhere, untested, circles, unsigned, seeds, assumed, stages,
    )
}  # fmt: skip
