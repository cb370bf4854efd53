"""What somebody who missed a workshop is told: what was asked, what came together, and what was decided; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.core.board import STAGE, Board
from workshop.core.change import Record, target
from workshop.core.rule import Entry
from workshop.objects import cluster, tally

MOST_GROUPS, MOST_OPTIONS = 8, 3


@dataclass(frozen=True)
class Step:
    """A step of the agenda; `held` says whether the room has been in it."""

    title: str
    question: str
    minutes: int
    pause: bool
    held: bool


@dataclass(frozen=True)
class Vote:
    """A vote whose result everybody has seen: how many voted, the options that came first, and what was decided."""

    question: str
    voted: int
    first: list[str]
    decided: str
    who: str
    review: str
    at: int


@dataclass(frozen=True)
class Caught:
    """What stands on a board, as its reader may see it: named groups with how many notes are in each."""

    notes: int
    groups: list[tuple[str, int]]
    more: int
    votes: list[Vote]


def steps(agenda: Sequence[Record], moved: Iterable[Entry]) -> list[Step]:
    """The agenda, with the steps in which the room has been."""
    changes = [change for entry in moved for change in entry.changes]
    held = {each[1].get("step") for each in changes if each[0] == "put" and target(each) == STAGE}
    return [
        Step(
            step.get("title", ""), step.get("question") or "", step.get("minutes", 0), bool(step.get("break")),
            step["id"] in held,
        )
        for step in agenda
    ]  # fmt: skip


def caught(board: Board) -> Caught:
    notes = list(board.of("note").values())
    counts = Counter(found for note in notes if (found := _outermost(board, note)))
    named = [(str(board.records[id]["title"]).strip(), count) for id, count in counts.most_common()]
    groups = [(title, count) for title, count in named if title]
    votes = [_vote(board, poll) for poll in board.of("poll").values() if poll["state"] == "revealed"]
    return Caught(
        len(notes), groups[:MOST_GROUPS], max(0, len(groups) - MOST_GROUPS), sorted(votes, key=lambda vote: vote.at)
    )


def _outermost(board: Board, note: Record) -> str:
    """The id of the group that holds all groups in which a note is; "" where it is in none."""
    found = cluster.holder(board, note)
    while found is not None and (outer := cluster.parent(board, found)) is not None:
        found = outer
    return found["id"] if found is not None else ""


def _vote(board: Board, poll: Record) -> Vote:
    said = poll.get("decision", {})
    return Vote(
        poll["title"], poll["cast"], _first(board, poll), said.get("decided", ""), said.get("who", ""),
        said.get("review", ""), poll.get("closed", 0),
    )  # fmt: skip


def _first(board: Board, poll: Record) -> list[str]:
    """The options that came first, where the way of voting ranks them and the count may be told."""
    if not tally.tells(poll) or (poll["secret"] and "ballots" not in poll):
        return []
    lines = tally.counted(poll, tally.ballots(poll, board))["tally"].get("options", ())
    ranked = sorted((line["rank"], at, line["id"]) for at, line in enumerate(lines) if isinstance(line.get("rank"), int))
    words = {option["id"]: option["text"] for option in poll["options"]}
    return [words[id] for rank, _, id in ranked if rank <= MOST_OPTIONS and id in words][:MOST_OPTIONS]
