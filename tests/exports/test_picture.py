"""A board as a picture: what is on it, in words that fit, and nothing that runs or is fetched."""

import io
import re
import time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.exports.test_formats import BOARD, NAMES, exported, note
from workshop.core.fields import tidy
from workshop.exports import FORMATS, Exported
from workshop.exports.drawn import notes
from workshop.exports.drawn.letters import cut, width, wrapped
from workshop.exports.drawn.scene import Scene
from workshop.exports.picture import svg

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    '"><image href="http://evil.example/x.png"/>',
    "&lol; &#x3c;script&#x3e; <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "]]><![CDATA[x",
    "a\x00b\x08c\x1bd\ufffee",
    "\u202egpj.exe שלום",
    "👩‍👩‍👧 🌳 é",
    "x" * 2000,
    "палац ☃ 漢字漢字漢字漢字漢字漢字漢字漢字",
]


def drawn(board, language="en"):
    return ElementTree.fromstring(svg(board, language).svg)


def read(picture):
    """All words of a picture, lines after each other."""
    return " ".join("".join(each.itertext()) for each in picture.iter(f"{SVG}text"))


def letters(words):
    return re.sub(r"\s", "", words)


def test_a_picture_holds_what_is_written_and_who_wrote_it():
    words = letters(read(drawn(BOARD)))

    for said in ("Trees, please", "Shade 🌳", "פה", "Our street", "Streets", "Ana", "Need", "contested · not sure"):
        assert letters(said) in words


def test_a_picture_says_in_a_line_what_it_shows():
    picture = drawn(BOARD, "pt-BR")

    assert (picture.findtext(f"{SVG}title"), picture.findtext(f"{SVG}desc")) == ("Bairro", "2 notas, 1 ligação")
    assert picture.get("role") == "img"


def test_who_is_not_named_stands_in_no_picture():
    proxy = {**note("Shade"), "proxy": "Dona Rosa"}

    named = read(drawn(exported(proxy)))
    silent = read(drawn(Exported("b", 1, {"n0": proxy}, {})))
    hidden = read(drawn(exported({**proxy, "author": "hidden"})))

    assert "Ana" in named and "Dona Rosa" in named
    for words in (silent, hidden):
        assert words == "Shade"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["svg", "png"])
def test_nothing_that_people_write_becomes_part_of_a_picture(text, name):
    frame = {
        "id": "f", "kind": "frame", "by": "ana", "x": 0, "y": 0, "w": 900, "h": 600, "title": text, "layout": "lanes",
        "labels": [text[:80], ""], "order": "a0",
    }  # fmt: skip
    records = [
        frame,
        {**note(text), "tags": [text[:40]], "proxy": text[:80], "lang": "es"},
        {"id": "t", "kind": "text", "by": "ana", "x": 0, "y": 700, "words": text, "size": "large", "order": "b"},
        {"id": "c", "kind": "cluster", "by": "ana", "x": 0, "y": 900, "title": text, "order": "c"},
        {"id": "w", "kind": "card", "by": "ana", "x": 0, "y": 950, "url": "https://x.example/", "title": text, "order": "d"},
        {"id": "i", "kind": "image", "by": "ana", "x": 9, "y": 9, "w": 90, "h": 90, "file": "f", "alt": text, "order": "e"},
    ]
    board = Exported(text, 1, {record["id"]: record for record in records}, {"ana": text})

    made = FORMATS[name].write(board)

    if name == "svg":
        picture = ElementTree.fromstring(made)
        tags = {each.tag.removeprefix(SVG) for each in picture.iter()}
        assert tags <= {"svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "line", "ellipse"}
        assert not [key for each in picture.iter() for key in each.attrib if key.startswith("on") or "href" in key]
        assert b"url(http" not in made
        readable = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe]", "\ufffd", text)
        assert letters(readable) in letters(read(picture))
    else:
        assert max(Image.open(io.BytesIO(made)).size) <= 4000


@given(st.text(max_size=300).map(tidy), st.sampled_from([400, 500, 600, 700]), st.integers(40, 400))
def test_wrapped_words_are_all_there_and_fit(words, weight, room):
    lines = wrapped(words, room, 16, weight)

    assert letters("".join(lines)) == letters(words)
    for line in lines:
        assert width(line, 16, weight) <= room or len(line) < 12  # one letter with all its accents may be wider


def test_words_break_where_people_would():
    assert wrapped("um dois três", 60, 16) == ["um dois", "três"]
    assert wrapped("first\n\nsecond", 100, 16) == ["first", "", "second"]
    assert wrapped("one two three four", 70, 16, most=2) == ["one two", "three…"]
    assert cut("a long name for a short room", 80, 16) == "a long na…"


def test_a_note_is_as_tall_as_its_words_and_a_cluster_as_large_as_its_notes():
    short, long = note("short"), {**note("many words " * 40, 1), "y": 200, "cluster": "c"}
    cluster = {"id": "c", "kind": "cluster", "by": "ana", "x": 0, "y": 200, "title": "All", "order": "b"}
    scene = Scene(exported(short, long, cluster), "en")

    sheets = notes.lay(scene)

    assert (sheets["n0"].h, sheets["n1"].size) == (120, 14)
    assert sheets["n1"].h > 20 * 18
    area = drawn(exported(short, long, cluster)).find(f"{SVG}g/{SVG}g/{SVG}rect")
    assert float(area.get("height")) == pytest.approx(sheets["n1"].h + 48 + 24 - 1.5, abs=0.1)


def test_a_folded_cluster_covers_what_it_holds():
    cluster = {"id": "c", "kind": "cluster", "by": "ana", "x": 0, "y": 0, "title": "All", "collapsed": True, "order": "b"}

    words = read(drawn(exported({**note("inside"), "cluster": "c"}, note("outside", 1), cluster)))

    assert "inside" not in words
    assert "outside" in words and "All" in words and "1 note" in words


def test_a_frame_of_a_method_tells_its_parts_and_asks_what_is_missing():
    frame = {
        "id": "f", "kind": "frame", "by": "ana", "x": 0, "y": 0, "w": 1080, "h": 856, "title": "Árvore", "layout": "levels",
        "labels": ["Efeitos", "Problema", "Causas"], "method": "problem-tree", "order": "a",
    }  # fmt: skip

    words = read(drawn(exported(frame, {**note("Enchente"), "x": 400, "y": 100}), "pt-BR"))

    assert "Efeitos" in words and "Problema" in words and "Causas" in words
    assert "Por que isso acontece?" in words
    assert "O que esse problema provoca?" not in words


def test_a_named_loop_has_its_mark():
    factors = [{**note(str(at), at), "sort": "factor", "x": 400 * at} for at in range(3)]
    links = [
        {"id": f"l{at}", "kind": "link", "by": "ana", "from": f"n{at}", "to": f"n{(at + 1) % 3}", "sort": "causal",
         "polarity": "+", "order": f"l{at}"}
        for at in range(3)
    ]  # fmt: skip
    loop = {"id": "o", "kind": "loop", "by": "ana", "ids": ["n0", "n1", "n2"], "title": "Spiral"}

    assert "R1 Spiral" in read(drawn(exported(*factors, *links, loop)))
    assert "R1" not in read(drawn(exported(*factors, *links)))


def test_images_are_in_the_picture_where_they_may_be_shown():
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "WEBP")
    image = {"id": "i", "kind": "image", "by": "ana", "x": 0, "y": 0, "w": 400, "h": 300, "file": "f", "alt": "Red"}
    shown = Exported("b", 1, {"i": image}, NAMES, pictures={"f": out.getvalue()})

    assert "data:image/webp;base64," in svg(shown, "en").svg
    assert "data:" not in svg(exported(image), "en").svg
    assert "Red" in read(drawn(exported(image)))
    red = Image.open(io.BytesIO(FORMATS["png"].write(shown))).convert("RGB").getpixel((640, 360))
    assert red[0] > 240 and red[1] < 20


def test_an_empty_board_says_so():
    assert read(drawn(exported(), "es")) == "Todavía no hay nada en este tablero."


@pytest.mark.alone
def test_600_notes_are_drawn_within_a_second():
    board = exported(*({**note(f"Nota {at}: o ônibus atrasa toda manhã " * 3, at), "x": at % 30 * 220} for at in range(600)))
    svg(board, "pt-BR")

    began = time.process_time()
    svg(board, "pt-BR")

    assert time.process_time() - began < 1
