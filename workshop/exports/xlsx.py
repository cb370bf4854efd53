"""XLSX: the board for spreadsheets, a sheet for each kind of thing and one that says what every column means.

Each cell is written as the text, number or truth that it is, never as what it looks like: nothing that people wrote can
become a formula or a link. Texts that would be one if somebody typed them again are marked as quoted.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workshop.exports.csv import FORMULA
from workshop.exports.drawn.letters import wrapped
from workshop.exports.drawn.pen import UNFIT
from workshop.exports.exported import Exported
from workshop.exports.meanings import dictionary
from workshop.exports.sheets import PEOPLE, SHEETS, Row, people

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "xlsx"
MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = ".xlsx"

SAFE = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
LONGEST = 32_767
"""Letters of a cell."""
LINE, TALLEST = 15, 409
"""Points of a line, and of the tallest row there may be."""
LETTER, UNIT = 14.7, 7
"""Pixels of the letters, and of one unit in which columns are measured."""
ALWAYS = datetime(2000, 1, 1)
"""Said to be made then, so that the same board is the same file."""
WIDTHS = {
    "text": 48,
    "comments": 40,
    "merged": 32,
    "decided": 40,
    "factors": 60,
    "from": 28,
    "to": 28,
    "option": 40,
}
NARROW, USUAL = 10, 18
NUMBERS = {"comments": 12, "reactions": 12, "links": 12}
"""Where these columns are counts."""
FEW = frozenset(
    {"color", "sort", "x", "y", "in", "out", "rank", "delay", "secret", "round", "cast", "mark", "notes"}
)


def write(board: Exported) -> bytes:
    return book([board], board.language)


def book(boards: Sequence[Exported], language: str, counts: Sequence[int | None] = ()) -> bytes:
    """The things of all boards on the same sheets; `counts` are the people of each board, where they were counted."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    made = Workbook(out, SAFE)
    made.set_properties(
        {"title": _fit(boards[0].title)[:255] if boards else "", "author": "Mutirão", "created": ALWAYS}
    )
    pages = Pages(made)
    wholes = [(exported, exported.board()) for exported in boards]
    for sheet in SHEETS:
        rows = (row for exported, board in wholes for row in sheet.rows(exported, board))
        pages.add(sheet.name, sheet.columns, rows)
    known = [*counts, *[None] * (len(boards) - len(counts))]
    counted = (people(exported, count) for exported, count in zip(boards, known, strict=True))
    pages.add("people", PEOPLE, counted, NUMBERS)
    pages.add("dictionary", ("table", "column", "meaning"), dictionary(language), {"meaning": 90})
    made.close()
    return out.getvalue()


class Pages:
    """The sheets of a workbook, each with a head that stays and columns that can be filtered; empty ones are hidden."""

    def __init__(self, made: "Workbook") -> None:
        self._made = made
        look = {"valign": "top"}
        self._plain: Format = made.add_format({**look, "text_wrap": True})
        self._quoted: Format = made.add_format({**look, "text_wrap": True, "quote_prefix": True})
        # Excel says truths in its own language whatever the format, LibreOffice would say 1 and 0.
        self._truth: Format = made.add_format({**look, "num_format": '"true";"true";"false"'})
        self._number: Format = made.add_format({**look, "align": "right", "indent": 1})
        self._head: Format = made.add_format(
            {**look, "bold": True, "bg_color": "#DDEFEB", "bottom": 1, "bottom_color": "#0F6B5F"}
        )

    def add(
        self, name: str, columns: Sequence[str], rows: Iterable[Row], widths: dict[str, int] | None = None
    ) -> None:
        page = self._made.add_worksheet(name)
        known = WIDTHS | (widths or {})
        wide = [known.get(column, NARROW if column in FEW else USUAL) for column in columns]
        last, used = 0, set()
        for last, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                self._write(page, last, at, cell)
                used |= {at} if cell not in (None, "") else set()
            page.set_row(last, _tall(row, wide))
        for at, column in enumerate(columns):
            page.write_string(0, at, column, self._head)
            page.set_column(at, at, wide[at], None, {"hidden": last > 0 and at not in used})
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, len(columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def _write(self, page: "Worksheet", row: int, at: int, cell: Any) -> None:
        if isinstance(cell, bool):
            page.write_boolean(row, at, cell, self._truth)
        elif isinstance(cell, int | float):
            page.write_number(row, at, cell, self._number)
        elif cell:
            words = _fit(cell)
            page.write_string(row, at, words, self._quoted if FORMULA.match(words) else self._plain)


def _tall(row: Row, wide: Sequence[int]) -> float:
    """The height of a row in points, for spreadsheets that don't find it themselves."""
    texts = ((_fit(cell), room) for cell, room in zip(row, wide, strict=True) if isinstance(cell, str))
    return min(
        TALLEST, LINE * max((len(wrapped(text, room * UNIT, LETTER)) for text, room in texts), default=1)
    )


def _fit(words: str) -> str:
    """The words as far as a cell holds them, without letters that the format has no room for."""
    return UNFIT.sub("\ufffd", words)[:LONGEST]
