"""What the ballots of a poll come to, where people may be told."""

from collections import Counter
from typing import Any

from workshop import votes
from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import ballot

Said = list[tuple[str | None, Any]]
"""Ballots, each with the group that its voter gave."""


def tells(poll: Record) -> bool:
    """Whether people may be told what the ballots come to."""
    return not poll["secret"] or poll["state"] == "revealed"


def ballots(poll: Record, board: Board) -> Said:
    """All ballots of a poll as far as they are known: those of a secret one from its close on."""
    found = poll.get("ballots", []) if poll["secret"] else ballot.of(board, poll["id"])
    return [(each.get("group"), each["ballot"]) for each in found]


def counted(poll: Record, said: Said) -> dict[str, Any]:
    """`{"tally"}`, and where the poll asks for groups `{"groups"}`, both as the shelf of votes makes them."""
    given = poll["way"], poll["options"], of_way(poll)
    told = {"tally": votes.tally(*given, [each for _, each in said])}
    return {**told, "groups": votes.groups(*given, said)} if "groups" in poll["settings"] else told


def of_way(poll: Record) -> dict[str, Any]:
    """The settings that are the way's own."""
    return {name: value for name, value in poll["settings"].items() if name != "groups"}


def slip(ballot: Any, group: str | None) -> dict[str, Any]:
    """A ballot as it waits in its box and stands in a closed poll."""
    return {"ballot": ballot} if group is None else {"ballot": ballot, "group": group}


def without_small_groups(slips: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The slips without the names of groups so small that they would tell who voted what."""
    sizes = Counter(each["group"] for each in slips if "group" in each)
    shown = votes.large_enough(sizes, len(slips) - sizes.total())
    return [slip(each["ballot"], each["group"] if each.get("group") in shown else None) for each in slips]
