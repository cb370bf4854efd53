"""The stage of all slides: 16:9, our letters and colours, where titles, text, foot and number stand."""

from copy import deepcopy
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Made
from pptx.util import Pt

FACE = "Figtree"
INK, MUTED, ACCENT, LINE, TRACK = "1F2726", "56615F", "0F6B5F", "E2DED4", "E9E4D8"
WIDE, HIGH = 960, 540
LEFT, ROOM = 55, 850
TITLE = (LEFT, 46, ROOM, 64)
KICKER = (LEFT, 22, ROOM, 20)
BODY = (LEFT, 126, ROOM, 352)
FOOT = (LEFT, 500, 700, 22)
NUMBER = (WIDE - LEFT - 90, 500, 90, 22)
OPENING = {
    PP_PLACEHOLDER.CENTER_TITLE: (LEFT, 170, ROOM, 110),
    PP_PLACEHOLDER.SUBTITLE: (LEFT, 290, ROOM, 90),
}
PLACES = {
    PP_PLACEHOLDER.TITLE: TITLE, PP_PLACEHOLDER.BODY: BODY, PP_PLACEHOLDER.OBJECT: BODY, PP_PLACEHOLDER.FOOTER: FOOT,
    PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER, **OPENING,
}  # fmt: skip
TITLE_SIZE = 26
KEPT = ("Title Slide", "Title and Content", "Title Only")
THEME_LETTERS = b'<a:latin typeface="Calibri"/>'


def set_up(show: Presentation) -> None:
    """Make of the plain template what all slides have in common."""
    show.slide_width, show.slide_height = Pt(WIDE), Pt(HIGH)
    for layout in list(show.slide_layouts):
        if layout.name not in KEPT:
            show.slide_layouts.remove(layout)
    _letters(show)
    for place in (show.slide_master, *show.slide_layouts):
        for shape in list(place.placeholders):
            kind = shape.placeholder_format.type
            if kind == PP_PLACEHOLDER.DATE:
                shape._element.getparent().remove(shape._element)
            elif kind in PLACES:
                put(shape, PLACES[kind])
    _styles(show.slide_master)


def put(shape: Any, place: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in place)


def color(value: str) -> Any:
    made: Any = RGBColor
    return made.from_string(value)


def foot(slide: Made, words: str) -> None:
    """The foot's sentence and the number, as the layout has them."""
    layout: Any = slide.slide_layout
    for shape in layout.placeholders:
        if shape.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            copy = deepcopy(shape._element)
            slide.shapes._spTree.append(copy)
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                made: Any = slide.shapes[-1]
                made.text_frame.text = words


def _letters(show: Presentation) -> None:
    """Our letters in the theme, where all of the show takes them from; what hasn't got them takes others without serifs."""
    theme: Any = next(
        rel.target_part for rel in show.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    ours = f'<a:latin typeface="{FACE}" panose="020B0604020202020204"/>'.encode()
    theme._blob = theme.blob.replace(THEME_LETTERS, ours)


def _styles(master: Any) -> None:
    styles = master.element.find(qn("p:txStyles"))
    _style(styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr")), TITLE_SIZE, INK, bold=True)
    body = styles.find(qn("p:bodyStyle"))
    for level, size in enumerate((20, 18, 16), 1):
        paragraph = body.find(qn(f"a:lvl{level}pPr"))
        paragraph.set("marL", str(Pt(22 * level)))
        paragraph.set("indent", str(-Pt(18)))
        _style(paragraph, size, INK)
    for shape in master.placeholders:
        body_pr = shape.text_frame._txBody.bodyPr
        for side in ("lIns", "rIns", "tIns", "bIns"):
            body_pr.set(side, "0")
        anchors = {PP_PLACEHOLDER.TITLE: "b", PP_PLACEHOLDER.BODY: "t"}
        body_pr.set("anchor", anchors.get(shape.placeholder_format.type, "ctr"))
        for old in body_pr.findall(qn("a:normAutofit")):
            body_pr.remove(old)
        if shape.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            side = "l" if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER else "r"
            _style(shape.text_frame._txBody.find(f".//{qn('a:lvl1pPr')}"), 11, MUTED, side=side)


def _style(paragraph: Any, size: int, color: str, bold: bool = False, side: str = "l") -> None:
    paragraph.set("algn", side)
    run = paragraph.find(qn("a:defRPr"))
    run.set("sz", str(size * 100))
    run.set("b", str(int(bold)))
    for old in run.findall(qn("a:solidFill")):
        run.remove(old)
    fill = run.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": color}))
    run.insert(0, fill)
