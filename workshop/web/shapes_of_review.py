"""What the calls about reviewing a board take and answer."""

from typing import Annotated

import msgspec
from msgspec import Meta

from workshop.core.fields import Args


class Withdrawn(msgspec.Struct):
    """Something that was taken off the board, with its words as they were."""

    id: str
    kind: str
    words: str


class ChangedSeen(msgspec.Struct):
    """What is different on a board between the entries `since` and `seq`: ids of what is there, as you see it.

    `visited` is when you were there last, in ms; null for the first time, when nothing counts as changed. `moved` tells
    from which group or frame; `commented` are those of them on which you have commented, and `answers` are to you."""

    since: int
    seq: int
    visited: int | None
    notes: list[str]
    texts: list[str]
    moved: dict[str, str]
    gone: list[Withdrawn]
    groups: list[str]
    links: list[str]
    things: list[str]
    loops: list[str]
    polls: list[str]
    answers: list[str]
    commented: list[str]


class Visiting(Args):
    """Until which entry you have seen the board."""

    seq: Annotated[int, Meta(ge=0, le=2_000_000_000)]


class Visited(msgspec.Struct):
    seq: int
