"""What an export is made of: a board as one person sees it, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import hangs_on


@dataclass(frozen=True)
class Exported:
    """A board as somebody sees it at `seq`; `names` are the authors of its records by person id.

    `poll` is the vote that is wanted, by a format that holds one; empty for the newest. `language` is that of the words
    which are ours, where a format has some; `pictures` are the bytes of images by their file's id, for those that show them.
    """

    title: str
    seq: int
    records: Mapping[str, Record]
    names: Mapping[str, str]
    poll: str = ""
    language: str = "en"
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def board(self) -> Board:
        """The records as a board, to ask what hangs together and what lies where."""
        return Board(hangs_on, self.seq, self.records.values())

    def in_order(self) -> list[Record]:
        """The records as they are read and drawn, those without a place in the order last."""
        return sorted(self.records.values(), key=lambda record: (record.get("order") or "~", record["id"]))


class Format(Protocol):
    """One file of the shelf: what the format is called and how a board becomes a file of it."""

    NAME: str
    MIMETYPE: str
    SUFFIX: str

    def write(self, board: Exported) -> bytes: ...
