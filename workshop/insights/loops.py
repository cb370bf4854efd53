"""Loops: the elementary circuits of a board's causal links, shortest first, and whether they reinforce or balance.

A loop is reinforcing when the product of its signs is +, balancing when it is - (Sterman, Business Dynamics, 2000,
section 5.2), and undetermined while a sign is missing. The search goes length by length from the smallest factor of
each circuit, and enters only factors from which the way back is short enough, as in D. B. Johnson, Finding all the
elementary circuits of a directed graph (1975) with the bound of Gupta and Suzumura (2021).
"""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args, Id
from workshop.insights.causes import Causes, Ways, causes, knots
from workshop.insights.insight import Insight

MOST = 500
"""So many loops are told, the shortest ones."""
STEPS = 300_000
"""So many links are looked along at most, some tenths of a second."""
LENGTH = 8
SIGNS = {"+": 1, "-": -1}

Sort = Literal["reinforcing", "balancing", "undetermined"]


class Params(Args):
    length: Annotated[int, Meta(ge=2, le=20, description="The longest loop, in links; 8 when left out.")] = LENGTH
    through: Annotated[Id | None, Meta(description="Only loops through this factor, by its id.")] = None


class Loop(msgspec.Struct, omit_defaults=True):
    """A circuit: the factors in order, beginning with the smallest id, and the link out of each. `delayed` when one
    of the links works with delay. `loop` is the record in which people named or judged it."""

    ids: list[str]
    links: list[str]
    sort: Sort
    delayed: bool
    name: str | None = None
    loop: str | None = None


class Loops(msgspec.Struct):
    """The loops, shortest first. `capped` when there may be more than are told."""

    loops: list[Loop]
    capped: bool


def compute(board: Board, params: Params) -> Loops:
    search = Search(causes(board), params.length, params.through)
    known = {tuple(record["ids"]): record for record in named(board)}
    told = [loop(links, known) for links in search.found()]
    return Loops(told, search.capped)


def loop(links: Sequence[Record], known: dict[tuple[str, ...], Record]) -> Loop:
    ids = tuple(link["from"] for link in links)
    record = known.get(ids, {})
    delayed = any(link.get("delay") for link in links)
    return Loop(
        list(ids), [link["id"] for link in links], sort(links), delayed, record.get("title") or None, record.get("id")
    )


def sort(links: Sequence[Record]) -> Sort:
    sign = prod(SIGNS.get(link.get("polarity", "?"), 0) for link in links)
    return "undetermined" if sign == 0 else "reinforcing" if sign > 0 else "balancing"


def named(board: Board) -> list[Record]:
    """What people said of loops; of two records for the same loop the one with a name counts."""
    return sorted(board.of("loop").values(), key=lambda record: (bool(record.get("title")), record["id"]))


class Search:
    """One search for circuits of up to `length` links; `capped` tells afterwards whether it stopped early."""

    def __init__(self, causes: Causes, length: int, through: str | None = None) -> None:
        knot = knots(causes)
        self._out, self._into = _within(causes.out, knot), _within(causes.into, knot)
        self._roots = [id for id in causes.factors if self._out[id] and through in (None, id)]
        self._length, self._all = length, through is None
        self._steps, self._full = 0, False

    @property
    def capped(self) -> bool:
        return self._full or self._steps > STEPS

    def found(self) -> list[list[Record]]:
        """The circuits as lists of links, the shortest first, each beginning at its smallest factor."""
        found: list[list[Record]] = []
        for circuit in (each for length in range(2, self._length + 1) for each in self._of(length)):
            if len(found) == MOST:
                self._full = True
                break
            found.append(circuit if self._all else turned(circuit))
        return found

    def _of(self, length: int) -> Iterator[list[Record]]:
        for root in self._roots:
            if self._steps > STEPS:
                return
            yield from self._from(root, length, self._ways_home(root, length))

    def _ways_home(self, root: str, length: int) -> dict[str, int]:
        """How many links it takes at least to come back to the root, for each factor that may be on its circuits.

        A circuit is found from its smallest factor, so unless one factor is asked for the smaller ones are left out.
        """
        home, edge = {root: 0}, [root]
        for distance in range(1, length):
            reached = [other for id in edge for other, _ in self._into[id] if not self._all or other > root]
            edge = [id for id in dict.fromkeys(reached) if id not in home]
            home.update(dict.fromkeys(edge, distance))
            self._steps += len(reached)
        return home

    def _from(self, root: str, length: int, home: dict[str, int]) -> Iterator[list[Record]]:
        """Walk along the links, depth first, through no factor twice and no further than leads back in time."""
        path: list[Record] = []
        ways = [iter(self._out[root])]
        on_path = {root}
        while ways:
            other, link = next(ways[-1], (None, None))
            self._steps += 1
            if other is None or link is None or self._steps > STEPS:
                ways.pop()
                on_path.discard(path.pop()["to"] if path else root)
            elif other == root and len(path) + 1 == length:
                yield [*path, link]
            elif other not in on_path and len(path) + 1 + home.get(other, length) <= length:
                path.append(link)
                on_path.add(other)
                ways.append(iter(self._out[other]))


def _within(ways: Ways, knot: dict[str, str]) -> Ways:
    """Only the links that stay in their knot: no other is on a circuit."""
    return {id: [(other, link) for other, link in each if knot[other] == knot[id]] for id, each in ways.items()}


def turned(circuit: list[Record]) -> list[Record]:
    """The same circuit from its smallest factor on."""
    at = min(range(len(circuit)), key=lambda number: str(circuit[number]["from"]))
    return circuit[at:] + circuit[:at]


INSIGHT = Insight("loops", "The loops of the causal links, as you see them.", Params, Loops, compute)
