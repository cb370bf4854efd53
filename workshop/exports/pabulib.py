"""Pabulib's .pb: one vote on a budget with all its ballots, for others to count again.

D. Stolicki, S. Szufa, N. Talmon, Pabulib: A Participatory Budgeting Library (2020), and https://pabulib.org/format:
the sections META, PROJECTS and VOTES, each with a line of column names, separated by semicolons and quoted as CSV.
Voters are numbered as their ballots come, which says nothing of who they are. `rule` is unknown, for the tally is
not the decision.
"""

import csv
import io
from datetime import UTC, datetime
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.exports.exported import Exported
from workshop.objects import tally

NAME = "pabulib"
MIMETYPE = "text/plain; charset=utf-8"
SUFFIX = ".pb"


def write(exported: Exported) -> bytes:
    """The vote `exported.poll`, else the newest on a budget; Refused while there is none whose ballots may be told."""
    board = exported.board()
    poll = _poll(board, exported.poll)
    said = [ballot for _, ballot in tally.ballots(poll, board)]
    votes = {option["id"]: sum(1 for ballot in said if option["id"] in ballot) for option in poll["options"]}
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *_meta(exported, poll, len(said))])
    table.writerows([["PROJECTS"], ["project_id", "cost", "votes", "name"]])
    table.writerows([each["id"], each["cost"], votes[each["id"]], _line(each["text"])] for each in poll["options"])
    table.writerows([["VOTES"], ["voter_id", "vote"]])
    table.writerows([number, ",".join(ballot)] for number, ballot in enumerate(said, 1))
    return out.getvalue().encode()


def _poll(board: Board, id: str) -> Record:
    there = [poll for poll in board.of("poll").values() if poll["way"] == "budget" and tally.tells(poll)]
    wanted = [poll for poll in there if not id or poll["id"] == id]
    if not wanted:
        raise Refused("gone", "There is no vote on a budget whose result is open; show its result first.", "poll")
    return max(wanted, key=lambda poll: (poll["opened"], poll["id"]))


def _meta(exported: Exported, poll: Record, votes: int) -> list[list[Any]]:
    dates = {"date_begin": poll["opened"], "date_end": poll.get("closed")}
    return [
        ["description", _line(poll["title"])],
        ["country", "unknown"],
        ["unit", _line(exported.title)],
        ["instance", _day(poll["opened"])[-4:]],
        ["num_projects", len(poll["options"])],
        ["num_votes", votes],
        ["budget", poll["settings"]["total"]],
        ["vote_type", "approval"],
        ["rule", "unknown"],
        *([name, _day(at)] for name, at in dates.items() if at),
    ]


def _day(at: int) -> str:
    """A moment in ms as the format writes days: 31.12.2026, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%d.%m.%Y")


def _line(text: str) -> str:
    """Words in one line, for most readers of this format go line by line."""
    return " ".join(text.split())
