"""A list as it lies on paper: groups below each other, and their notes in two columns of about the same height."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any

from workshop.record.document import Item

Json = dict[str, Any]

CHUNK = 30
"""So many notes are balanced at once, less than a page."""
LETTERS = 44
"""About so many stand in a line of a column."""
FEW = 3


def parts(items: Iterable[Item], most: int = 2) -> Iterator[Json]:
    """What a list is made of: `group` with parts of its own, `rows` of groups without any, `leaves` in columns, of which
    there are at most so many."""
    for kind, some in groupby(items, _kind):
        found = list(some)
        if kind == "group":
            for each in found:
                yield {
                    "kind": kind,
                    "text": each.text,
                    "count": each.count,
                    "parts": list(parts(each.items, most)),
                }
        elif kind == "rows":
            yield {"kind": kind, "rows": [[each.text, each.count] for each in found]}
        else:
            for at in range(0, len(found), CHUNK):
                lying = columns(found[at : at + CHUNK], most)
                yield {"kind": kind, "columns": [list(map(_leaf, column)) for column in lying]}


def _kind(item: Item) -> str:
    return "leaves" if item.count is None else "group" if item.items else "rows"


def columns(leaves: Sequence[Item], most: int = 2) -> list[Sequence[Item]]:
    """In two where they are notes, parted so that both are about as high."""
    if most < 2 or len(leaves) < FEW or not any(each.color for each in leaves):
        return [leaves]
    heights = list(accumulate(map(height, leaves)))
    half = min(range(len(heights)), key=lambda at: abs(2 * heights[at] - heights[-1]))
    return [leaves[: half + 1], leaves[half + 1 :]]


def height(item: Item, letters: int = LETTERS) -> float:
    """In lines of so many letters, with the space between."""
    around = 0.4 if item.count is None else 1.2
    return -(-len(item.text) // letters) + around + sum(height(each, letters) for each in item.items)


def _leaf(item: Item) -> Json:
    return {"text": item.text, "color": item.color, "parts": list(parts(item.items))}
