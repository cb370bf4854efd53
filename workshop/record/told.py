"""What a record is made of: plain data about one workshop as a stranger may know it, and our words in its language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from typing import Any

from babel.dates import format_date, format_time

from workshop import words
from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import hangs_on

MINUTE = 60_000


@dataclass(frozen=True)
class Turn:
    """A step of the agenda: minutes as planned, and minutes as it ran, None where it was not held."""

    title: str
    planned: int
    ran: int | None = None
    method: str = ""
    private: bool = False
    pause: bool = False


@dataclass(frozen=True)
class Surface:
    """A board as strangers see it; `team` where it is a team's, whose people are `people`."""

    id: str
    title: str
    team: bool
    seq: int
    records: Mapping[str, Record]
    people: int = 0

    @cached_property
    def board(self) -> Board:
        return Board(hangs_on, self.seq, self.records.values())

    @cached_property
    def counts(self) -> dict[str, Any]:
        """What votes of the board came to, once they were counted."""
        return {}


@dataclass(frozen=True)
class Promise:
    """A commitment: what, who, until when (ms) and how it stands."""

    what: str
    who: str = ""
    due: int | None = None
    status: str = ""


@dataclass(frozen=True)
class Answered:
    """What becomes of something people said: its status, the reason, who answers and until when (ms)."""

    title: str
    status: str
    reason: str = ""
    action: str = ""
    responsible: str = ""
    due: int | None = None


@dataclass(frozen=True)
class Told:
    """Everything a record may say. Times are ms since 1970; `zone` is where the clock on the wall is; `address` is that
    of the public page with the answers, once there is one."""

    language: str
    title: str
    purpose: str = ""
    place: str = ""
    spoken: str = ""
    starts: int | None = None
    ends: int | None = None
    planned_end: int | None = None
    made: int = 0
    zone: tzinfo = UTC
    facilitators: tuple[str, ...] = ()
    children: bool = False
    people: int = 0
    teamless: int = 0
    turns: tuple[Turn, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    promises: tuple[Promise, ...] = ()
    answers: tuple[Answered, ...] = ()
    address: str = ""
    methods: tuple[str, ...] = field(default=())

    def translate(self, sentence: str, **facts: object) -> str:
        return words.translate(sentence, self.language, **facts)

    def translate_count(self, one: str, many: str, count: int, **facts: object) -> str:
        return words.translate_count(one, many, count, self.language, **facts)

    def day(self, at: int) -> str:
        """A moment as a full date."""
        said = str(format_date(self.local(at), "full", locale=words.locale(self.language)))
        return f"{said[:1].upper()}{said[1:]}"

    def short_day(self, at: int) -> str:
        return str(format_date(self.local(at), "medium", locale=words.locale(self.language)))

    def clock(self, at: int) -> str:
        return str(format_time(self.local(at), "short", locale=words.locale(self.language)))

    def local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1000, self.zone)

    @property
    def seqs(self) -> dict[str, int]:
        """How far each board had come."""
        return {surface.id: surface.seq for surface in self.surfaces}

    @property
    def teams(self) -> list[Surface]:
        return [surface for surface in self.surfaces if surface.team]


def line(text: str) -> str:
    """Words in one line."""
    return " ".join(text.split())
