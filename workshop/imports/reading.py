"""What an import is told, and what it answers."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workshop.core.rule import Command

MOST_NOTES = 5_000
MOST_BYTES = 20 * 1024 * 1024
ACT = 500
"""So many commands go into one act at most."""


@dataclass(frozen=True)
class Options:
    """Which columns to take, by name or by number from 1, and where the notes begin on the board."""

    text: str
    color: str | None = None
    frame: str | None = None
    x: float = 0
    y: float = 0
    new_id: Callable[[], str] = field(default=lambda: secrets.token_urlsafe(16))


@dataclass(frozen=True)
class RefusedLine:
    """A line that becomes no note: its number in the file, and a sentence (a key of translations) with its facts."""

    line: int
    text: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """The commands that make the file's notes and frames, and the lines that were refused."""

    commands: list[Command]
    refused: list[RefusedLine]
    notes: int

    def acts(self) -> Iterator[Sequence[Command]]:
        """The commands in portions that one act may hold."""
        for at in range(0, len(self.commands), ACT):
            yield self.commands[at : at + ACT]


@dataclass(frozen=True)
class Preview:
    """A first look at a file: its columns, its first rows, and how many rows it has."""

    columns: list[str]
    rows: list[list[str]]
    total: int


class Format(Protocol):
    """One file of the shelf; both calls raise Refused for a file that can't be used at all."""

    NAME: str

    def read(self, data: bytes, options: Options) -> Reading: ...
    def preview(self, data: bytes) -> Preview: ...
