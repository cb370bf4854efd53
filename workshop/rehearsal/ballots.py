"""A ballot by chance, for each way to vote: what somebody might fill in who has no opinion."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from workshop.core.change import Record

Options = list[str]
Settings = Mapping[str, Any]


def dots(options: Options, settings: Settings, chance: Random) -> Any:
    given: dict[str, int] = {}
    for _ in range(settings["budget"]):
        id = chance.choice(options)
        if given.get(id, 0) < settings["most"]:
            given[id] = given.get(id, 0) + 1
    return given


def some(options: Options, settings: Settings, chance: Random) -> Any:
    most = min(settings.get("most") or len(options), len(options))
    return chance.sample(options, chance.randint(1, most))


def scores(options: Options, settings: Settings, chance: Random) -> Any:
    return {id: chance.randint(0, settings["most"]) for id in options}


def order(options: Options, settings: Settings, chance: Random) -> Any:
    return chance.sample(options, len(options))


def levels(options: Options, settings: Settings, chance: Random) -> Any:
    return {id: {"level": min(8, 1 + int(chance.expovariate(0.5)))} for id in options}


def consent(options: Options, settings: Settings, chance: Random) -> Any:
    return {"consent": True}


def places(options: Options, settings: Settings, chance: Random) -> Any:
    return {id: [chance.randint(1, 10), chance.randint(1, 10)] for id in options}


WAYS: Mapping[str, Callable[[Options, Settings, Random], Any]] = {
    "dots": dots,
    "choice": some,
    "score": scores,
    "ranking": order,
    "gradients": levels,
    "consent": consent,
    "matrix": places,
    "budget": some,
}


def ballot(poll: Record, chance: Random) -> Any:
    """What one simulated person puts into a poll."""
    return WAYS[poll["way"]]([option["id"] for option in poll["options"]], poll["settings"], chance)
