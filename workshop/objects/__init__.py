"""The shelf of objects: one kind of record per file, listed here by hand."""

from collections.abc import Iterable

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.kind import Kind
from workshop.core.rule import Rule
from workshop.objects import (
    anything,
    ballot,
    card,
    cluster,
    comment,
    drawing,
    frame,
    harvest,
    image,
    link,
    loop,
    note,
    poll,
    reaction,
    signal,
    stage,
    step,
    text,
    together,
)

SHELF = (
    note.KIND, text.KIND, image.KIND, drawing.KIND, card.KIND, frame.KIND, cluster.KIND, link.KIND, loop.KIND,
    comment.KIND, reaction.KIND, stage.KIND, poll.KIND, ballot.KIND,
    step.KIND, signal.KIND,
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.name: kind for kind in SHELF}

RULES: dict[str, Rule] = {
    **anything.rules(KINDS),
    **{name: rule for kind in KINDS.values() for name, rule in kind.rules.items()},
}
RULES |= harvest.RULES
RULES["together"] = together.rule(RULES)


def hangs_on(record: Record) -> Iterable[str]:
    return KINDS[record["kind"]].hangs_on(record)


def upgraded(record: Record) -> Record:
    """A record as the latest version of its kind writes it."""
    return KINDS[record["kind"]].upgrade(record)


def empty_board() -> Board:
    return Board(hangs_on)
