"""What a portable file holds, part by part, and how much of it there may be.

A ZIP of `manifest.json`, and for each workshop, numbered from 1, `sessions/1/session.json`, for each of its boards
`sessions/1/boards/1.jsonl` with an entry a line, in order, and `sessions/1/pictures/<id>.webp`. Ids of workshops, boards,
people and pictures were made for the file alone; ids of records are those of the boards. Entries have no undo: it follows
from what was there before. There are no codes, no addresses, no accounts, and of names only the initials.
"""

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from workshop.core.fields import Moment
from workshop.core.role import Role

FORMAT, VERSION = "mutirao-portable", 1
"""The version grows when a file of it can't be read by those who know the one before."""
SUFFIX, MIMETYPE = ".mutirao", "application/vnd.mutirao.portable+zip"
MANIFEST, PROGRAMME = "manifest.json", "programme.json"
UNSEEN = "unseen"
"""The command of an entry of which nothing travels: it keeps its place in the order, and tells neither who nor what."""

MOST_PARTS = 20_000
MOST_BYTES = 2 * 1024**3
"""All parts unpacked."""
MOST_TEXT = 512 * 1024**2
"""All parts that are read as text, unpacked."""
MOST_PICTURE = 20 * 1024**2
MOST_LINE = 16 * 1024**2
MOST_ENTRIES = 250_000
"""Of one board."""

Ours = Annotated[str, Meta(pattern=r"^[A-Za-z0-9]{22}$")]
"""An id that was made for a file."""
Number = Annotated[int, Meta(ge=0, le=10_000_000_000)]
Line = Annotated[str, Meta(max_length=400)]
Words = Annotated[str, Meta(max_length=4000)]
Language = Literal["pt-BR", "es", "en"]
PART = re.compile(
    r"manifest\.json|programme\.json|sessions/[1-9]\d{0,3}/"
    r"(session\.json|boards/[1-9]\d{0,3}\.jsonl|pictures/[A-Za-z0-9]{22}\.webp)"
)
"""The only names that parts can have."""


class Exact(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What is in a part, and nothing else."""


class Part(Exact):
    """How large a part is unpacked, and the SHA-256 of it, in hexadecimal digits."""

    bytes: Number
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Counts(Exact):
    sessions: Number = 0
    boards: Number = 0
    entries: Number = 0
    people: Number = 0
    pictures: Number = 0
    teams: Number = 0


class Manifest(Exact):
    """`holds` says what was taken along; `made` when, in ms since 1970, `by` which version of Mutirão."""

    format: str
    version: int
    holds: Literal["session", "team", "programme"]
    title: Line
    language: Language
    made: Moment
    by: Line
    counts: Counts
    parts: Annotated[dict[str, Part], Meta(max_length=MOST_PARTS)]


class Person(Exact):
    """Somebody, by initials. `nobody` stands for all whose names are hidden."""

    id: Ours
    initials: Line
    role: Role = Role.PARTICIPANT
    team: Ours | None = None
    removed: bool = False
    nobody: bool = False


class Board(Exact):
    id: Ours
    title: Line
    team: bool = False
    of_team: Ours | None = None
    entries: Annotated[int, Meta(ge=0, le=MOST_ENTRIES)] = 0


class Picture(Exact):
    """A picture of a board, `w` by `h` pixels. Who brought it is not told; nobody's it is from now on."""

    id: Ours
    board: Ours
    w: Annotated[int, Meta(ge=1, le=4000)]
    h: Annotated[int, Meta(ge=1, le=4000)]
    at: Moment


class About(Exact):
    """A workshop, without its codes."""

    id: Ours
    title: Line
    language: Language
    at: Moment
    closed: bool = False
    starts: Moment | None = None
    ends: Moment | None = None
    place: Words = ""
    purpose: Words = ""
    basis: Annotated[str, Meta(pattern=r"^[a-z_]{0,20}$")] = ""
    keep_days: Annotated[int, Meta(ge=1, le=36_500)] | None = None
    teaming: Annotated[str, Meta(pattern=r"^[a-z_]{1,10}$")] = "chosen"
    children: bool = False
    anonymised: Moment | None = None
    of_team: Ours | None = None


class Response(Exact):
    """What became of a contribution; it has to be published anew. `hidden` are contributions that nobody is shown."""

    board: Ours
    record: Annotated[str, Meta(max_length=90)]
    status: Annotated[str, Meta(pattern=r"^[a-z]{1,12}$")]
    theme: Words = ""
    title: Words = ""
    reason: Words = ""
    action: Words = ""
    responsible: Words = ""
    due: Moment | None = None
    quote: Words = ""
    place: Annotated[int, Meta(ge=0, le=100_000)] = 0
    hidden: Annotated[list[Line], Meta(max_length=20_000)] = []
    at: Moment = 0


class Commitment(Exact):
    """Who does what until when, without the address that reminders go to."""

    what: Words
    status: Annotated[str, Meta(pattern=r"^[a-z]{1,10}$")]
    who: Line = ""
    due: Moment | None = None
    team: Ours | None = None
    board: Ours | None = None
    record: Annotated[str, Meta(max_length=40)] | None = None
    at: Moment = 0


class Session(Exact):
    """All of a workshop but its entries and the pictures themselves; the first board is the plenary's."""

    about: About
    boards: Annotated[list[Board], Meta(min_length=1, max_length=2000)]
    people: Annotated[list[Person], Meta(max_length=50_000)] = []
    pictures: Annotated[list[Picture], Meta(max_length=MOST_PARTS)] = []
    responses: Annotated[list[Response], Meta(max_length=10_000)] = []
    commitments: Annotated[list[Commitment], Meta(max_length=10_000)] = []


class Stage(Exact):
    """A cohort, or a milestone with its day."""

    id: Ours
    title: Line
    due: Moment | None = None


class Team(Exact):
    """A team; `reached` says when it first reached a milestone."""

    id: Ours
    cohort: Ours
    name: Line
    challenge: Words = ""
    about: Words = ""
    district: Words = ""
    milestone: Ours | None = None
    paused_until: Moment | None = None
    reached: Annotated[dict[str, Moment], Meta(max_length=1000)] = {}
    at: Moment = 0


class Programme(Exact):
    """A programme without its people: they are its members by their accounts. `rubric` is JSON."""

    title: Line
    language: Language
    at: Moment
    about: Words = ""
    starts: Moment | None = None
    ends: Moment | None = None
    rubric: Annotated[str, Meta(max_length=100_000)] = "[]"
    cohorts: Annotated[list[Stage], Meta(max_length=1000)] = []
    milestones: Annotated[list[Stage], Meta(max_length=1000)] = []
    teams: Annotated[list[Team], Meta(max_length=2000)] = []
    commitments: Annotated[list[Commitment], Meta(max_length=10_000)] = []


class Told(Exact):
    """One line: an entry without its undo, see core/change.py for what its changes are."""

    seq: Annotated[int, Meta(ge=1, le=MOST_ENTRIES)]
    at: Moment
    by: Ours
    command: Annotated[str, Meta(max_length=40)]
    changes: Annotated[list[Any], Meta(max_length=50_000)]


def session_part(number: int) -> str:
    return f"sessions/{number}/session.json"


def board_part(number: int, board: int) -> str:
    return f"sessions/{number}/boards/{board}.jsonl"


def picture_part(number: int, id: str) -> str:
    return f"sessions/{number}/pictures/{id}.webp"
