"""A seat: one connection's place at one board, and how messages reach it."""

from dataclasses import dataclass, field
from typing import Any

from workshop import metrics
from workshop.core.sight import Viewer
from workshop.live.frames import Message
from workshop.live.websocket import WebSocket
from workshop.store.people import Person

MOST_QUEUED = 1_000
"""So many messages wait for a polling client before it counts as gone."""


@dataclass
class Visitor:
    """One connection: its Engine.IO link, who it may be in which session, and where it sits.

    `guests` maps session ids to person ids; `administrator` is set for a bearer of a token, `account` what a
    signed-in browser keeps of its account.
    """

    link: Any
    guests: dict[str, str]
    administrator: Person | None = None
    account: object = None
    language: str = "en"
    seats: dict[str, "Seat"] = field(default_factory=dict)
    wire: WebSocket | None = None

    @property
    def key(self) -> str:
        """Who counts as one for limits before a board is open."""
        return str(self.link.sid)

    def write(self, message: Message) -> None:
        """Send at once once a WebSocket is there and what was queued before it has gone; else through engineio."""
        if self.wire is None and self.link.upgraded and self.link.queue.empty():
            self.wire = getattr(self.link, "wire", None)
        if self.wire is not None:
            self.wire.write(message.frame)
        elif self.link.queue.qsize() > MOST_QUEUED:
            metrics.DROPPED.inc()
            self.link.close(wait=False, abort=True)
        elif not self.link.closed:
            self.link.send(message.packet)


@dataclass(eq=False)
class Seat:
    """`seq` is the last entry its person has been told of; what comes before its `open` is answered is held back."""

    visitor: Visitor
    board: str
    viewer: Viewer
    name: str
    seq: int
    held: list[Message] | None = field(default_factory=list)

    def __post_init__(self) -> None:
        self.person, self.role = self.viewer.person, str(self.viewer.role)

    def write(self, message: Message) -> None:
        if self.held is not None:
            self.held.append(message)
        elif self.visitor.wire is not None:
            self.visitor.wire.write(message.frame)
        else:
            self.visitor.write(message)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for message in held:
            self.visitor.write(message)
