"""What a part of the measuring is given and what it hands back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Wish:
    """What the caller asked of a part: shapes where it takes them, and how long to measure each."""

    shapes: tuple[str, ...] = ()
    seconds: float = 8.0


@dataclass(frozen=True)
class Goal:
    """One row of what must be reached."""

    measure: str
    target: str
    measured: str
    met: bool


@dataclass
class Findings:
    """`stalls`: the longest stall of a server in seconds, by what was measured; None when it doesn't say."""

    figures: dict[str, Any] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    stalls: dict[str, float | None] = field(default_factory=dict)


Say = Callable[[str], None]
Part = Callable[[Wish, Say], Findings]
