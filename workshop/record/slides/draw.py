"""Slides as they are drawn: lines, tables, bars, a picture or a quote below a title, and notes."""

import io
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Made
from pptx.util import Pt

from workshop.exports.drawn.letters import cut, wrapped
from workshop.exports.picture import Svg
from workshop.exports.png import pixels
from workshop.record import document as doc
from workshop.record.document import Document
from workshop.record.marks import visible
from workshop.record.shares import shares
from workshop.record.slides import plan, stage
from workshop.record.slides.plan import Line, Slide

PIXELS = 2_000
CELL, ROW = 15, 40
TWO = 2
"""Lines of a title, and of a cell."""
DECORATIVE = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"
xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>"""
BAR = (0.46, 0.46, 0.08)


def opening(show: Presentation, document: Document) -> None:
    slide = show.slides.add_slide(show.slide_layouts.get_by_name("Title Slide"))
    title = visible(document.title)
    slide.shapes.title.text_frame.text = " ".join(wrapped(title, stage.ROOM, 44, 700, most=TWO))
    _sized(slide.shapes.title.text_frame, 44)
    _text(slide, document.kind, (stage.LEFT, 60, stage.ROOM, 24), 16, stage.ACCENT, bold=True)
    about = slide.placeholders[1]
    about.text_frame.text = " ".join(wrapped(visible(document.about), stage.ROOM, 22, 400, most=3))
    _sized(about.text_frame, 22, stage.MUTED)
    about.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    about.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    stage.foot(slide, visible(document.foot))
    _notes(slide, f"{title}\n{visible(document.about)}")


def slide(show: Presentation, document: Document, told: Slide) -> None:
    layout = "Title Only" if told.block is not None else "Title and Content"
    made = show.slides.add_slide(show.slide_layouts.get_by_name(layout))
    made.shapes.title.text_frame.text = " ".join(wrapped(told.title, stage.ROOM - 40, stage.TITLE_SIZE, 700, most=TWO))
    if told.kicker:
        _text(made, cut(told.kicker, stage.ROOM, 13, 600), stage.KICKER, 13, stage.ACCENT, bold=True)
    match told.block:
        case None:
            _lines(made.placeholders[1].text_frame, told.lines)
        case doc.Table():
            _caption(made, _table(made, told.block), told.block.caption, told.remark)
        case doc.Bars():
            _caption(made, _bars(made, told.block), told.block.caption, told.remark)
        case doc.Picture():
            _caption(made, _picture(made, told.block), told.block.caption, told.remark)
        case doc.Quote():
            _caption(made, _quote(made, told.block), "", told.remark)
    stage.foot(made, visible(document.foot))
    _notes(made, f"{told.title}\n{told.notes}")


def speak(made: Made, language: str) -> None:
    """Say of every word of a slide in which language it is."""
    for element in (made.element, *([made.notes_slide.element] if made.has_notes_slide else [])):
        for run in element.iter(qn("a:r"), qn("a:fld")):
            properties = run.find(qn("a:rPr"))
            if properties is None:
                properties = run.makeelement(qn("a:rPr"), {})
                run.insert(0, properties)
            properties.set("lang", language)


def _lines(frame: Any, lines: Any) -> None:
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        _line(paragraph, line)


def _line(paragraph: Any, line: Line) -> None:
    paragraph.level, paragraph.space_after = line.level, Pt(plan.APART)
    if line.lead:
        lead = paragraph.add_run()
        lead.text, lead.font.bold = f"{line.lead} ", True
    run = paragraph.add_run()
    run.text = plan.shown(line)
    run.font.size = Pt(plan.size(line))
    if line.small:
        run.font.color.rgb = stage.color(stage.MUTED)
    if line.count is not None:
        count = paragraph.add_run()
        count.text, count.font.bold = f"  {line.count}", True
    if not line.item:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(qn("a:buNone"), {}))


def _table(made: Made, block: doc.Table) -> float:
    """As all of these: how tall it is."""
    x, y, w, _ = stage.BODY
    parts = shares([block.columns, *block.rows])
    rows = [block.columns, *block.rows]
    shape = made.shapes.add_table(len(rows), len(block.columns), Pt(x), Pt(y), Pt(w), Pt(ROW * len(rows)))
    shape.name = visible(block.caption)[:100] or shape.name
    table = shape.table
    _quiet(table)
    for at, part in enumerate(parts):
        table.columns[at].width = Pt(w * part)
    for at, row in enumerate(rows):
        table.rows[at].height = Pt(ROW)
        for column, words in enumerate(row[: len(parts)]):
            room = w * parts[column] - 16
            cell = table.cell(at, column)
            _cell(cell, " ".join(wrapped(visible(words), room, CELL, 500, most=TWO)), bold=at == 0)
            if column in block.numbers:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    return ROW * len(rows)


def _bars(made: Made, block: doc.Bars) -> float:
    """A table of labels and figures, and over its empty middle the same as bars, which say nothing of their own."""
    x, y, w, _ = stage.BODY
    shape = made.shapes.add_table(len(block.rows), len(BAR), Pt(x), Pt(y), Pt(w), Pt(ROW * len(block.rows)))
    table = shape.table
    _quiet(table, first_row=False)
    for at, part in enumerate(BAR):
        table.columns[at].width = Pt(w * part)
    for at, (label, count) in enumerate(block.rows):
        table.rows[at].height = Pt(ROW)
        _cell(table.cell(at, 0), cut(visible(label), w * BAR[0] - 16, CELL, 500))
        _cell(table.cell(at, 2), str(count), bold=True)
        table.cell(at, 2).text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        share = max(0.0, min(1.0, count / block.of)) if block.of > 0 else 0.0
        if share:
            place = (x + w * BAR[0], y + at * ROW + ROW / 2 - 7, w * BAR[1] * share, 14)
            _bar(made, place)
    return ROW * len(block.rows)


def _bar(made: Made, place: tuple[float, float, float, float]) -> None:
    """A bar that screen readers pass over."""
    left, top, wide, high = (Pt(each) for each in place)
    bar: Any = made.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, wide, high)
    bar._element.nvSpPr.cNvPr.append(parse_xml(DECORATIVE))
    bar.fill.solid()
    bar.fill.fore_color.rgb = stage.color(stage.ACCENT)
    bar.line.fill.background()
    bar.shadow.inherit = False


def _picture(made: Made, block: doc.Picture) -> float:
    x, y, w, h = stage.BODY
    h -= 28  # for its caption
    by = min(w / block.w, h / block.h)
    wide, high = block.w * by, block.h * by
    data = io.BytesIO(pixels(Svg(block.svg, block.w, block.h), PIXELS))
    shape: Any = made.shapes.add_picture(data, Pt(x + (w - wide) / 2), Pt(y), Pt(wide), Pt(high))
    shape._element.nvPicPr.cNvPr.set("descr", visible(block.alt))
    return high


def _quote(made: Made, block: doc.Quote) -> float:
    x, y, w, h = stage.BODY
    _bar(made, (x, y + 20, 4, h - 130))
    said = " ".join(wrapped(visible(block.text), w - 40, 30, 500, most=6))
    _text(made, f"“{said}”", (x + 28, y + 20, w - 40, h - 130), 30, stage.INK, middle=True)
    if block.who:
        _text(made, cut(visible(block.who), w - 40, 18), (x + 28, y + h - 90, w - 40, 30), 18, stage.MUTED)
    return h - 40


def _caption(made: Made, high: float, caption: str, remark: str) -> None:
    """Below what is so tall; on the left, as all words."""
    caption = visible(caption)
    words = f"{caption} {remark}" if caption.endswith((".", "!", "?")) else " · ".join(filter(None, (caption, remark)))
    if words:
        x, y, w, h = stage.BODY
        _text(made, cut(words, w, 13), (x, y + min(high + 8, h - 16), w, 20), 13, stage.MUTED)


def _text(
    made: Made, words: str, place: tuple[float, float, float, float], size: int, color: str, bold: bool = False,
    middle: bool = False,
) -> None:  # fmt: skip
    left, top, wide, high = (Pt(each) for each in place)
    frame = made.shapes.add_textbox(left, top, wide, high).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    frame.text = visible(words)
    for paragraph in frame.paragraphs:
        paragraph.font.bold = bold
    _sized(frame, size, color)


def _sized(frame: Any, size: int, color: str | None = None) -> None:
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)
        if color:
            paragraph.font.color.rgb = stage.color(color)


def _cell(cell: Any, words: str, bold: bool = False) -> None:
    cell.text_frame.text = words
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left, cell.margin_right = Pt(2), Pt(8)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(CELL), bold
        paragraph.font.color.rgb = stage.color(stage.INK)


def _quiet(table: Any, first_row: bool = True) -> None:
    """A table with thin lines between its rows and no colours; its first row holds its heads."""
    properties = table._tbl.tblPr
    table.first_row, table.horz_banding = first_row, False
    style = properties.find(qn("a:tableStyleId"))
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No style, no grid"
    for cell in table.iter_cells():
        _below(cell)


def _below(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "9525"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": stage.LINE}))
    line.append(fill)
    properties.insert(0, line)


def _notes(made: Made, words: str) -> None:
    frame: Any = made.notes_slide.notes_text_frame
    frame.text = words.strip()
