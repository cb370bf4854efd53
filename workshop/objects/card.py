"""Link cards: the address of a web page, with its title or the name that people give it."""

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import LONGEST_TITLE, Address, Args, Id, Place, Title
from workshop.core.kind import Kind
from workshop.core.rule import Ask, Outcome, Rule
from workshop.objects import note, placing, writing


class Add(Args):
    """A card that leads to a web page."""

    card: Id
    x: Place
    y: Place
    url: Address
    title: Title | None = None


class Write(Args):
    """The card's name."""

    card: Id
    title: Title
    base: Title


def add(board: Board, args: Add, ask: Ask) -> Outcome:
    given = {"x": args.x, "y": args.y, "url": args.url, "title": args.title or None}
    return Outcome([placing.new(board, ask, "card", args.card, **given)])


def write(board: Board, args: Write, ask: Ask) -> Outcome:
    note.readable(board, args.card, ask, "card")
    return writing.write(board, args.card, "card", "title", args.title, args.base, LONGEST_TITLE)


def words(record: Record, board: Board) -> str:
    return "\n".join(filter(None, (record.get("title"), record["url"])))


KIND = Kind(
    name="card",
    rules={
        "card.add": Rule(Add, add, tool="card"),
        "card.write": Rule(Write, write, tool="card"),
    },
    words=words,
    see=note.see,
    hides=note.private,
    personal=note.private,
)
