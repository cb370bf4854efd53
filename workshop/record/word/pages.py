"""The pages of a DOCX: A4, what it is at their head, its foot and the page's number below, and what it says of itself."""

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph

from workshop.record.document import Document
from workshop.record.marks import visible

BRAND = "Mutirão"
MARGIN = Cm(2.2)


def lay(word: Word, document: Document) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    page.header_distance = page.footer_distance = Cm(1.1)
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    head.add_run(BRAND).bold = True
    head.add_run(f"\t{visible(document.kind)}")
    foot.add_run(f"{visible(document.foot)}\t")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    for paragraph in (head, foot):
        _one_tab(paragraph, width(word))
    about = word.core_properties
    about.title, about.subject, about.language = (
        visible(document.title)[:255],
        visible(document.kind)[:255],
        document.language,
    )
    about.author, about.last_modified_by, about.comments, about.keywords = BRAND, BRAND, "", ""
    for moment in about._element.xpath("dcterms:created | dcterms:modified"):
        about._element.remove(moment)  # the template's, and the same document is the same file


def width(word: Word) -> Emu:
    """What a line has room for."""
    page = word.sections[0]
    return Emu(int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0))


def height(word: Word) -> Emu:
    page = word.sections[0]
    return Emu(int(page.page_height or 0) - int(page.top_margin or 0) - int(page.bottom_margin or 0))


def _one_tab(paragraph: Paragraph, at: Emu) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(at, WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that the word processor fills in."""
    for kind, text in (("begin", None), (None, code), ("separate", None), ("", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind is None:
            told = OxmlElement("w:instrText")
            told.text = text
            run._r.append(told)
        else:
            run.text = text or ""
