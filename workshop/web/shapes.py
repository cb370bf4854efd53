"""What the HTTP calls take and answer, as shapes: they check input and they are the documentation."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from workshop import versioning
from workshop.core.fields import Address, Args, Id, Label, Moment, Text, Title

Code = Annotated[str, Meta(description="Eight digits, also with spaces or dashes between them.")]


class Join(Args):
    """What somebody types to get in."""

    code: Code
    name: Annotated[str, Meta(description="A first name, at most 60 characters; not needed with a personal code.")] = ""
    personal: Annotated[str, Meta(description="The six digits of who was here before.")] | None = None
    language: Annotated[str, Meta(description="pt-BR, es or en; the workshop's when left out.")] | None = None


class Joined(msgspec.Struct):
    """Who somebody is after joining. `board` is the plenary's."""

    session: str
    person: str
    role: str
    board: str


class NamedCode(msgspec.Struct):
    """The workshop behind a code: when it starts, in ms since 1970, who holds it, and what becomes of people's data."""

    title: str
    language: str
    starts: int | None
    host: str
    notice: list[str]


class NewSession(Args):
    """A workshop to be made; `boards` are the titles of more boards beside the plenary."""

    title: Title
    language: Literal["pt-BR", "es", "en"] = "pt-BR"
    boards: Annotated[list[Title], Meta(max_length=100)] = []


class SessionMade(msgspec.Struct):
    """A new workshop. `board` is the plenary's, the first of `boards`."""

    id: str
    code: str
    facilitator_code: str
    board: str
    boards: list[str]


class SessionSet(Args):
    """What a workshop says of itself; only the fields given change, null takes a time away."""

    title: Title | UnsetType = UNSET
    language: Literal["pt-BR", "es", "en"] | UnsetType = UNSET
    starts: Moment | None | UnsetType = UNSET
    ends: Moment | None | UnsetType = UNSET
    place: Label | UnsetType = UNSET
    purpose: Text | UnsetType = UNSET
    basis: Literal["", "consent", "public_task", "legitimate", "research", "contract"] | UnsetType = UNSET
    keep_days: Literal[30, 90, 365, 730] | None | UnsetType = UNSET
    teaming: Literal["chosen", "given", "drawn"] | UnsetType = UNSET
    children: bool | UnsetType = UNSET


class Notice(msgspec.Struct):
    """What people read about their data before they join."""

    sentences: list[str]


class BoardSeen(msgspec.Struct):
    """A board as the caller sees it. `names` are the authors of what they see."""

    id: str
    title: str
    seq: int
    person: str
    role: str
    names: dict[str, str]
    records: dict[str, dict[str, Any]]


class EntryTold(msgspec.Struct, omit_defaults=True):
    """One entry of a board's log as the caller may see it. `at` is ms since 1970; `id` is told to its sender only."""

    seq: int
    at: int
    by: str | None
    command: str | None
    changes: list[Any]
    id: str | None = None


class Entries(msgspec.Struct):
    """The entries after `since`, at most 2,000; ask again from the last one until there are none."""

    entries: list[EntryTold]


class Replay(msgspec.Struct):
    """The entries after `since` up to `seq` that show you something, and the `names` of the people in them. What was
    private is in them from the moment it was shown. `sign` names what lies over the story now."""

    seq: int
    since: int
    sign: str
    names: dict[str, str]
    entries: list[EntryTold]


class NewVersion(Args):
    """A name for the moment after an entry."""

    seq: Annotated[int, Meta(ge=0)]
    title: Title


class Versions(msgspec.Struct):
    """The moments of a board in order, and the `names` of who named some of them. `names_moments`: whether you may."""

    moments: list[versioning.Moment]
    names: dict[str, str]
    names_moments: bool


class Compared(versioning.Compared):
    """The same with the `names` of the people in it."""

    names: dict[str, str]


class Left(msgspec.Struct):
    """A line of a file that was left out, and why."""

    line: int
    reason: str


class Imported(msgspec.Struct):
    """How many records a file became, how many of them are notes, and which of its lines were left out."""

    made: int
    notes: int
    refused: list[Left]


class Preview(msgspec.Struct):
    """The columns of a table, its first rows, and how many rows it has in all."""

    columns: list[str]
    rows: list[list[str]]
    total: int


class PictureKept(msgspec.Struct):
    """The id of a picture, for `image.add`, and its size in pixels."""

    file: str
    w: int
    h: int


class TitleAsked(Args):
    """The address of a web page."""

    url: Address


class TitleFound(msgspec.Struct):
    """What the page calls itself; empty when it couldn't be asked."""

    title: str


class PollSeen(msgspec.Struct, omit_defaults=True):
    """A vote. `cast` of `people` have voted; `mine` is your own ballot, `ballots` how many the tally counts."""

    id: str
    way: str
    title: str
    options: list[dict[str, Any]]
    settings: dict[str, Any]
    secret: bool
    state: str
    round: int
    opened: int
    cast: int
    people: int
    after: str | None = None
    closed: int | None = None
    phase: str | None = None
    mine: Any = None
    group: str | None = None
    ballots: int | None = None
    tally: dict[str, Any] | None = None
    groups: dict[str, Any] | None = None
    decision: dict[str, str] | None = None
    met: dict[str, str] | None = None


class HelpWanted(msgspec.Struct):
    """Who calls for help, since when in ms since 1970."""

    person: str
    name: str
    since: int


class TeamGlance(msgspec.Struct, omit_defaults=True):
    """A team's board at a glance. Of `people` in the team `here` are connected and `voices` have written; `hidden` of the
    `notes` are not yours to see. `last` is when somebody did something, in ms since 1970, `pulse` how much in each of the
    last ten minutes; of the team so many are `ready` or want more `time`; `harvested` notes are on the plenary.
    `things` are [x, y, w, h, look], where look is a colour, frame, cluster or thing, the first two with their title after
    it, and [x, y, x, y, "link"]; they are left out where they are known."""

    id: str
    title: str
    seq: int
    people: int
    here: int
    notes: int
    hidden: int
    voices: int
    last: int | None
    pulse: list[int]
    help: list[HelpWanted]
    ready: int
    time: int
    harvested: int
    things: list[list[Any]] | None = None


class WallSeen(msgspec.Struct):
    """The wall: the plenary's `stage` in brief, and the teams in their order. `now` is the server's, in ms since 1970."""

    now: int
    stage: dict[str, Any]
    teams: list[TeamGlance]


class Counted(msgspec.Struct):
    """Notes on all boards of a session, how many people have written any, and how many are connected."""

    notes: int
    writers: int
    here: int


class Attended(Args):
    """Whose call for help on which board is taken down."""

    board: Id
    person: Id


class Harvest(Args):
    """The notes and groups of a team's board that are to come to the plenary."""

    board: Id
    ids: Annotated[list[Id], Meta(min_length=1, max_length=500)]


class Harvested(msgspec.Struct):
    """What was made: [id on the team's board, id on the plenary]; `seq` is the entry that made it, to take it back."""

    seq: int
    made: list[tuple[str, str]]


class Taken(msgspec.Struct):
    """The seq of the entry that did it."""

    seq: int


class MethodPart(msgspec.Struct, omit_defaults=True):
    """A lane, level or quadrant of a method: the value of a note there, the sort that one has at first, if not an idea,
    and as which the part is worked on, if not in order."""

    key: str
    name: str
    question: str
    sort: str | None = None
    turn: int | None = None


class MethodTold(msgspec.Struct, omit_defaults=True):
    """A method: what `frame.add` takes for it, what its parts mean, and the marks that it offers for notes."""

    name: str
    about: str
    mode: str
    icon: str
    layout: str
    w: float
    h: float
    labels: list[str]
    parts: list[MethodPart]
    marks: list[str]
    open: bool = False


class Methods(msgspec.Struct):
    """The methods that have a frame, by name, and the words of all marks that a note may bear."""

    methods: dict[str, MethodTold]
    marks: dict[str, str]


class StepTold(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, rename={"break_": "break"}):
    """A step as `step.add` takes it; what is left out is as `step.add` has it at first."""

    minutes: int
    title: str = ""
    question: str = ""
    cue: str = ""
    method: str | None = None
    mode: str | None = None
    tools: list[str] | None = None
    private: bool = False
    authors: str = "shown"
    silent: bool = False
    locked: bool = False
    where: str = "plenary"
    circle: int | None = None
    rotate: bool = False
    poll: dict[str, Any] | None = None
    break_: bool = False


class KitTold(msgspec.Struct):
    """A method as agendas take it: its usual minutes, what it begins with and leaves, who is needed, whether it has a
    frame, its steps, and the methods that go well after it, the best first."""

    name: str
    about: str
    mode: str
    icon: str
    minutes: int
    inputs: list[str]
    outputs: list[str]
    roles: list[str]
    frame: bool
    steps: list[StepTold]
    next: list[str]


class AgendaTold(msgspec.Struct):
    """A whole workshop ready to run, planned for so many minutes."""

    name: str
    about: str
    minutes: int
    steps: list[StepTold]


class Shelf(msgspec.Struct):
    """All methods and agendas by name."""

    methods: dict[str, KitTold]
    agendas: dict[str, AgendaTold]


class AgendaSeen(msgspec.Struct, omit_defaults=True):
    """The steps of a workshop in order, as everybody may know them; `step` is where the room is, unless before the first."""

    steps: list[dict[str, Any]]
    step: str | None = None
    done: bool = False


class Problem(msgspec.Struct, omit_defaults=True):
    """What went wrong: `code` for programs, `detail` for a person, in their language."""

    status: int
    code: str
    detail: str
    type: str = "about:blank"
    field: str | None = None
    retry_ms: int | None = None
