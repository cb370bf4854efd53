"""What a file of this shelf gives: a name, settings, what a ballot may hold, and how ballots are counted.

An option is `{"id", "text", "cost"?, ...}` as the poll froze it. A tally is plain JSON with at least
`{"ballots": count, "options": [{"id", "rank", "agreement", ...}, ...]}`, the options from best to worst. Options
that come out alike share a rank, stand in the order of the poll, and are told as `"ties": [[id, ...], ...]`.
Exact fractions are strings such as "3/7" beside rounded numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from workshop.core.fields import Args

Option = Mapping[str, Any]
Options = Sequence[Option]
Tally = dict[str, Any]
Key = tuple[Any, ...]


class Way(Protocol):
    """One file of the shelf. `check` raises Refused, with the code `budget` when more is spent than there is."""

    NAME: str

    @property
    def Settings(self) -> type[Args]: ...  # noqa: N802

    def suits(self, options: Options, settings: Any) -> None:
        """Refuse options and settings with which there is nothing to vote on in this way."""

    def check(self, options: Options, settings: Any, ballot: object) -> Any: ...

    def tally(self, options: Options, settings: Any, ballots: Sequence[Any]) -> Tally: ...


def anything(options: Options, settings: Any) -> None:
    """Most ways suit whatever is up for the vote."""


def ids(options: Options) -> list[str]:
    return [option["id"] for option in options]


def exact(value: Fraction) -> str:
    """A fraction in words that lose nothing: "3/7", or "2" when it is whole."""
    return str(value)


def rounded(value: Fraction | float) -> float:
    return round(float(value), 3)


def ranked(lines: Iterable[Tally], key: Callable[[Tally], Key]) -> tuple[list[Tally], list[list[str]]]:
    """The lines by falling key, each with its rank from 1, and the ids of those that tie."""
    placed: list[list[Tally]] = []
    for line in sorted(lines, key=key, reverse=True):
        if placed and key(placed[-1][0]) == key(line):
            placed[-1].append(line)
        else:
            placed.append([line])
    best, rank = [], 1
    for alike in placed:
        best += [{"id": line["id"], "rank": rank, **line} for line in alike]
        rank += len(alike)
    return best, [[line["id"] for line in alike] for alike in placed if len(alike) > 1]
