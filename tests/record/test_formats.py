"""Every format of a record: words stay words whatever they look like, and what is secret is in none."""

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader

from tests.record.boards import ANSWERED, PROMISE, RECORDS, note, poll, record, told
from tests.record.reading import bones, words
from workshop.record.compose import compose
from workshop.record.document import (
    Bars,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    Table,
)
from workshop.record.formats import FORMATS
from workshop.record.making import made

HOSTILE = (
    '=HYPERLINK("http://evil.example";"x")', "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    '#import "/etc/passwd": *', "#eval(\"1\") $x$ @ref <label>", "*bold* _it_ `code` ~~s~~", "[x](javascript:alert(1))",
    "# heading", "- item", "1. item", "| a | b |", "> quote", "---", "+1+cmd|' /C calc'!A0", "@SUM(1)", "\tTab",
    "\\n{{7*7}}", "&lt;b&gt;", "שלום \u202eabc\u202c مرحبا", "🎉👩\u200d👩\u200d👧 🫨", "中文 한국어",
    "a\x00b\x07\x1bc\ufffe", "x" * 2_000, "<!--", "]]>", "{% raw %}", "https://a.example",
)  # fmt: skip
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><rect width="10" height="5" fill="#0f6b5f"/></svg>'


def filled(*each):
    """A document with the same words in every place there is, a section for each."""
    sections = [Section(f"a-{at}", said, everywhere(said)) for at, said in enumerate(each)]
    said = each[0]
    return Document(said, said, said, "pt-BR", said, [*sections, Section("attendance", said, [Bars([(said, 3)], 3)])])


def everywhere(said):
    return [
        Heading(said), Heading(said, 3), Paragraph(said, said), Paragraph(f"{said}\n{said}", small=True), Quote(said, said),
        Facts([(said, said)]), Items([Item(said, [Item(said, [], None, "mint")], 1, "sand"), Item(said, color="sky")]),
        Table([said, said], [[said, said]], said, [1]), Bars([(said, 3)], 3, said),
        Run([(said, 10, 12), (said, 5, None)], said, said), Picture(PICTURE, said, 10, 5, said),
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("at", range(0, len(HOSTILE), 9))
def test_words_stay_words(name, at):
    some = HOSTILE[at : at + 9]
    hostile, harmless = FORMATS[name].write(filled(*some)), FORMATS[name].write(filled(*("palavra" for _ in some)))

    assert bones(name, hostile) == bones(name, harmless)


@pytest.mark.parametrize("name", FORMATS)
def test_words_are_told_as_they_were_written(name):
    said = "Ação *já*: 3 < 5 & [ok]"
    found = words(name, FORMATS[name].write(filled(said)))

    assert "Ação" in found
    if name == "pdf":
        assert "Ação*já*:3<5&[ok]" in found


@pytest.mark.parametrize(("name", "language"), [*((name, "pt-BR") for name in FORMATS), ("pdf", "es"), ("pdf", "en")])
def test_a_whole_workshop_becomes_each_format_in_each_language(name, language):
    facts = told(language=language, promises=(PROMISE,), answers=(ANSWERED,))
    found = words(name, made(facts, name))

    for said in ("Bairroqueacolhe", "Ônibusatrasa", "Davi,Obras", "Começarpelaluz"):
        assert said in found


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_boards_become_files_too(name):
    records = [note(f"n{at}", said, at * 200, sort="quote") for at, said in enumerate(HOSTILE)]
    records.append(record("cluster", "c", title=HOSTILE[1], x=0, y=0))
    records.append(record("frame", "f", title=HOSTILE[3], x=0, y=0, w=900, h=500))
    records.append(poll("p", HOSTILE[6], state="closed", secret=False, decision={"decided": HOSTILE[0], "who": HOSTILE[2]}))
    body = made(told(*records, title=HOSTILE[1], purpose=HOSTILE[6], place=HOSTILE[0]), name)

    assert body


@pytest.mark.parametrize("name", FORMATS)
def test_ballots_that_were_not_shown_are_in_no_format(name):
    hidden = poll("p9", "Qual?", state="closed", ballots=[{"ballot": {"n1": 2, "n2": 1}, "group": "Jacarandina"}] * 7)
    with_ballots = words(name, made(told(*RECORDS, hidden), name))
    without = words(name, made(told(*RECORDS, {**hidden, "ballots": []}), name))

    assert "Jacarandina" not in with_ballots
    if name != "pptx":
        assert with_ballots == without


def test_the_pdf_is_tagged_for_screen_readers():
    body = made(told(), "pdf")
    reader = PdfReader(io.BytesIO(body))
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pt-BR"
    assert reader.metadata.title == "Bairro que acolhe"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1" in root["/Metadata"].get_data()
    tags = list(tagged(root["/StructTreeRoot"]))
    sorts = [tag["/S"] for tag in tags]
    assert {"/H1", "/H2", "/L", "/Table", "/TH", "/P", "/Figure"} <= set(sorts) | {"/Title"}
    assert all(str(tag.get("/Alt", "")) for tag in tags if tag["/S"] == "/Figure")


def tagged(tag):
    """Every tag below another one."""
    inner = tag.get("/K", [])
    for each in inner if isinstance(inner, list) else [inner]:
        found = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from tagged(found)


def test_headings_go_down_one_level_at_a_time():
    for language in ("pt-BR", "es", "en"):
        for section in compose(told(language=language)).sections:
            levels = [1, *(block.level for block in section.blocks if isinstance(block, Heading))]
            assert all(after <= before + 1 for before, after in pairwise(levels)), section.id
