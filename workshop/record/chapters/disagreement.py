"""Where people did not agree, and what was not decided: as much a result as the rest."""

from collections.abc import Iterable

from workshop.core.change import Record
from workshop.record import polls
from workshop.record.chapters.boards import link_sentence
from workshop.record.document import Block, Heading, Item, Items, Section
from workshop.record.outline import Outline, item, words
from workshop.record.told import Surface, Told, line

CONTESTED = 3
"""A note that people moved so often between groups is a matter of dispute."""
AGAINST = 7
"""From this level on somebody seriously disagrees."""
MOST = 20


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = []
    for title, found in (
        (told.translate("Where we did not agree"), [Item(said) for said in dict.fromkeys(_disputes(told))]),
        (told.translate("What was not decided"), [Item(said) for said in dict.fromkeys(_undecided(told))]),
        (told.translate("What was missing"), list(_missing(told))),
    ):
        if found:
            blocks += [Heading(title), Items(found)]
    if blocks:
        yield Section("open", told.translate("Disagreement, and what stayed open"), blocks)


def _disputes(told: Told) -> Iterable[str]:
    for surface, poll in polls.of(told):
        yield from _in_vote(told, surface, poll)
    for surface in told.surfaces:
        board = surface.board
        for note in board.of("note").values():
            if note.get("regrouped", 0) >= CONTESTED and line(note["text"]):
                yield told.translate(
                    "“{note}” was moved between groups again and again.", note=line(note["text"])
                )
        for link in board.of("link").values():
            if link.get("contested") and (said := link_sentence(told, board, link)):
                yield told.translate("Contested link: {link}", link=said)
        for loop in board.of("loop").values():
            if "no" in loop.get("sense", {}).values():
                named = line(loop.get("title") or "") or " → ".join(words(board, id) for id in loop["ids"])
                yield told.translate("The loop “{loop}” doesn't make sense to all.", loop=named)


def _in_vote(told: Told, surface: Surface, poll: Record) -> Iterable[str]:
    count = polls.counted(surface, poll)
    if count is None:
        return
    for line_ in count["options"]:
        name = polls.option(poll, line_["id"])
        if line_.get("agreement") == "divisive":
            yield told.translate("People are divided about “{option}”.", option=name)
        for stand in line_.get("reasons", ()):
            if stand["level"] >= AGAINST:
                yield told.translate(
                    "Against “{option}”: {reason}", option=name, reason=line(stand["reason"])
                )
    for objection in count.get("objections", ()):
        said = told.translate(
            "Objection: {reason} It would harm: {harms}",
            reason=_stop(objection["reason"]),
            harms=_stop(objection["harms"]),
        )
        met = line(poll.get("met", {}).get(str(objection["number"]), ""))
        yield f"{said} {told.translate('How it was met: {how}', how=met)}" if met else said


def _undecided(told: Told) -> Iterable[str]:
    for surface, poll in polls.of(told):
        question = polls.title(poll)
        if poll["state"] == "open":
            yield told.translate("The vote “{question}” was not closed.", question=question)
        elif polls.counted(surface, poll) is None:
            yield told.translate("The result of the vote “{question}” was not shown.", question=question)
        elif not poll.get("decision"):
            yield told.translate("On “{question}” nothing was decided.", question=question)
        open = line(poll.get("decision", {}).get("open", ""))
        if open:
            yield open
    for surface in told.surfaces:
        for note in surface.board.of("note").values():
            if note["sort"] == "question" and line(note["text"]):
                yield told.translate("Open question: {question}", question=line(note["text"]))


def _missing(told: Told) -> Iterable[Item]:
    for surface in told.surfaces:
        missing = line(surface.board.stage.get("missing") or "")
        if missing:
            yield Item(missing)
    loners = [item(note) for surface in told.surfaces for note in Outline(told, surface).loners()]
    if loners:
        shown = loners[:MOST]
        if len(loners) > MOST:
            more = len(loners) - MOST
            shown.append(Item(told.translate_count("And {n} more note.", "And {n} more notes.", more)))
        yield Item(told.translate("In no group"), shown, len(loners))


def _stop(text: str) -> str:
    words = line(text)
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
