"""What the calls about a session's people, teams and lobby take and answer."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from workshop.core.fields import Args, Title


class TeamSeen(msgspec.Struct):
    """A team: its board, its name, and how many people are of it."""

    id: str
    title: str
    people: int


class Myself(msgspec.Struct):
    """Who somebody is in a session; by `code`, six digits, they are known again on another device."""

    id: str
    name: str
    role: str
    team: str | None
    code: str | None


class SessionSeen(msgspec.Struct):
    """A session as a member sees it; times are ms since 1970, `board` is the plenary's."""

    id: str
    title: str
    language: str
    code: str
    starts: int | None
    ends: int | None
    place: str
    board: str
    teaming: str
    closed: bool
    purpose: str
    basis: str
    keep_days: int | None
    role: str
    person: Myself
    teams: list[TeamSeen]


class PersonSeen(msgspec.Struct):
    """Somebody as the facilitator sees them: whether they are `here`, at which board, and what waits on their device.

    A `stand_in` may take the room over; `account` says that they sign in; a `host` stays when the tables change."""

    id: str
    name: str
    role: str
    team: str | None
    here: bool
    board: str | None
    unsent: int
    stand_in: bool
    account: bool
    host: bool


class People(msgspec.Struct):
    """Everybody of a session, in the order in which they joined."""

    people: list[PersonSeen]


class PersonSet(Args):
    """What to change of somebody; a team is named by its board."""

    name: str | UnsetType = UNSET
    team: str | None | UnsetType = UNSET
    role: Literal["facilitator", "participant", "mentor", "observer"] | UnsetType = UNSET
    stand_in: bool | UnsetType = UNSET
    host: bool | UnsetType = UNSET


class Pass(Args):
    """Who is to lead, and whether the one who says so takes part from now on."""

    to: str
    leave: bool = False


class HandOver(Args):
    """Who has the device now: a new person by name, one by their personal code, or one who has been on it before."""

    name: str | None = None
    code: str | None = None
    person: str | None = None


class Named(msgspec.Struct):
    """Somebody by name."""

    id: str
    name: str


class Device(msgspec.Struct):
    """The other people who have been on this device."""

    people: list[Named]


class NewTeams(Args):
    """The names of teams to be made."""

    titles: Annotated[list[Title], Meta(min_length=1, max_length=60)]


class TeamSet(Args):
    """A team's new name."""

    title: Title


class Draw(Args):
    """Whether everybody is drawn anew, and not only who has no team yet."""

    all: bool = False


class Teams(msgspec.Struct):
    """All teams of a session."""

    teams: list[TeamSeen]


class Member(msgspec.Struct):
    """Somebody of a team, and whether they are here now."""

    id: str
    name: str
    here: bool


class LobbyTeam(msgspec.Struct):
    """A team and its people."""

    id: str
    title: str
    people: list[Member]


class StepNow(msgspec.Struct):
    """The step that the room is in: its place among `of`, and when it ends, or how many ms it has left while it rests."""

    title: str
    question: str
    at: int | None
    of: int
    ends_at: int | None
    left: int | None


class SoFar(msgspec.Struct):
    """What has happened in numbers: steps that are over, notes, and groups of notes."""

    steps: int
    notes: int
    groups: int


class Word(msgspec.Struct):
    """A word of the warm-up, without who wrote it."""

    id: str
    text: str
    color: str


class WarmUp(msgspec.Struct):
    """The question to warm up with, the latest words of `count`, and free places for the next one to be written."""

    question: str
    words: list[Word]
    count: int
    free: list[tuple[float, float]]
    open: bool


class LobbySeen(msgspec.Struct):
    """The room as somebody sees it who waits or has just come. `go` is where they work now, None until they have a team."""

    id: str
    title: str
    board: str
    now: int
    starts: int | None
    place: str
    state: Literal["before", "on", "over"]
    person: str
    name: str
    role: str
    code: str | None
    team: str | None
    teaming: str
    teams: list[LobbyTeam]
    help: bool
    go: str | None
    conduct: str | None
    step: StepNow | None
    so_far: SoFar
    warm_up: WarmUp | None
    purpose: str


class NamedPerson(msgspec.Struct):
    id: str
    name: str


class AtHand(msgspec.Struct):
    """Those who can be mentioned in a comment: who may open the board."""

    people: list[NamedPerson]
