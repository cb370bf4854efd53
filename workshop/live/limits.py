"""How often one person may ask: token buckets by person, never by address, for a whole room sits behind one router."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

KEPT = 10_000
"""So many people's buckets are remembered; the ones not used for longest are full again anyway."""


class Buckets:
    """One bucket a person: `rate` tokens a second, at most `burst` at once."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, person: str, tokens: float = 1) -> int:
        """0 when there were enough tokens (an act larger than the burst takes it whole), else ms to wait."""
        tokens = min(tokens, self._burst)
        now = self._clock()
        level, since = self._levels.pop(person, (self._burst, now))
        level = min(self._burst, level + (now - since) * self._rate)
        wait = 0 if level >= tokens else max(1, round((tokens - level) / self._rate * 1000))
        self._levels[person] = (level if wait else level - tokens, now)
        while len(self._levels) > KEPT:
            self._levels.popitem(last=False)
        return wait
