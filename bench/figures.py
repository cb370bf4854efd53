"""Percentiles and what else becomes of raw samples."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

NEVER = math.inf


@dataclass(frozen=True)
class Spread:
    """Milliseconds; NEVER where so many samples never came."""

    p50: float
    p95: float
    p99: float
    most: float


def spread(seconds: Sequence[float], missing: int = 0) -> Spread:
    """The percentiles of samples in seconds, of which `missing` more never came."""
    ordered = sorted(seconds)
    every = len(ordered) + missing

    def at(share: float) -> float:
        place = math.ceil(every * share) - 1
        return ordered[max(place, 0)] * 1000 if every and place < len(ordered) else NEVER

    return Spread(at(0.50), at(0.95), at(0.99), at(1.0))
