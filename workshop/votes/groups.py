"""Tallies group by group, without letting anybody find out how a small group voted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workshop.votes.way import Tally

SMALLEST = 5
"""A group is shown when at least so many of it have voted."""


def by_group(ballots: Iterable[tuple[str | None, Any]], count: Callable[[Sequence[Any]], Tally]) -> Tally:
    """`{"groups": [{"group", "ballots", "tally"}], "withheld": count of ballots, "across": {option: ...}}`.

    `ballots` are pairs of a group (None: no group given) and a checked ballot; `count` is a way's tally of some of
    them. Groups below `SMALLEST` are withheld, and so are ballots without a group. When what is withheld would
    itself be fewer than `SMALLEST`, subtraction would give it away, so the smallest of the shown goes with it.

    `across` says of each option in how many of the shown groups anybody supports it (`in`, of `of`), and in a word
    whether it "unites" (half or more support it in each group) or "divides" (two thirds or more in one, one in ten
    or fewer in another). Nothing is said across fewer than two groups.
    """
    grouped: dict[str, list[Any]] = {}
    loose = 0
    for group, ballot in ballots:
        if group:
            grouped.setdefault(group, []).append(ballot)
        else:
            loose += 1
    shown = large_enough({group: len(members) for group, members in grouped.items()}, loose)
    tallies = {name: count(grouped[name]) for name in shown}
    groups = [{"group": name, "ballots": tally["ballots"], "tally": tally} for name, tally in tallies.items()]
    withheld = loose + sum(len(members) for name, members in grouped.items() if name not in shown)
    return {"groups": groups, "withheld": withheld, "across": _across(list(tallies.values()))}


def large_enough(sizes: Mapping[str, int], loose: int) -> list[str]:
    """The groups that may be shown, by name."""
    shown = sorted((name for name, size in sizes.items() if size >= SMALLEST), key=lambda name: (sizes[name], name))
    withheld = loose + sum(size for name, size in sizes.items() if name not in shown)
    if shown and 0 < withheld < SMALLEST:
        shown = shown[1:]
    return sorted(shown)


def _across(tallies: Sequence[Tally]) -> Tally:
    supports: dict[str, list[float]] = {}
    for tally in tallies if len(tallies) > 1 else ():
        for line in tally["options"]:
            if "support" in line:
                supports.setdefault(line["id"], []).append(line["support"])
    return {id: _facts(shares) for id, shares in supports.items()}


def _facts(shares: Sequence[float]) -> Tally:
    word = None
    if min(shares) >= 0.5:
        word = "unites"
    elif max(shares) >= 0.667 and min(shares) <= 0.1:
        word = "divides"
    return {"in": sum(1 for share in shares if share), "of": len(shares), "word": word}
