"""The agenda as it really ran, against the plan."""

from collections.abc import Iterable

from workshop.record.document import Block, Paragraph, Run, Section
from workshop.record.told import Told, Turn, line

MUCH = 3
"""A step that took so many minutes more or less than planned is worth a sentence."""


def chapter(told: Told) -> Iterable[Section]:
    turns = [turn for turn in told.turns if line(turn.title)]
    if not turns:
        return
    if all(turn.ran is None for turn in turns):
        remark = Paragraph(
            told.translate("Whether and when each step was held is not known: the room was not moved."),
            small=True,
        )
        yield Section("agenda", told.translate("The agenda"), [_run(told, turns, ""), remark])
        return
    end = told.clock(told.ends) if told.ends is not None else ""
    blocks: list[Block] = [_run(told, turns, end)]
    said = " ".join(_said(told, turns))
    if said:
        blocks.append(Paragraph(said))
    yield Section("agenda", told.translate("How it ran"), blocks)


def _run(told: Told, turns: Iterable[Turn], end: str) -> Run:
    planned = told.clock(told.planned_end) if told.planned_end is not None else ""
    return Run([(line(turn.title), turn.planned, turn.ran) for turn in turns], planned, end)


def _said(told: Told, turns: list[Turn]) -> Iterable[str]:
    for turn in turns:
        more = (turn.ran or turn.planned) - turn.planned
        if more >= MUCH:
            yield told.translate("“{step}” took {minutes} minutes more.", step=line(turn.title), minutes=more)
        elif more <= -MUCH:
            yield told.translate(
                "“{step}” took {minutes} minutes less.", step=line(turn.title), minutes=-more
            )
    left = [line(turn.title) for turn in turns if turn.ran is None]
    if left:
        yield told.translate("Not held: {steps}.", steps=", ".join(left))
