"""What a check finds worth a question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from workshop.core.board import Board
from workshop.insights.causes import Causes, knots
from workshop.insights.loops import Search


@dataclass(frozen=True)
class Hint:
    """One question: what sort it is, which records it is about, and what its sentence needs to know."""

    sort: str
    ids: list[str]
    facts: dict[str, Any] = field(default_factory=dict)


Check = Callable[[Board], Iterable[Hint]]


def circling(causes: Causes) -> Iterator[Hint]:
    """A circle among links that were meant to lead one way: one for each knot."""
    members: dict[str, list[str]] = {}
    for id, knot in knots(causes).items():
        members.setdefault(knot, []).append(id)
    for ids in sorted(sorted(each) for each in members.values() if len(each) > 1):
        circle = next(iter(Search(causes, 20, ids[0]).found()), None)
        if circle:
            yield Hint("circle", [link["from"] for link in circle], {"links": [link["id"] for link in circle]})
