"""Links: an arrow from one thing to another, plain or causal with its sign and delay, and what is known of it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import UNSET, UnsetType

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args, Id
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Outcome, Rule
from workshop.core.sight import Lens, Viewer
from workshop.objects import anchor, evidence, note, placing
from workshop.objects.evidence import Ids

LINKED = frozenset({"note", "text", "image", "drawing", "card", "frame", "cluster"})
Sort = Literal["plain", "causal"]
Polarity = Literal["+", "-", "?"]
Confidence = Literal["low", "medium", "high"]


class Add(Args, rename={"from_": "from"}):
    link: Id
    from_: Id
    to: Id
    sort: Sort = "plain"
    polarity: Polarity | None = None
    delay: bool | None = None
    confidence: Confidence | None = None
    contested: bool | None = None


class Set(Args):
    """Only the fields given change; null takes the polarity or the confidence away.

    A plain link has neither polarity nor delay. `evidence` takes the place of the notes there, see `link.evidence`.
    """

    link: Id
    sort: Sort | None = None
    polarity: Polarity | None | UnsetType = UNSET
    delay: bool | None = None
    confidence: Confidence | None | UnsetType = UNSET
    contested: bool | None = None
    evidence: Ids | None = None


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    if args.from_ == args.to:
        raise Refused("bad_args", "A link joins two different things; choose another end.", "to")
    for id, field in ((args.from_, "from"), (args.to, "to")):
        if anchor.seen(board, id, ask, field)["kind"] not in LINKED:
            raise Refused("gone", "One end of this link is no longer on the board.", field)
    joined = {"from": args.from_, "to": args.to}
    known = {"confidence": args.confidence, "contested": args.contested or None}
    claim = {"sort": args.sort, "polarity": args.polarity, "delay": args.delay}
    return Outcome([placing.new(board, ask, "link", args.link, **joined, **claim, **known)])


def change(board: Board, args: Set, ask: Ask) -> Outcome:
    anchor.seen(board, args.link, ask, "link")
    record = placing.existing(board, args.link, "link")
    polarity, delay = placing.wanted(args.polarity), placing.AWAY if args.delay is False else args.delay
    known = {
        "confidence": placing.wanted(args.confidence),
        "contested": placing.AWAY if args.contested is False else args.contested,
    }
    facts = {}
    if args.evidence is not None:
        notes, gone = evidence.instead(board, record, args.evidence, ask)
        known["evidence"] = notes or placing.AWAY
        facts = {"gone": gone} if gone else {}
    if args.sort == "plain":
        polarity, delay = polarity or placing.AWAY, delay or placing.AWAY
    return Outcome(placing.fields(args.link, record, sort=args.sort, polarity=polarity, delay=delay, **known), facts)


def ends(record: Record) -> Iterable[str]:
    return record["from"], record["to"]


def see(record: Record, lens: Lens, viewer: Viewer) -> Record | None:
    """Seen by whoever sees both ends: a link to a hidden note would tell of it, and so would its evidence."""
    if any(lens.see(id, viewer) is None for id in ends(record)):
        return None
    if not note.private(lens.board):
        return record
    return evidence.shown(record, lens.board, lambda other: not note.hidden(other, lens.board, viewer.person))


def named(record: Record, lens: Lens) -> Iterable[str]:
    yield record["by"]
    for id in (*ends(record), *record.get("evidence", ())):
        yield from lens.named(id)


def words(record: Record, board: Board) -> str:
    return str(record.get("polarity") or "")


KIND = Kind(
    name="link",
    rules={
        "link.add": Rule(Add, add, tool="link"),
        "link.set": Rule(Set, change, tool="link"),
        "link.evidence": Rule(evidence.OfLink, evidence.of_link, tool="link"),
    },
    words=words,
    see=see,
    named=named,
    hangs_on=ends,
    placed=False,
)
