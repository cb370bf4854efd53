"""An agenda as a diamond: it widens while people diverge, is hatched in the groan zone, and narrows as they converge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDE, HIGH, LOW = 100, 40, 6
"""Of one step, and of the diamond at its widest and at its ends."""
LABELLED = 7
"""So many steps have their names below; more are only counted."""


@dataclass(frozen=True)
class Piece:
    """One step: where it lies, and what it says."""

    title: str
    minutes: int
    mode: str
    points: str


@dataclass(frozen=True)
class Diamond:
    pieces: list[Piece]
    minutes: int
    breaks: int
    spare: int | None
    """Minutes that are left until the planned end; less than 0 where the agenda is too long."""

    @property
    def width(self) -> int:
        return WIDE * len(self.pieces)

    @property
    def labelled(self) -> bool:
        return len(self.pieces) <= LABELLED

    @property
    def length(self) -> str:
        """1 h 55"""
        hours, minutes = divmod(self.minutes, 60)
        return f"{hours} h {minutes:02}" if hours and minutes else f"{hours} h" if hours else f"{minutes} min"


def diamond(steps: Sequence[dict[str, Any]], starts: int | None, ends: int | None) -> Diamond | None:
    """The agenda of these steps; None without any."""
    if not steps:
        return None
    minutes = sum(int(step.get("minutes", 0)) for step in steps)
    planned = (ends - starts) // 60_000 if starts is not None and ends is not None else None
    spare = None if planned is None else planned - minutes
    breaks = sum(bool(step.get("break")) for step in steps)
    return Diamond(list(_pieces(steps)), minutes, breaks, spare)


def _pieces(steps: Sequence[dict[str, Any]]) -> list[Piece]:
    modes = [str(step.get("mode") or "") for step in steps]
    rise = (HIGH - LOW) / max(1, modes.count("divergent"))
    high: float = LOW if "divergent" in modes else HIGH
    pieces = []
    for at, (step, mode) in enumerate(zip(steps, modes, strict=True)):
        before = high
        if mode == "divergent":
            high = min(HIGH, high + rise)
        elif mode == "convergent":
            high -= (high - LOW) / max(1, modes[at:].count("convergent"))
        minutes = int(step.get("minutes", 0))
        pieces.append(Piece(str(step.get("title") or ""), minutes, mode or "plain", _points(at, before, high)))
    return pieces


def _points(at: int, left: float, right: float) -> str:
    x, end, middle = at * WIDE, (at + 1) * WIDE - 3, HIGH / 2
    corners = ((x, middle - left / 2), (end, middle - right / 2), (end, middle + right / 2), (x, middle + left / 2))
    return " ".join(f"{across:g},{down:.4g}" for across, down in corners)
