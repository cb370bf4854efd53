"""How a DOCX looks: our letters and colours in the styles that word processors know by name."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from workshop.record.word import fonts

FACE = "Figtree"
INSTEAD = "Segoe UI"
"""Where Figtree isn't installed; what has neither takes one of the same class."""
INK, MUTED, ACCENT, LINE = (
    RGBColor(0x1F, 0x27, 0x26),
    RGBColor(0x56, 0x61, 0x5F),
    RGBColor(0x0F, 0x6B, 0x5F),
    "E2DED4",
)
REMARK, LABEL = "Remark", "Label"

SIZES: dict[str, tuple[float, bool, RGBColor, float, float]] = {
    "Normal": (10.5, False, INK, 0, 6),
    "Title": (28, True, INK, 0, 4),
    "Subtitle": (14, False, MUTED, 0, 16),
    "Heading 1": (17, True, INK, 22, 8),
    "Heading 2": (13, True, INK, 14, 4),
    "Heading 3": (11.5, True, INK, 10, 4),
    "Heading 4": (10.5, True, MUTED, 8, 2),
    "Caption": (9, False, MUTED, 4, 8),
    "Quote": (14, False, INK, 8, 6),
    "List Bullet": (10.5, False, INK, 0, 3),
    "List Bullet 2": (10.5, False, INK, 0, 3),
    "List Bullet 3": (10.5, False, INK, 0, 3),
    "Header": (9, False, MUTED, 0, 0),
    "Footer": (9, False, MUTED, 0, 0),
    REMARK: (9, False, MUTED, 0, 6),
    LABEL: (9.5, True, ACCENT, 3, 3),
}
"""Size in points, bold, colour, and the points above and below, by style."""


def dress(word: Word, language: str) -> None:
    """Give the styles our looks, and the whole document its language."""
    for name, (size, bold, color, before, after) in SIZES.items():
        known = name in [style.name for style in word.styles]
        style: Any = word.styles[name] if known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _face(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = color
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.1 if size > 13 else 1.25
    _borders(word.styles["Quote"], "left", "0F6B5F", 18, 10)
    word.styles["Quote"].paragraph_format.left_indent = Pt(14)
    for name in ("Title", "Subtitle", "Header", "Footer"):
        _plain(word.styles[name])
    _language(word, language)
    fonts.embed(word, FACE, INSTEAD)


def _face(style: Any) -> None:
    """Our letters, in place of those of the theme."""
    told = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(told.attrib):
        del told.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        told.set(qn(f"w:{script}"), FACE)


def _borders(style: Any, side: str, color: str, eighths: int, apart: int) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for key, value in {"val": "single", "sz": eighths, "space": apart, "color": color}.items():
        line.set(qn(f"w:{key}"), str(value))
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _plain(style: Any) -> None:
    """Without the template's lines, spaced letters and tab stops."""
    rest = [*style.element.findall(f".//{qn('w:pBdr')}"), *style.element.findall(f".//{qn('w:tabs')}")]
    rest += [each for name in ("w:spacing", "w:kern") for each in style.element.rPr.findall(qn(name))]
    for each in rest:
        each.getparent().remove(each)


def _language(word: Word, language: str) -> None:
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    told = defaults.find(qn("w:lang"))
    if told is None:
        told = OxmlElement("w:lang")
        defaults.append(told)
    for key in ("val", "eastAsia", "bidi"):
        told.set(qn(f"w:{key}"), language if key == "val" else {"eastAsia": "en-US", "bidi": "ar-SA"}[key])
