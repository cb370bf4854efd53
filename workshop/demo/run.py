"""What three people did with the answers about roads, as they did it at three browsers' connections: run.jsonl.

A line is `{"by", "command", "args"}`; a note that bears one of the answers names it by its number in answers.csv.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import Path
from typing import Any

from workshop.core.role import Role
from workshop.core.rule import Command

RESIDENTS = "residents"
"""Whose answers they are."""
PEOPLE = {
    "facilitation": ("Facilitation", Role.FACILITATOR),
    "table-1": ("Table 1", Role.PARTICIPANT),
    "table-2": ("Table 2", Role.PARTICIPANT),
}
"""Who took part: the name on the board, and the role."""


def acts(folder: Path) -> Iterator[tuple[str, Sequence[Command]]]:
    """Who did what, in order; always the same commands with the same ids, so that doing them again does nothing twice."""
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as file:
        answers = list(csv.DictReader(file))
    lines = map(json.loads, (folder / "run.jsonl").read_text(encoding="utf-8").splitlines())
    numbers = count()
    for by, done in groupby(lines, key=lambda line: line["by"]):
        yield by, [Command(f"demo-run-{next(numbers)}", line["command"], _args(line["args"], answers)) for line in done]


def role(name: str) -> Role:
    return PEOPLE[name][1] if name in PEOPLE else Role.FACILITATOR


def _args(args: dict[str, Any], answers: Sequence[dict[str, str]]) -> dict[str, Any]:
    if "answer" not in args:
        return args
    answer = answers[args.pop("answer")]
    return {**args, "text": answer["answer"], "color": answer["color"]}
