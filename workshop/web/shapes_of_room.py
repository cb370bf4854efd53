"""What the calls about conducting a room take and answer."""

from typing import Any

import msgspec

from workshop.core.fields import Args, Id, Moment
from workshop.gardening import Deed


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


class RecentOne(msgspec.Struct):
    """A change of a board: `name` did so with `count` things of a kind, of which `words` are the first's; `name` is empty
    where nobody may know it, `kind` where there are several."""

    seq: int
    at: int
    name: str
    deed: Deed
    kind: str
    count: int
    words: str
    ids: list[str]


class Recent(msgspec.Struct):
    """The last changes of a board, newest first."""

    changes: list[RecentOne]


class PutBack(Args):
    """Since when, in ms since 1970, everything is to be taken back."""

    since: Moment


class Restored(msgspec.Struct):
    """How many changes were taken back, and how many could not be, or not wholly, because of newer ones."""

    restored: int
    could_not: int


class Lead(msgspec.Struct):
    """Whether somebody may stand in, and whether the room is theirs to take over now."""

    stand_in: bool
    open: bool
