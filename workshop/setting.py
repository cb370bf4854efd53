"""What a step finds set up on a board where people work in it: the frame of its method, and its vote.

Ids follow from the step, so it is there once on each board, however often the room comes back to the step.
"""

import hashlib
from collections.abc import Iterator, Sequence

from workshop import votes
from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import LONGEST_TITLE
from workshop.core.rule import Command
from workshop.imports.grid import below
from workshop.methods import SHELF, laying
from workshop.objects.options import cut

LAID = ("x", "y", "w", "h", "title", "layout", "labels", "method")


def derived(*parts: object) -> str:
    """The id of something that follows from something else, whoever computes it."""
    return hashlib.blake2s("/".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def begins(steps: Sequence[Record], id: str) -> str:
    """The first of the steps in a row that go on with the same method: what it laid is theirs, too."""
    at = next((at for at, step in enumerate(steps) if step["id"] == id), 0)
    while at and steps and steps[at - 1].get("method") == steps[at].get("method"):
        at -= 1
    return str(steps[at]["id"]) if steps else id


def commands(board: Board, stage: Record, first: str, language: str) -> Iterator[Command]:
    """What is to be asked for on a board whose step begins; `first` is the one its method began with."""
    method = str(stage.get("method", ""))
    if method in SHELF:
        yield from _frame(board, method, first, language)
    poll = stage.get("poll")
    if poll and poll["way"] in votes.WAYS:
        yield from _vote(board, stage, language)


def _frame(board: Board, method: str, first: str, language: str) -> Iterator[Command]:
    """The method's frame, under all that is there, and locked: participants write in it and don't move it."""
    x, y = below(board.records.values())
    laid = laying.lay(method, language, x, y, derived("frame", first)[:20])
    made = [["frame.add", {"frame": each["id"], **{name: each[name] for name in LAID}}] for each in laid]
    if laid and not any(board.get(each["id"]) for each in laid):
        lock = ["lock", {"ids": [each["id"] for each in laid], "locked": True}]
        yield Command(derived("laid", first), "together", {"commands": [*made, lock]})


def _vote(board: Board, stage: Record, language: str) -> Iterator[Command]:
    """The step's vote on what the board offers; none while there is too little to vote on."""
    id, poll = derived("vote", stage["step"]), stage["poll"]
    options = laying.options(board.records, poll)
    title = _title(stage, language)
    if options and title and board.get(id) is None:
        args = {"way": poll["way"], "title": title, "options": options, "secret": poll.get("secret", True)}
        yield Command(id, "poll.open", {"poll": id, **args, "settings": poll.get("settings", {})})


def _title(stage: Record, language: str) -> str:
    method = SHELF.get(stage.get("method", ""))
    words = stage.get("question") or stage.get("title") or (method.name.to(language) if method else "")
    return cut(words.strip(), LONGEST_TITLE)
