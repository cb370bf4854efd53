"""How the steps of an agenda ran, from the entries of the plenary's log by which the room was moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.core.board import STAGE
from workshop.core.change import Record, target
from workshop.core.rule import Entry
from workshop.record.told import MINUTE, Turn

AT_MOST = 2
"""A step that nothing ended lasted at most so many times what was planned: boards are opened again days later."""


def ran(
    steps: Sequence[Record], moved: Iterable[Entry], until: int
) -> tuple[tuple[Turn, ...], int | None, int | None]:
    """The steps in the agenda's order, and those that left it behind them, each with its minutes; when the first one
    began and the last one ended, in ms. `until` is when anything last happened."""
    stays, over = _stays(moved)
    minutes: dict[str, int] = {}
    last = over
    for at, (stage, began) in enumerate(stays):
        planned = max(stage.get("ends_at", began) - began, MINUTE)
        open_end = min(max(until, began), began + AT_MOST * planned)
        ended = stays[at + 1][1] if at + 1 < len(stays) else over if over is not None else open_end
        minutes[stage["step"]] = minutes.get(stage["step"], 0) + min(ended - began, 24 * 60 * MINUTE)
        last = ended
    known = {step["id"] for step in steps}
    gone = {stage["step"]: _turn(stage) for stage, _ in stays if stage["step"] not in known}
    turns = {**{step["id"]: _turn(step) for step in steps}, **gone}
    told = [replace(turn, ran=_rounded(minutes[id])) if id in minutes else turn for id, turn in turns.items()]
    return tuple(told), stays[0][1] if stays else None, last if stays else None


def _stays(moved: Iterable[Entry]) -> tuple[list[tuple[Mapping[str, Any], int]], int | None]:
    """Each stay in a step, with when it began; and when the workshop was ended, if it was."""
    found: list[tuple[Mapping[str, Any], int]] = []
    over = None
    for entry in sorted(moved, key=lambda entry: entry.seq):
        stage = next((each[1] for each in entry.changes if each[0] == "put" and target(each) == STAGE), None)
        if stage is None:
            continue
        over = None if "step" in stage else entry.at
        if "step" in stage:
            found.append((stage, entry.at))
    return found, over


def _turn(step: Mapping[str, Any]) -> Turn:
    planned = step.get("minutes") or round((step.get("ends_at", 0) - step.get("began", 0)) / MINUTE)
    return Turn(
        step.get("title") or step.get("question") or "", planned, None, step.get("method", ""),
        bool(step.get("private")), bool(step.get("break")),
    )  # fmt: skip


def _rounded(length: int) -> int:
    return max(1, round(length / MINUTE))
