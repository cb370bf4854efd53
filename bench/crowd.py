"""Many people on one board, and what all of them were told."""

from collections.abc import Sequence

from bench.client import Client, Pass
from bench.hearing import Hearing
from bench.loop import Loop

AT_ONCE = 40
"""So many connect at the same time, unless a part wants a storm."""
PATIENCE = 60.0


class Crowd:
    def __init__(self, loop: Loop, people: Sequence[Pass], kind: type[Client] = Client) -> None:
        self.loop, self.hearing = loop, Hearing()
        self.clients = [kind(loop, self.hearing, entry) for entry in people]
        self.open_at: list[float] = []
        """When each was back on the board, in order of arrival."""

    def enter(
        self, at_once: int = AT_ONCE, since: Sequence[int] | None = None, patience: float = PATIENCE
    ) -> None:
        """Let everybody connect and open the board; RuntimeError when somebody can't."""
        seen: Sequence[int | None] = since or [None] * len(self.clients)
        waiting = list(zip(self.clients, seen, strict=True))[::-1]
        there = len(self.open_at)

        def next_one() -> None:
            if waiting:
                client, last = waiting.pop()
                client.connect(lambda client: client.open(opened, last))

        def opened(client: Client, answer: bytes, at: float) -> None:
            if not client.next:
                raise RuntimeError(f"the board doesn't open: {answer[:300]!r}")
            self.open_at.append(at)
            next_one()

        for _ in range(at_once):
            next_one()
        everybody = there + len(self.clients)
        if not self.loop.run(patience, lambda: len(self.open_at) == everybody):
            lost = {client.ended for client in self.clients if client.ended}
            raise RuntimeError(f"{everybody - len(self.open_at)} people can't get in {lost or ''}")

    @property
    def gaps(self) -> int:
        """Entries that somebody should have been sent and was not."""
        return sum(client.gaps for client in self.clients)

    @property
    def doubles(self) -> int:
        return sum(client.doubles for client in self.clients)

    def leave(self) -> None:
        for client in self.clients:
            client.close()
