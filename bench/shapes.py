"""A shape (so many people, so many writing, so often), and what came of it on one server."""

from dataclasses import dataclass

from bench.figures import Spread


@dataclass(frozen=True)
class Shape:
    people: int
    writers: int
    rate: float

    def __str__(self) -> str:
        return f"{self.people}x{self.writers}x{self.rate:g}"


def shape(text: str) -> Shape:
    """200x40x5 -> 200 people, 40 of them writing 5 commands a second; ValueError when it is something else."""
    people, writers, rate = text.split("x")
    found = Shape(int(people), int(writers), float(rate))
    if not 0 < found.writers <= found.people or not 0 < found.rate <= 1000:
        raise ValueError(f"{text} is no shape: say people x writers x commands a second, like 200x40x5")
    return found


@dataclass(frozen=True)
class Run:
    """What came of a shape.

    `wrong` counts entries whose place is not the one that was sent. `server_cpu`, `load` and `others` are cores that
    the server, the generator and everything else on this machine used; `lag` is the generator's longest inattention
    in ms.
    """

    server: str
    shape: str
    commands: int
    refused: dict[str, int]
    delivered: float
    gaps: int
    doubles: int
    wrong: int
    arrival: Spread
    acks: Spread
    acked_a_second: float
    per_cpu_second: float
    kb_a_person: float
    stall: float | None
    server_cpu: float
    load: float
    others: float
    lag: float

    @property
    def flawless(self) -> bool:
        return self.delivered == 1 and not (self.gaps or self.doubles or self.wrong)
