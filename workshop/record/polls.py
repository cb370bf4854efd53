"""Votes in words: by what rule, how many voted, and how each option came out, where that may be told."""

from collections.abc import Iterable, Mapping
from typing import Any

from workshop.core.change import Record
from workshop.objects import tally
from workshop.record.told import Surface, Told, line

Tally = Mapping[str, Any]


def of(told: Told) -> list[tuple[Surface, Record]]:
    """All votes of a workshop, the earliest first."""
    found = [(surface, poll) for surface in told.surfaces for poll in surface.board.of("poll").values()]
    return sorted(found, key=lambda each: (each[1].get("opened", 0), each[1]["id"]))


def counted(surface: Surface, poll: Record) -> Tally | None:
    """What a vote came to; None while it is open, or while that may not be told."""
    found = whole(surface, poll)
    return None if found is None else found["tally"]


def whole(surface: Surface, poll: Record) -> Tally | None:
    """The same with what it came to in each group that is large enough to be told, where people were asked for theirs."""
    if poll["state"] == "open" or not tally.tells(poll) or (poll["secret"] and "ballots" not in poll):
        return None
    if poll["id"] not in surface.counts:
        surface.counts[poll["id"]] = tally.counted(poll, tally.ballots(poll, surface.board))
    found: Tally = surface.counts[poll["id"]]
    return found


def title(poll: Record) -> str:
    return line(poll["title"]) or "–"


def option(poll: Record, id: str) -> str:
    return next((line(each["text"]) or "–" for each in poll["options"] if each["id"] == id), "–")


def rule(told: Told, poll: Record) -> str:
    """By which way people voted, and what held for all."""
    return " ".join([_way(told, poll), *_terms(told, poll)])


def _way(told: Told, poll: Record) -> str:
    settings = poll["settings"]
    match poll["way"]:
        case "dots":
            return told.translate(
                "{budget} dots for each person, at most {most} on one option.",
                **_some(settings, "budget", "most"),
            )
        case "choice" if settings.get("most") is None:
            return told.translate("As many options as each person could say yes to.")
        case "choice":
            return told.translate_count(
                "{n} option for each person.",
                "At most {n} options for each person.",
                settings["most"],
            )
        case "score":
            return told.translate("0 to {most} points for each option.", **_some(settings, "most"))
        case "ranking":
            return told.translate(
                "Each person put the options in order; counted by Schulze, and by Borda beside it."
            )
        case "gradients":
            return told.translate("Eight levels of agreement, from whole-hearted endorsement to veto.")
        case "consent":
            return told.translate(
                "Consent: good enough for now, unless somebody says which aim it would harm."
            )
        case "matrix":
            return told.translate("Each person placed the options by impact and effort, from 1 to 10.")
        case "budget":
            return told.translate(
                "Options within a budget of {total}, by equal shares.", **_some(settings, "total")
            )
    return line(str(poll["way"]))


def _terms(told: Told, poll: Record) -> Iterable[str]:
    if poll["secret"]:
        yield told.translate("Secret until the end.")
    else:
        yield told.translate("Open: all could see how each voted.")
    if poll.get("round", 1) > 1:
        yield told.translate("Round {n}.", n=poll["round"])


def _some(settings: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: settings.get(name, "–") for name in names}


def agreement(told: Told, word: str | None) -> str:
    match word:
        case "fine":
            return told.translate("Fine for nearly all")
        case "divisive":
            return told.translate("People are divided")
        case "few":
            return told.translate("Few, but strongly")
    return ""
