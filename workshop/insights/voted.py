"""What people voted on the factors of a map: the counted votes of the last poll that asked about some of them."""

from collections.abc import Iterable
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import tally

COUNTED = {"dots": "dots", "choice": "people"}
"""The ways in which votes are counted, and what a tally calls them; stands, ranks and places are no numbers of votes."""


def votes(board: Board, factors: Iterable[str]) -> dict[str, int]:
    """Votes by factor, of those that were up for the last such vote of which the result may be told.

    A factor's votes are those for itself, for the notes that it rests on, and for clusters of nothing but such notes.
    """
    polls = (poll for poll in board.of("poll").values() if poll["way"] in COUNTED and tally.tells(poll))
    wanted = {id: {id, *board.records[id].get("evidence", ())} for id in factors}
    for poll in sorted(polls, key=lambda poll: (poll["opened"], poll["id"]), reverse=True):
        found = _of(poll, board, wanted)
        if found:
            return found
    return {}


def _of(poll: Record, board: Board, wanted: dict[str, set[str]]) -> dict[str, int]:
    members: dict[str, set[str]] = {}
    for id, note in board.of("note").items():
        members.setdefault(note.get("cluster", ""), set()).add(id)
    things = {option["id"]: option["note"] for option in poll["options"] if "note" in option}
    about = {option: members.get(thing, {thing}) for option, thing in things.items()}
    options = {
        factor: [option for option, asked in about.items() if asked <= mine] for factor, mine in wanted.items()
    }
    if not any(options.values()):
        return {}
    counted: dict[str, Any] = tally.counted(poll, tally.ballots(poll, board))["tally"]
    given = {line["id"]: line[COUNTED[poll["way"]]] for line in counted["options"]}
    return {factor: sum(given[option] for option in mine) for factor, mine in options.items() if mine}
