"""Pabulib's .pb: a vote on a budget that was held elsewhere, with its ballots, as a finished vote.

https://pabulib.org/format; of its four types of votes those by approval are read. Lines that make no project or no
ballot are told with their number, as in a CSV file.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.imports.reading import MOST_BYTES, Options, Preview, Reading, RefusedLine
from workshop.imports.table import decoded

NAME = "pabulib"

SECTIONS = ("META", "PROJECTS", "VOTES")
MOST_PROJECTS = 60
"""As many options as a poll may have."""
MOST_VOTES = 2_000
LARGEST = 1_000_000_000
LONGEST = 500
SHOWN = 8
TITLE = 200

NO_VOTE = "This isn't a .pb file: the section {section} or a column it needs is not there."
_ID = re.compile(r"[A-Za-z0-9_-]{1,30}")

Row = dict[str, str]


@dataclass
class Parts:
    """The rows of each section by their column names, with the numbers of their lines."""

    rows: dict[str, list[tuple[int, Row]]] = field(default_factory=lambda: {name: [] for name in SECTIONS})
    meta: Row = field(default_factory=dict)


def preview(data: bytes) -> Preview:
    """The projects: their names, costs and the votes they have in the file."""
    parts = _parts(data)
    rows = [[row.get("name") or row["project_id"], row["cost"]] for _, row in parts.rows["PROJECTS"]]
    return Preview(["name", "cost"], rows[:SHOWN], len(rows))


def read(data: bytes, options: Options) -> Reading:
    """One command that takes the vote; raises Refused for a file that holds no vote by approval of a possible size."""
    parts = _parts(data)
    refused: list[RefusedLine] = []
    projects = dict(_projects(parts, refused))
    ballots = list(_ballots(parts, projects, refused))
    for found, most in ((projects, MOST_PROJECTS), (ballots, MOST_VOTES)):
        if len(found) > most:
            raise Refused(
                "too_big", "A vote here holds at most {projects} projects and {votes} ballots; this file has more.",
                projects=MOST_PROJECTS, votes=MOST_VOTES,
            )  # fmt: skip
    args = {
        "poll": options.new_id(),
        "way": "budget",
        "title": (tidy(parts.meta.get("description", "")).strip() or "Pabulib")[:TITLE],
        "options": list(projects.values()),
        "settings": {"total": _budget(parts.meta)},
        "ballots": ballots,
    }
    return Reading([Command(options.new_id(), "poll.take", args)], refused, 0)


def _parts(data: bytes) -> Parts:
    if len(data) > MOST_BYTES:
        raise Refused(
            "too_big", "This file is larger than {most} MB; split it and import the parts.", most=MOST_BYTES >> 20
        )
    parts, section, columns = Parts(), "", None
    for line, cells in _lines(decoded(data)):
        if cells[0].upper() in SECTIONS and len(cells) == 1:
            section, columns = cells[0].upper(), None
        elif columns is None:
            columns = [cell.lower() for cell in cells]
        elif section:
            parts.rows[section].append((line, dict(zip(columns, cells, strict=False))))
    parts.meta = {row.get("key", "").lower(): row.get("value", "") for _, row in parts.rows["META"]}
    _complete(parts)
    return parts


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    table = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    try:
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield table.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        raise Refused("bad_args", NO_VOTE, section="META") from None


def _complete(parts: Parts) -> None:
    """Refuse what is no vote by approval."""
    for section, needed in (("PROJECTS", {"project_id", "cost"}), ("VOTES", {"vote"})):
        rows = parts.rows[section]
        if not rows or not needed <= rows[0][1].keys():
            raise Refused("bad_args", NO_VOTE, section=section)
    _budget(parts.meta)
    if parts.meta.get("vote_type", "approval") != "approval":
        raise Refused("bad_args", "Only votes by approval can be brought in; this file has another type of vote.")


def _budget(meta: Row) -> int:
    total = _whole(meta.get("budget", ""))
    if total is None:
        raise Refused("bad_args", "The budget in this file is no whole number from 1 to a thousand million.")
    return total


def _whole(text: str) -> int | None:
    """A whole amount of money, also one that is written with decimals that are nought."""
    found = re.fullmatch(r"(\d{1,10})(?:[.,]0+)?", text)
    value = int(found[1]) if found else 0
    return value if 1 <= value <= LARGEST else None


def _projects(parts: Parts, refused: list[RefusedLine]) -> Iterator[tuple[str, dict[str, object]]]:
    """Each project's option by the id that it has in the file; the board's own ids must be plainer."""
    taken: set[str] = set()
    for number, (line, row) in enumerate(parts.rows["PROJECTS"], 1):
        given, cost = row["project_id"], _whole(row.get("cost", ""))
        if cost is None or given in taken:
            refused.append(RefusedLine(line, "This project has no whole cost of 1 or more, or its id stands twice."))
            continue
        taken.add(given)
        words = tidy(row.get("name", "")).strip()[:LONGEST] or given
        yield given, {"id": f"p-{given}" if _ID.fullmatch(given) else f"project-{number}", "text": words, "cost": cost}


def _ballots(parts: Parts, projects: dict[str, dict[str, object]], refused: list[RefusedLine]) -> Iterator[list[object]]:
    for line, row in parts.rows["VOTES"]:
        named = [id.strip() for id in row.get("vote", "").split(",") if id.strip()]
        if any(id not in projects for id in named):
            refused.append(RefusedLine(line, "This ballot names a project that is not in the file."))
            continue
        yield [projects[id]["id"] for id in dict.fromkeys(named)]
