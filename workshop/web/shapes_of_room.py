"""What the calls about conducting a room take and answer."""

from typing import Any

import msgspec

from workshop.core.fields import Args, Id


class Conducting(Args):
    """A command for the whole room: step.enter, step.set, stage.set or stage.time; the same `id` does nothing twice."""

    command: str
    args: dict[str, Any]
    id: Id


class HelpWanted(msgspec.Struct):
    """Somebody asks for help on a board, since when."""

    person: str
    name: str
    board: str
    since: int


class TeamNamed(msgspec.Struct):
    """A team is its board."""

    id: str
    title: str


class Personed(msgspec.Struct, omit_defaults=True):
    """Somebody of the session; `board` is where they are now, `unsent` how much waits on their device."""

    id: str
    name: str
    role: str
    team: str | None = None
    board: str | None = None
    unsent: int = 0
    writing: bool = False


class Conducted(msgspec.Struct):
    """How it stands in all boards of a session: the plenary's stage, who is where, and which signs people give."""

    stage: dict[str, Any]
    starts: int | None
    ends: int | None
    teams: list[TeamNamed]
    people: list[Personed]
    help: list[HelpWanted]
    ready: int
    time: int
