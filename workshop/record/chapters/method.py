"""The method, and what it doesn't say."""

from collections.abc import Iterable

from workshop.methods import SHELF
from workshop.record.document import Block, Paragraph, Section
from workshop.record.told import Told


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = [
        *_methods(told),
        *_how(told),
        Paragraph(" ".join(_limits(told)), told.translate("Limits.")),
    ]
    yield Section("method", told.translate("The method, and what it doesn't say"), blocks)


def _methods(told: Told) -> Iterable[Paragraph]:
    for name in told.methods:
        if name in SHELF:
            about = SHELF[name].about.to(told.language)
            yield Paragraph(about, f"{SHELF[name].name.to(told.language)}.")


def _how(told: Told) -> Iterable[Paragraph]:
    said = []
    if any(turn.private and turn.ran is not None for turn in told.turns):
        said.append(told.translate("People first wrote unseen by the others."))
    polls = [poll for surface in told.surfaces for poll in surface.board.of("poll").values()]
    if polls and all(poll["secret"] for poll in polls):
        said.append(told.translate("Votes were secret, and their results were shown to all at once."))
    if said:
        yield Paragraph(" ".join(said))


def _limits(told: Told) -> Iterable[str]:
    if told.people and len(told.teams) > 1:
        yield told.translate_count(
            "{n} person in {teams} teams does not speak for everybody concerned.",
            "{n} people in {teams} teams do not speak for everybody concerned.",
            told.people,
            teams=len(told.teams),
        )
    elif told.people:
        yield told.translate_count(
            "{n} person does not speak for everybody concerned.",
            "{n} people do not speak for everybody concerned.",
            told.people,
        )
    else:
        yield told.translate("Who was there does not speak for everybody concerned.")
    if any(surface.board.of("poll") for surface in told.surfaces):
        yield told.translate("Votes helped to choose; they did not decide.")
    if any(surface.board.of("link") for surface in told.surfaces):
        yield told.translate("Maps show what people suppose about causes; they prove nothing.")
    yield told.translate("Nothing was checked against other sources.")
