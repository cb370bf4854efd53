"""Hints: small questions about what is on a board, each asked by one function in `CHECKS`.

A check looks at the board and yields what it would ask about: the ids, and facts for the sentence, which is said in
the reader's language where it is shown. It asks, and people know better: there is nothing to be dismissed or done.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args
from workshop.insights import methods, wording
from workshop.insights.causes import Causes, causal, causes, joined
from workshop.insights.hint import Check, Hint, circling
from workshop.insights.insight import Insight

MOST = 30
"""So many hints of a sort are told: nobody reads more."""
MOST_IDS = 200
"""So many ids stand in one hint."""
TREE = frozenset({"problem", "cause", "effect"})
"""What the notes of a problem tree are."""


class Params(Args):
    """Nothing may be asked: all checks are made."""


class Hints(msgspec.Struct):
    """The questions, each `{sort, ids, ...facts}`."""

    hints: list[dict[str, Any]]


def compute(board: Board, params: Params) -> Hints:
    found = (hint for check in CHECKS for hint in islice(check(board), MOST))
    return Hints([{"sort": hint.sort, "ids": hint.ids[:MOST_IDS], **hint.facts} for hint in found])


def notes(board: Board, *sorts: str) -> Iterator[Record]:
    """The notes of these sorts, the oldest first."""
    return (note for _, note in sorted(board.of("note").items()) if note["sort"] in sorts)


def verbs(board: Board) -> Iterator[Hint]:
    """A factor whose name is a verb: what rises and falls when that is done?"""
    for note in notes(board, "factor"):
        word = wording.verb(note["text"]) if wording.direction(note["text"]) is None else None
        if word:
            yield Hint("verb", [note["id"]], {"word": word})


def directions(board: Board) -> Iterator[Hint]:
    """A factor whose name says more or less already: would the name without that word do?"""
    for note in notes(board, "factor"):
        found = wording.direction(note["text"])
        if found:
            yield Hint("direction", [note["id"]], {"word": found[0], "rest": found[1]})


def lacks(board: Board) -> Iterator[Hint]:
    """A problem told as the absence of a solution: what do people live through because of it?"""
    for note in notes(board, "problem", "cause"):
        word = wording.lack(note["text"])
        if word:
            yield Hint("lack", [note["id"]], {"word": word})


def unsigned(board: Board) -> Iterator[Hint]:
    """Causal links without a sign, together: does the second rise or fall when the first rises?"""
    ids = sorted(link["id"] for link in causal(board) if link.get("polarity") not in ("+", "-"))
    if ids:
        yield Hint("unsigned", ids, {"count": len(ids)})


def lonely(board: Board) -> Iterator[Hint]:
    """Factors without a link, together, once there are links: what do they change, what changes them?"""
    map = causes(board)
    ids = [id for id in map.factors if not map.out[id] and not map.into[id]]
    if ids and len(ids) < len(map.factors):
        yield Hint("lonely", ids, {"count": len(ids)})


def circles(board: Board) -> Iterator[Hint]:
    """A circle among the links of a tree: this is a loop, is it to be opened as a causal map? One for each knot."""
    return circling(Causes(branches(board)))


def orphans(board: Board) -> Iterator[Hint]:
    """Causes and effects that hang on nothing, together, once a tree is there: of what are they?"""
    hung = {link[end] for link in joined(board) for end in ("from", "to")}
    tree = [note["id"] for note in notes(board, "cause", "effect")]
    ids = [id for id in tree if id not in hung]
    if ids and len(ids) < len(tree):
        yield Hint("orphan", ids, {"count": len(ids)})


def branches(board: Board) -> Iterator[Record]:
    """The plain links between problems, causes and effects."""
    ids = {note["id"] for note in notes(board, *TREE)}
    return (link for link in joined(board) if link["sort"] == "plain" and link["from"] in ids and link["to"] in ids)


CHECKS: tuple[Check, ...] = (unsigned, lonely, circles, orphans, verbs, directions, lacks, methods.asked)

INSIGHT = Insight(
    "hints",
    "Small questions about what is on the board: names of factors, links without a sign, loose ends.",
    Params,
    Hints,
    compute,
)
