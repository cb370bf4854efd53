"""Tables of a DOCX: with header rows that come again on each page, and columns as wide as their words ask for."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from workshop.record import document as doc
from workshop.record.marks import visible
from workshop.record.shares import shares
from workshop.record.word import pages
from workshop.record.word.styles import LABEL, LINE, REMARK

BAR = "0F6B5F"
SMALL = 9
"""Rows of a table that is not parted between pages."""


def table(word: Word, block: doc.Table) -> None:
    _caption(word, block.caption)
    made = _new(word, len(block.rows) + 1, shares([block.columns, *block.rows]))
    for at, name in enumerate(block.columns):
        _write(made.rows[0].cells[at], name, at in block.numbers, bold=True)
    _heads(made)
    for row, cells in zip(made.rows[1:], block.rows, strict=True):
        for at, words in enumerate(cells[: len(block.columns)]):
            _write(row.cells[at], words, at in block.numbers)
    _after(word, made)


def facts(word: Word, block: doc.Facts) -> None:
    made = _new(word, len(block.rows), [0.28, 0.72], heads_left=True)
    for row, (label, words) in zip(made.rows, block.rows, strict=True):
        _write(row.cells[0], label, style=LABEL)
        _write(row.cells[1], words)
    _after(word, made)


def bars(word: Word, block: doc.Bars) -> None:
    """Labels and figures; between them the same once more as bars, which say nothing of their own."""
    _caption(word, block.caption)
    parts = [0.4, 0.5, 0.1]
    made = _new(word, len(block.rows), parts, heads_left=True)
    room = int(pages.width(word) * parts[1]) - Cm(0.4)
    for row, (label, count) in zip(made.rows, block.rows, strict=True):
        _write(row.cells[0], label)
        _write(row.cells[2], str(count), right=True)
        part = max(0.0, min(1.0, count / block.of)) if block.of > 0 else 0.0
        if part:
            _bar(row.cells[1].paragraphs[0], int(room * (1 - part)))
    _after(word, made)


def swatch(paragraph: Paragraph, color: str) -> None:
    """A patch of colour that no screen reader speaks of."""
    run = paragraph.add_run("\u00a0\u00a0\u00a0")
    run.font.size = Pt(8)
    _shade(run._r.get_or_add_rPr(), color.removeprefix("#"))
    paragraph.add_run("\u00a0")


def _new(word: Word, rows: int, parts: Sequence[float], heads_left: bool = False) -> Table:
    made: Table = word.add_table(rows, len(parts))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    whole = pages.width(word)
    for column, share in zip(made.columns, parts, strict=True):
        column.width = Emu(int(whole * share))
        for cell in column.cells:
            cell.width = column.width
    _lines(made)
    _looks(made, first_row=not heads_left, first_column=heads_left)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return made


def _write(
    cell: _Cell, words: str, right: bool = False, bold: bool = False, style: str | None = None
) -> None:
    paragraph = cell.paragraphs[0]
    if style:
        paragraph.style = style
    paragraph.add_run(visible(words)).bold = bold or None
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(3)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _bar(paragraph: Paragraph, rest: int) -> None:
    paragraph.paragraph_format.right_indent = Emu(rest)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(5)
    paragraph.paragraph_format.line_spacing = Pt(9)
    _shade(paragraph._p.get_or_add_pPr(), BAR)


def _shade(properties: Any, color: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in {"val": "clear", "color": "auto", "fill": color}.items():
        shade.set(qn(f"w:{key}"), value)
    if properties.tag == qn("w:pPr"):
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    else:
        properties.append(shade)


def _heads(made: Table) -> None:
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _lines(made: Table) -> None:
    """Thin lines below rows, and none at the sides."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        shown = side in ("top", "bottom", "insideH")
        for key, value in {
            "val": "single" if shown else "nil",
            "sz": "4",
            "space": "0",
            "color": LINE,
        }.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = made._tbl.tblPr
    before = properties.find(qn("w:tblLayout"))
    if before is None:
        properties.append(borders)
    else:
        before.addprevious(borders)


def _looks(made: Table, first_row: bool, first_column: bool) -> None:
    """What tells screen readers where the headers are."""
    properties = made._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = OxmlElement("w:tblLook")
    value = "0020" if first_row else "0080" if first_column else "0000"
    heads = {"firstRow": int(first_row), "firstColumn": int(first_column)}
    rest = {"lastRow": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    told = {"val": value} | {key: str(each) for key, each in (heads | rest).items()}
    for key, value in told.items():
        look.set(qn(f"w:{key}"), str(value))
    properties.append(look)


def _caption(word: Word, caption: str) -> None:
    if caption:
        word.add_paragraph(visible(caption), "Caption").paragraph_format.keep_with_next = True


def _after(word: Word, made: Table) -> None:
    """Some room below a table, which has none of its own; a small one stays on one page."""
    for row in made.rows[:-1] if len(made.rows) <= SMALL else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    gap = word.add_paragraph(style=REMARK).paragraph_format
    gap.space_after = gap.space_before = Pt(0)
    gap.line_spacing = Pt(8)
