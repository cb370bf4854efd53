"""The shelf of ways to vote: one way per file, listed here by hand; pure, and knowing neither polls nor boards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.votes import budget, choice, consent, dots, gradients, matrix, ranking, score
from workshop.votes.groups import by_group, large_enough
from workshop.votes.way import Options, Tally, Way

SHELF: tuple[Way, ...] = (dots, choice, score, ranking, gradients, consent, matrix, budget)
WAYS: dict[str, Way] = {way.NAME: way for way in SHELF}

MOST = 60
"""So many things are up for one vote."""
ALONE = frozenset({gradients.NAME, consent.NAME})
"""The ways that can ask about one thing; the others need two to choose from."""

Given = Mapping[str, Any]
"""Settings as a poll keeps them: plain JSON, which `settings` has made."""


def way_of(name: str) -> Way:
    if name not in WAYS:
        raise Refused("bad_args", "This way to vote isn't known here; reload the page.", "way")
    return WAYS[name]


def room(name: str) -> tuple[int, int]:
    """How many things at least and at most are voted on in this way."""
    return 1 if name in ALONE else 2, 1 if name == consent.NAME else MOST


def settings(name: str, options: Options, given: object) -> dict[str, Any]:
    """The settings of a new poll, complete and cleaned; raises Refused when options or settings don't suit the way."""
    way = way_of(name)
    cleaned = clean(way.Settings, given)
    way.suits(options, cleaned)
    return msgspec.structs.asdict(cleaned)


def check(name: str, options: Options, given: Given, ballot: object) -> Any:
    """A ballot as it is kept; raises Refused, with `budget` when more is spent than there is, `bad_args` otherwise."""
    return way_of(name).check(options, clean(way_of(name).Settings, dict(given)), ballot)


def tally(name: str, options: Options, given: Given, ballots: Sequence[Any]) -> Tally:
    """What checked ballots come to, as plain JSON; the same in whatever order they come."""
    return way_of(name).tally(options, clean(way_of(name).Settings, dict(given)), ballots)


def groups(name: str, options: Options, given: Given, ballots: Iterable[tuple[str | None, Any]]) -> Tally:
    """The tally of each group that is large enough to be shown; `ballots` are pairs of group and ballot."""
    return by_group(ballots, lambda some: tally(name, options, given, some))


__all__ = ["MOST", "SHELF", "WAYS", "check", "groups", "large_enough", "room", "settings", "tally", "way_of"]
