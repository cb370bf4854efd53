"""What a poll is about: its options, frozen as they read when it was opened."""

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from workshop import votes
from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args, Id, Text
from workshop.core.refusal import Refused
from workshop.core.rule import Ask
from workshop.objects import anchor

LONGEST = 500
"""Letters of an option; longer notes are cut."""
VOTED_ON = frozenset(
    {"note", "text", "image", "drawing", "card", "frame", "cluster", "link", "loop", "comment"}
)

Cost = Annotated[int, Meta(ge=1, le=1_000_000_000_000)]


class Option(Args):
    """Words of one's own, or those of the thing `note` on the board; what it costs, in whole units, for a budget."""

    id: Id
    text: Text | UnsetType = UNSET
    note: Id | UnsetType = UNSET
    cost: Cost | UnsetType = UNSET


Options = Annotated[list[Id | Option], Meta(min_length=1, max_length=votes.MOST)]


def frozen(board: Board, asked: Sequence[str | Option], way: str, ask: Ask) -> list[dict[str, Any]]:
    """The options as the poll keeps them; refused when they are too few, the same twice, or say nothing."""
    options = [_option(board, each, ask) for each in asked]
    if len(options) < votes.room(way)[0]:
        raise Refused("bad_args", "A vote needs at least two things to choose from; add another one.", "options")
    things = [option.get("note", option["id"]) for option in options]
    if len({option["id"] for option in options}) < len(options) or len(set(things)) < len(things):
        raise Refused("bad_args", "The same thing is up for the vote twice; leave one of them out.", "options")
    return options


def _option(board: Board, asked: str | Option, ask: Ask) -> dict[str, Any]:
    given = Option(id=asked, note=asked) if isinstance(asked, str) else asked
    option: dict[str, Any] = {"id": given.id}
    if given.note is not UNSET:
        option |= {"text": cut(said(board, _thing(board, given.note, ask), ask)), "note": given.note}
    elif given.text is not UNSET:
        option["text"] = cut(given.text.strip())
    if not option.get("text"):
        raise Refused("bad_args", "One of these has no words yet; write some before people vote on it.", "options")
    return option if given.cost is UNSET else {**option, "cost": given.cost}


def _thing(board: Board, id: str, ask: Ask) -> Record:
    record = anchor.seen(board, id, ask, "options")
    if record["kind"] not in VOTED_ON:
        raise Refused("bad_args", "This can't be voted on; choose notes, clusters, factors or links.", "options")
    return record


def said(board: Board, record: Record, ask: Ask) -> str:
    """The words of a thing; of a link, those of its ends with its sign between them."""
    from workshop.objects import KINDS  # the shelf lists the files that ask this, so it is whole only later

    words = KINDS[record["kind"]].words(record, board).strip()
    if record["kind"] != "link":
        return words
    ends = (cut(said(board, anchor.seen(board, record[end], ask, "options"), ask), LONGEST // 3) for end in ("from", "to"))
    return f" {words}→ ".join(ends)


def cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
