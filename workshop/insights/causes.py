"""The causal links of a board as a graph: which factor leads to which, and by which links."""

from collections.abc import Iterable, Iterator

from workshop.core.board import Board
from workshop.core.change import Record

Ways = dict[str, list[tuple[str, Record]]]
"""By factor: the neighbours, each with the link that joins them."""


class Causes:
    """Factors by id, and for each the links that go out and come in. Two links between the same are two ways.

    The factors are the ends of the links, and those that are named though nothing is linked to them yet.
    """

    def __init__(self, links: Iterable[Record], alone: Iterable[str] = ()) -> None:
        links = sorted(links, key=lambda link: str(link["id"]))
        self.factors = sorted({*alone, *(link[end] for link in links for end in ("from", "to"))})
        self.out: Ways = {id: [] for id in self.factors}
        self.into: Ways = {id: [] for id in self.factors}
        for link in links:
            self.out[link["from"]].append((link["to"], link))
            self.into[link["to"]].append((link["from"], link))


def causes(board: Board) -> Causes:
    """The causal map of a board, with the notes that are factors and stand alone."""
    return Causes(causal(board), (id for id, note in board.of("note").items() if note["sort"] == "factor"))


def causal(board: Board) -> Iterator[Record]:
    return (link for link in joined(board) if link["sort"] == "causal")


def joined(board: Board) -> Iterator[Record]:
    """The links whose both ends are there."""
    return (link for link in board.of("link").values() if link["from"] in board.records and link["to"] in board.records)


def knots(causes: Causes) -> dict[str, str]:
    """Each factor's knot, named by one factor in it: from everywhere in a knot a way leads to everywhere in it.

    The strongly connected components, by the two searches of S. R. Kosaraju (M. Sharir, 1981).
    """
    done: list[str] = []
    seen: set[str] = set()
    for factor in causes.factors:
        done += _left(factor, causes.out, seen)
    found: dict[str, str] = {}
    seen = set()
    for factor in reversed(done):
        found.update(dict.fromkeys(_left(factor, causes.into, seen), factor))
    return found


def _left(start: str, ways: Ways, seen: set[str]) -> Iterable[str]:
    """What is reached from here and was not seen yet, in the order in which a search depth first leaves it."""
    if start in seen:
        return []
    seen.add(start)
    left, path = [], [(start, iter(ways[start]))]
    while path:
        factor, onward = path[-1]
        fresh = next((other for other, _ in onward if other not in seen), None)
        if fresh is None:
            left.append(factor)
            path.pop()
        else:
            seen.add(fresh)
            path.append((fresh, iter(ways[fresh])))
    return left
