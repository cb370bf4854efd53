"""CSV: every line becomes a note, in a tidy grid or in a frame for each value of a column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.imports import grid
from workshop.imports.colors import Palette
from workshop.imports.reading import Options, Preview, Reading, RefusedLine
from workshop.imports.table import CONTROL, Table, open_table

NAME = "csv"

LONGEST = 2_000
MOST_FRAMES = 200
TITLE = 200
SHOWN = 8
"""Rows of a preview."""

FORMULA = re.compile(r"'[\s']*[=+\-@＝＋－＠]|''*[\t\r\n]")
"""A cell that an export has guarded with an apostrophe; its twin is in workshop/exports/csv.py."""


@dataclass(frozen=True)
class Line:
    """What one line of the file says of its note."""

    text: str
    color: str
    frame: str


def preview(data: bytes) -> Preview:
    """The columns, the first rows and the number of rows; raises Refused for what is no table of a possible size."""
    table = open_table(data)
    shown, total = [], 0
    for total, (_, cells) in enumerate(table.rows(), 1):
        if total <= SHOWN:
            shown.append([cell[:LONGEST] for cell in cells])
    return Preview(table.columns, shown, total)


def read(data: bytes, options: Options) -> Reading:
    """The notes and frames of a file; raises Refused when the file or a named column can't be used."""
    table = open_table(data)
    refused: list[RefusedLine] = []
    lines = list(_lines(table, options, refused))
    if not lines and not refused:
        raise Refused("bad_args", "This file has nothing under its first line, which names the columns.")
    return Reading(list(_commands(lines, options)), refused, len(lines))


def _lines(table: Table, options: Options, refused: list[RefusedLine]) -> Iterator[Line]:
    text, color, frame = (_column(table, getattr(options, name), name) for name in ("text", "color", "frame"))
    assert text is not None
    palette = Palette()
    ours = table.columns[0].lower() == "kind"
    for number, cells in table.rows():
        if ours and cells[0] in ("frame", "cluster", "comment", "poll", "option"):
            continue  # frames come back by the frame column; names of clusters, what was said and votes are no notes
        try:
            words = _words(table, cells, text)
        except Refused as why:
            refused.append(RefusedLine(number, why.text, why.facts))
            continue
        yield Line(words, palette.color(_cell(cells, color)), tidy(_cell(cells, frame)).strip()[:TITLE])


def _column(table: Table, wanted: str | None, field: str) -> int | None:
    """Where a column is, by its name or its number from 1."""
    if wanted is None or wanted == "":
        if field == "text":
            raise Refused("bad_args", "Choose the column that holds the text of the notes.", field)
        return None
    names = [name.casefold() for name in table.columns]
    if wanted.strip().casefold() in names:
        return names.index(wanted.strip().casefold())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise Refused(
        "bad_args", "This file has no column {column}; it has: {columns}.", field,
        column=wanted[:80], columns=", ".join(table.columns)[:400],
    )  # fmt: skip


def _words(table: Table, cells: list[str], column: int) -> str:
    if any(cell.strip() for cell in cells[len(table.columns) :]):
        raise Refused("bad_args", "This line has more columns than the first line; put its text in quotation marks.")
    cell = _cell(cells, column)
    if CONTROL.search(cell):
        raise Refused("bad_args", "This line holds characters that are not text.")
    text = tidy(cell[1:] if FORMULA.match(cell) else cell)
    if not text.strip():
        raise Refused("bad_args", "This line has no text.")
    if len(text) > LONGEST:
        raise Refused("too_big", "This text is longer than {most} characters; shorten it or split it.", most=LONGEST)
    return text


def _cell(cells: list[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _commands(lines: list[Line], options: Options) -> Iterator[Command]:
    framed: dict[str, list[Line]] = {}
    for line in lines:
        framed.setdefault(line.frame, []).append(line)
    loose = framed.pop("", [])
    if len(framed) > MOST_FRAMES:
        raise Refused(
            "too_big", "This column has more than {most} different values; choose another one for the frames.", "frame",
            most=MOST_FRAMES,
        )  # fmt: skip
    titles = sorted(framed, key=lambda title: -len(framed[title]))
    areas = grid.arrange([_heights(framed[title]) for title in titles], options.x, options.y) if titles else []
    for title, area in zip(titles, areas, strict=True):
        id = options.new_id()
        args = {"frame": id, "x": area.x, "y": area.y, "w": area.w, "h": area.h, "title": title}
        yield Command(options.new_id(), "frame.add", args)
        yield from _notes(framed[title], area.places(_heights(framed[title])), options)
    y = max((area.y + area.h + 2 * grid.BETWEEN for area in areas), default=options.y)
    heights = _heights(loose)
    yield from _notes(loose, grid.grid(heights, options.x, y, grid.columns_for(heights)), options)


def _heights(lines: list[Line]) -> grid.Heights:
    return [grid.tall(line.text) for line in lines]


def _notes(lines: list[Line], places: Iterator[grid.Place], options: Options) -> Iterator[Command]:
    for line, (x, y) in zip(lines, places, strict=True):
        args = {"note": options.new_id(), "x": x, "y": y, "text": line.text, "color": line.color}
        yield Command(options.new_id(), "note.add", args)
