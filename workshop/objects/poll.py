"""Polls: one round of voting, by one way to vote, on options that were frozen when it was opened.

While a secret poll is open its ballots wait in a sealed box; the close puts them into the poll, shuffled and without
people, where only the reveal shows them. Open polls keep a record for each ballot. What people decide is written
beside the tally.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from workshop import votes
from workshop.core.board import Board
from workshop.core.box import Emptied, Slip
from workshop.core.change import Record, patch
from workshop.core.fields import Args, Id, Label, Title, clean
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import ballot, decision, placing, standing, tally
from workshop.objects.options import Options, frozen

MOST_TAKEN = 2_000
"""So many ballots of a finished vote find room on a board."""
MOST_BYTES = 512 * 1024
"""So large may all the ballots of one poll be."""


class Open(Args):
    """A new poll on things of the board, by their ids, or on words; `after` is the round before it."""

    poll: Id
    way: str
    title: Title
    options: Options
    settings: dict[str, Any] = {}
    secret: bool = True
    after: Id | None = None


class Cast(Args):
    """One's ballot, in place of the one before; `group` is one of those that the poll asks for.

    A facilitator types those on `paper`, each by the code that is printed on it.
    """

    poll: Id
    ballot: Any
    group: Label | None = None
    paper: Annotated[str, Meta(pattern=r"^[A-HJ-NP-Z2-9]{5}$")] | None = None


class Poll(Args):
    poll: Id


class Take(Args):
    """A vote that was held elsewhere, with all its ballots."""

    poll: Id
    way: str
    title: Title
    options: Options
    ballots: Annotated[list[Any], Meta(max_length=MOST_TAKEN)]
    settings: dict[str, Any] = {}


class Groups(Args):
    """The groups people may say they belong to, at most thirty."""

    groups: Annotated[list[Label], Meta(max_length=30)] = []


def start(board: Board, args: Open, ask: Ask) -> Outcome:
    before = None if args.after is None else standing.existing(board, args.after, "after")
    if before is not None and before["state"] == "open":
        raise Refused("not_now", "The round before is still open; close it first.", "after")
    fields = _fields(board, args, ask)
    told = {"secret": args.secret, "state": "open", "round": before["round"] + 1 if before else 1, "after": args.after}
    return Outcome([placing.new(board, ask, "poll", args.poll, **fields, **told, opened=ask.now, cast=0)])


def take(board: Board, args: Take, ask: Ask) -> Outcome:
    fields = _fields(board, args, ask)
    checked = [{"ballot": votes.check(args.way, fields["options"], fields["settings"], each)} for each in args.ballots]
    _roomy(checked)
    told = {"secret": True, "state": "revealed", "round": 1, "cast": len(checked), "ballots": checked}
    return Outcome([placing.new(board, ask, "poll", args.poll, **fields, **told, opened=ask.now, closed=ask.now)])


def _fields(board: Board, args: Open | Take, ask: Ask) -> dict[str, Any]:
    """What is frozen from the start: way, question, options and settings."""
    if not args.title.strip():
        raise Refused("bad_args", "Write the question that people vote on first.", "title")
    options = frozen(board, args.options, votes.way_of(args.way).NAME, ask)
    given = dict(args.settings)
    groups = clean(Groups, {"groups": given.pop("groups", [])}).groups
    settings = votes.settings(args.way, options, given)
    named = list(dict.fromkeys(filter(None, groups)))
    return {
        "way": args.way,
        "title": args.title.strip(),
        "options": options,
        "settings": {**settings, "groups": named} if named else settings,
    }


def cast(board: Board, args: Cast, ask: Ask) -> Outcome:
    record = standing.open(board, args.poll)
    if args.paper is not None and not ask.facilitates:
        raise Refused("not_allowed", "Only facilitators type ballots from paper; vote yourself.", "paper")
    voter = f"paper {args.paper}" if args.paper else ask.person
    if record.get("phase", "consent") != "consent":
        raise Refused("not_now", "First come questions and reactions; wait until the facilitator asks for consent.", "poll")
    checked = votes.check(record["way"], record["options"], tally.of_way(record), args.ballot)
    group = args.group or None
    if group is not None and group not in record["settings"].get("groups", ()):
        raise Refused("bad_args", "This group isn't one of those that the vote asks for; choose again.", "group")
    counted = patch(args.poll, {"cast": record["cast"] + 1})
    if record["secret"]:
        first = not ask.boxes.holds(args.poll, voter)
        return Outcome([counted] if first else [], aside=[Slip(args.poll, tally.slip(checked, group), voter)])
    changes, first = ballot.cast(board, record, checked, group, ask, voter)
    return Outcome([*changes, counted] if first else changes)


def close(board: Board, args: Poll, ask: Ask) -> Outcome:
    """The end of voting: the ballots of a secret poll come out of their box, and small groups are forgotten."""
    record = standing.open(board, args.poll)
    fields = {"state": "closed", "closed": ask.now}
    if not record["secret"]:
        return Outcome([patch(args.poll, fields)])
    slips = tally.without_small_groups(ask.boxes.shuffled(args.poll))
    return Outcome([patch(args.poll, {**fields, "cast": len(slips), "ballots": slips})], aside=[Emptied(args.poll)])


def reveal(board: Board, args: Poll, ask: Ask) -> Outcome:
    record = standing.closed(board, args.poll)
    return Outcome([] if record["state"] == "revealed" else [patch(args.poll, {"state": "revealed"})])


def _roomy(found: list[dict[str, Any]]) -> None:
    if len(msgspec.json.encode(found)) > MOST_BYTES:
        raise Refused("too_big", "These ballots are more than a board can hold; bring fewer of them.", "ballots")


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    """What was voted stays unseen until it is revealed, by everybody."""
    return {name: value for name, value in record.items() if name != "ballots"} if veiled(record) else record


def veiled(record: Record) -> bool:
    return "ballots" in record and not tally.tells(record)


def hides(board: Board) -> bool:
    return any(veiled(board.records[id]) for id in board.bearing("ballots"))


def waits(record: Record) -> bool:
    """Whether ballots wait for it in a sealed box: then nobody is told who touches it, for that is voting."""
    return bool(record["secret"]) and record["state"] == "open"


def apart(board: Board, person: str) -> bool:
    """Whether they opened a poll in which people vote in secret now, for they alone are told who did."""
    return any(poll["by"] == person and waits(poll) for poll in board.of("poll").values())


def words(record: Record, board: Board) -> str:
    return "\n".join([record["title"], *(option["text"] for option in record["options"])])


KIND = Kind(
    name="poll",
    rules={
        "poll.open": Rule(Open, start, roles=FACILITATORS),
        "poll.cast": Rule(Cast, cast, sealed=True, unlocked=True),
        "poll.close": Rule(Poll, close, roles=FACILITATORS, sealed=True),
        "poll.reveal": Rule(Poll, reveal, roles=FACILITATORS),
        **decision.RULES,
        "poll.take": Rule(Take, take, roles=FACILITATORS),
    },
    words=words,
    see=see,
    hides=hides,
    signed=lambda record: not waits(record),
    apart=apart,
    boxed=waits,
    placed=False,
    official=True,
    roles=FACILITATORS,
)
