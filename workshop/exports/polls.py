"""Votes in words for tables: how each was held, what it came to where that may be told, and what was decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import tally

TOLD_APART = frozenset({"id", "rank"})
"""What a line of a tally says of its option that has a column of its own."""


def counted(board: Board) -> dict[str, dict[str, Any]]:
    """What the polls that may be told came to, by their ids."""
    polls = sorted(board.of("poll").values(), key=lambda poll: str(poll["id"]))
    return {poll["id"]: tally.counted(poll, tally.ballots(poll, board)) for poll in polls if tally.tells(poll)}


def held(poll: Record) -> str:
    """How a vote was held, as "secret, revealed, round 1, 12 voted, budget 5, most 3"."""
    how = "secret" if poll["secret"] else "open to all"
    settings = flat({name: value for name, value in poll["settings"].items() if name != "groups"})
    return ", ".join([how, poll["state"], f"round {poll['round']}", f"{poll['cast']} voted", *settings])


def decided(poll: Record) -> str:
    """What people decided, and who, how, what stayed open and when to look again, one a line."""
    return "\n".join(f"{name}: {words}" for name, words in poll.get("decision", {}).items())


def options(poll: Record, count: Mapping[str, Any] | None) -> Iterator[tuple[str, str, Any, str]]:
    """The id and words of each option, its rank, and its line of the tally in words; the last two are empty while that
    may not be told."""
    lines = {line["id"]: line for line in count["tally"]["options"]} if count else {}
    for option in poll["options"]:
        line = lines.get(option["id"], {})
        result = ", ".join(flat({name: value for name, value in line.items() if name not in TOLD_APART}))
        yield option["id"], option["text"], line.get("rank", ""), result


def flat(facts: Mapping[str, Any], before: str = "") -> Iterable[str]:
    """Facts as "name value", those inside of others as "outer inner value", and what is not there left out."""
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{name} ")
        elif isinstance(value, list | tuple):
            if all(isinstance(each, int | float | str) for each in value):
                yield f"{before}{name} {' '.join(map(str, value))}"
        elif value is not None:
            yield f"{before}{name} {value}"
