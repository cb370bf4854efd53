"""What ballots are made of, checked: everything that comes from outside may be anything at all."""

from collections.abc import Callable
from typing import Any

from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.votes.way import Options, ids

LONGEST_REASON = 500

UNREADABLE = "This ballot can't be read; open the vote again and fill it in anew."
UNKNOWN = "This ballot names something that isn't up for the vote; open the vote again."
TWICE = "This ballot names the same thing twice; leave one of them out."


def chosen(options: Options, ballot: object) -> list[str]:
    """A ballot that is a list of different options, in its own order."""
    if not isinstance(ballot, list) or not all(isinstance(id, str) for id in ballot):
        raise Refused("bad_args", UNREADABLE, "ballot")
    if not set(ballot) <= set(ids(options)):
        raise Refused("bad_args", UNKNOWN, "ballot")
    if len(set(ballot)) < len(ballot):
        raise Refused("bad_args", TWICE, "ballot")
    return list(ballot)


def marked(options: Options, ballot: object, mark: Callable[[object], Any]) -> dict[str, Any]:
    """A ballot that says something of some options, in the order of the poll; `mark` checks what it says."""
    if not isinstance(ballot, dict):
        raise Refused("bad_args", UNREADABLE, "ballot")
    if not ballot.keys() <= set(ids(options)):
        raise Refused("bad_args", UNKNOWN, "ballot")
    return {id: mark(ballot[id]) for id in ids(options) if id in ballot}


def whole(value: object, least: int, most: int) -> int:
    """A whole number in a range; True is none, and neither is 2.0."""
    if type(value) is not int or not least <= value <= most:
        raise Refused("bad_args", "Use whole numbers from {least} to {most}.", "ballot", least=least, most=most)
    return value


def words(value: object) -> str:
    """Somebody's words, tidied; empty ones are allowed here."""
    if not isinstance(value, str):
        raise Refused("bad_args", UNREADABLE, "ballot")
    text = tidy(value).strip()
    if len(text) > LONGEST_REASON:
        raise Refused(
            "too_big", "This text is longer than {most} characters; shorten it or split it.", "ballot",
            most=LONGEST_REASON,
        )  # fmt: skip
    return text
