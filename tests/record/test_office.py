"""A record as DOCX and as slides: what screen readers ask for, words that stay words, and pages that open."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from tests import office
from tests.record import papers
from workshop.exports.drawn.letters import width
from workshop.record.document import (
    Bars,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
)
from workshop.record.formats import FORMATS
from workshop.record.shares import shares
from workshop.record.slides import plan

PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(FORMATS["docx"].write(papers.example())))


@pytest.fixture(scope="module")
def show():
    return pptx.Presentation(io.BytesIO(FORMATS["pptx"].write(papers.example())))


def texts(shape):
    if shape.has_text_frame:
        return [paragraph.text for paragraph in shape.text_frame.paragraphs]
    return [cell.text for cell in shape.table.iter_cells()] if shape.has_table else []


def parts(body):
    """The markup of a file, part by part."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def test_a_docx_has_real_headings_lists_and_tables(word):
    headings = [
        (each.style.name, each.text)
        for each in word.paragraphs
        if each.style.name.startswith(("Title", "Heading"))
    ]
    bullets = {each.style.name for each in word.paragraphs if each.style.name.startswith("List")}

    assert headings[:2] == [("Title", "Bairro que acolhe"), ("Heading 1", "Onde, quando e quem")]
    assert ("Heading 2", "Em palavras") in headings
    assert bullets == {"List Bullet", "List Bullet 2"}
    votes = next(table for table in word.tables if table.cell(0, 0).text == "Opção")
    assert votes.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert votes.cell(14, 1).text == "42"


def test_a_docx_says_its_language_its_title_and_what_pictures_show(word):
    assert (word.core_properties.language, word.core_properties.title) == ("pt-BR", "Bairro que acolhe")
    assert word.styles.element.xpath("./w:docDefaults//w:lang/@w:val") == ["pt-BR"]
    [picture] = word.element.body.iter(PICTURES)
    assert picture.get("descr") == "Quadro com duas notas numa moldura e uma ligação."


def test_a_docx_brings_its_letters_along(word):
    names = [part.partname for part in word.part.package.iter_parts()]

    assert [name for name in names if name.endswith(".odttf")]


def test_every_slide_has_a_title_few_lines_a_number_and_notes(show):
    assert (show.slide_width, show.slide_height) == (12192000, 6858000)
    for slide in show.slides:
        kinds = {each.placeholder_format.type for each in slide.placeholders}
        assert slide.shapes.title.text_frame.text
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        assert slide.notes_slide.notes_text_frame.text.startswith(slide.shapes.title.text_frame.text[:20])
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.OBJECT:
                assert 1 <= len(shape.text_frame.paragraphs) <= plan.MOST


def test_long_lists_and_tables_go_on_on_further_slides(show):
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]

    assert "Inclusão digital (8) (1/2)" in titles and "Inclusão digital (8) (2/2)" in titles
    assert "O que vem primeiro? (2/2)" in titles
    assert "Dicionário de dados" not in titles


def test_what_is_too_long_for_a_slide_is_whole_in_its_notes(show):
    slide = next(
        each for each in show.slides if each.shapes.title.text_frame.text == "Método, e o que ele não diz"
    )

    [said] = [line for shape in slide.shapes for line in texts(shape) if line.startswith("Limites.")]
    assert said.endswith("…") and len(said) < 300
    assert (papers.LONG * 3).strip() in slide.notes_slide.notes_text_frame.text


def test_pictures_of_slides_say_what_they_show_and_every_word_its_language(show):
    pictures = [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == 13]
    runs = [run for slide in show.slides for run in slide.element.iter() if run.tag.endswith("}r")]

    assert [each._element.nvPicPr.cNvPr.get("descr") for each in pictures] == [
        "Quadro com duas notas numa moldura e uma ligação."
    ]
    assert {run[0].get("lang") for run in runs} == {"pt-BR"}


def test_lines_fill_a_slide_and_not_more():
    lines = [plan.Line("palavra " * 40) for _ in range(20)]

    for slide in plan.spread("t", "", lines):
        assert sum(map(plan.high, slide.lines)) <= plan.HIGH


def test_a_list_is_shared_out_evenly():
    items = Items([Item(str(at)) for at in range(7)])
    document = Document("t", "", "k", "en", "f", [Section("s", "S", [Heading("H"), items, Paragraph("p")])])

    assert [len(slide.lines) for slide in plan.slides(document)] == [4, 4]


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_hostile_words_stay_words_and_nothing_is_fetched_or_run(name):
    body = FORMATS[name].write(papers.hostile())

    markup = parts(body)
    for part, data in markup.items():
        ElementTree.fromstring(data)
        assert b'TargetMode="External"' not in data, part
        assert b"<a:hlinkClick" not in data and b"<w:hyperlink" not in data
        fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", data)
        assert set(fields) <= {b"PAGE", b"NUMPAGES"}
    assert not [part for part in markup if re.search(r"vba|activeX|embeddings|externalLink", part)]
    said = " ".join("".join(ElementTree.fromstring(data).itertext()) for data in markup.values())
    for text in papers.HOSTILE:
        shown = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u202e\u202c]", "", text).strip()
        assert "".join(shown.split()) in "".join(said.split()), text[:30]


def test_libreoffice_opens_them_and_reads_the_same(tmp_path):
    files = {
        f"{which}.{name}": FORMATS[name].write(getattr(papers, which)())
        for which in ("example", "hostile")
        for name in ("docx", "pptx")
    }

    # One folder each: a DOCX and its slides would be one PDF.
    for name, body in files.items():
        folder = tmp_path / name
        folder.mkdir()
        made = " ".join(office.pages(folder, {name: body})[name])
        example = name.startswith("example")
        for said in (
            ("Bairro que acolhe", "Memória da oficina") if example else ("<script>alert(1)", "@SUM(A1)")
        ):
            assert said in made


def test_a_list_of_hundreds_is_cut_short_on_slides_and_whole_in_their_notes():
    items = Items([Item("Grupo", [Item(f"Nota {at}") for at in range(90)], 90)])
    document = Document("t", "", "k", "pt-BR", "f", [Section("s", "S", [items])])

    first, last = plan.slides(document)

    assert [line.text for line in last.lines][-1] == "E mais 79."
    assert "Nota 89" in last.notes and "Nota 0" in first.notes


def test_a_remark_goes_onto_the_slide_that_it_is_about():
    blocks = [Bars([("A", 1)], 1, "c"), Paragraph("Contamos quem veio.", small=True), Paragraph("Mais.")]

    first, second = plan.slides(Document("t", "", "k", "pt-BR", "f", [Section("s", "S", blocks)]))

    assert first.remark == "Contamos quem veio." and first.remark in first.notes
    assert [line.text for line in second.lines] == ["Mais."]


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_blocks_in_which_nothing_is_make_no_broken_file(name):
    empty = [Heading(""), Paragraph(""), Quote(""), Facts([]), Items([]), Table([], []), Table(["A"], [])]
    empty += [Bars([], 0), Run([])]

    body = FORMATS[name].write(Document("", "", "", "es", "", [Section("s", "", empty), Section("t", "", [])]))

    opened = docx.Document if name == "docx" else pptx.Presentation
    assert opened(io.BytesIO(body))


def test_short_columns_keep_what_they_need_and_the_rest_is_shared():
    first, second, third = shares([["Opção", "A favor (1–3)", "Contra"], ["uma proposta de muitas palavras " * 3, "3", "0"]])

    assert first + second + third == pytest.approx(1)
    assert second * 45 > width("A favor (1–3)", 1, 600)
    assert first > 0.5
    assert shares([["a", "b"], ["1", "2"]]) == pytest.approx([0.5, 0.5], abs=0.05)
    assert shares([[""]]) == [1]
