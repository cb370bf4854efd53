"""From a document's blocks to those of a DOCX."""

import io
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

from workshop.exports.drawn.pen import FILLS
from workshop.exports.picture import Svg
from workshop.exports.png import pixels
from workshop.record import document as doc
from workshop.record.document import Block, Document
from workshop.record.marks import visible
from workshop.record.running import run_table
from workshop.record.word import pages, tables
from workshop.record.word.styles import REMARK, dress

DEEPEST = 3
"""Lists have styles for so many levels."""
TALLEST = 0.72
"""Of the height that a page has for text, what a picture takes at most."""
PIXELS = 2_400


def write(document: Document) -> bytes:
    word = docx.Document()
    dress(word, document.language)
    pages.lay(word, document)
    _front(word, document)
    for section in document.sections:
        word.add_heading(visible(section.title), 1)
        for block in section.blocks:
            _block(word, document, block)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _front(word: Word, document: Document) -> None:
    word.add_paragraph(visible(document.title), "Title")
    if document.about:
        word.add_paragraph(visible(document.about), "Subtitle")


def _block(word: Word, document: Document, block: Block) -> None:
    match block:
        case doc.Heading():
            word.add_heading(visible(block.text), min(block.level, 9))
        case doc.Paragraph():
            _paragraph(word, block)
        case doc.Quote():
            _quote(word, block)
        case doc.Facts() if block.rows:
            tables.facts(word, block)
        case doc.Items():
            _items(word, block.items)
            word.paragraphs[-1].paragraph_format.space_after = Pt(8)
        case doc.Table() if block.columns:
            tables.table(word, block)
        case doc.Bars() if block.rows:
            tables.bars(word, block)
        case doc.Run():
            tables.table(word, run_table(block, document.language))
        case doc.Picture():
            _picture(word, block)


def _paragraph(word: Word, block: doc.Paragraph) -> None:
    paragraph = word.add_paragraph(style=REMARK if block.small else None)
    if block.lead:
        paragraph.add_run(f"{visible(block.lead)} ").bold = True
    paragraph.add_run(visible(block.text))


def _quote(word: Word, block: doc.Quote) -> None:
    paragraph = word.add_paragraph(f"“{visible(block.text)}”", "Quote")
    if block.who:
        paragraph.paragraph_format.keep_with_next = True
        who = word.add_paragraph(visible(block.who), REMARK)
        who.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _items(word: Word, items: Iterable[doc.Item], depth: int = 1) -> None:
    for item in items:
        paragraph = word.add_paragraph()
        paragraph._p.style = f"ListBullet{min(depth, DEEPEST) if depth > 1 else ''}"  # by name each takes 4 ms
        if item.color in FILLS:
            tables.swatch(paragraph, FILLS[item.color])
        paragraph.add_run(visible(item.text)).bold = bool(item.items) or None
        if item.count is not None:
            _count(word, paragraph, item.count)
        paragraph.paragraph_format.keep_with_next = bool(item.items) or None
        _items(word, item.items, depth + 1)


def _count(word: Word, paragraph: Paragraph, count: int) -> None:
    """How many, at the right margin."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(pages.width(word), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"\t{count}").bold = True


def _picture(word: Word, block: doc.Picture) -> None:
    image = io.BytesIO(pixels(Svg(block.svg, block.w, block.h), PIXELS))
    wide, high = pages.width(word), int(pages.height(word) * TALLEST)
    by = min(wide / block.w, high / block.h)
    shape = word.add_picture(image, Emu(int(block.w * by)), Emu(int(block.h * by)))
    shape._inline.docPr.set("descr", visible(block.alt))
    shape._inline.docPr.set("title", visible(block.caption or block.alt)[:250])
    paragraph = word.paragraphs[-1]
    if block.caption:
        paragraph.paragraph_format.keep_with_next = True
        word.add_paragraph(visible(block.caption), "Caption")
