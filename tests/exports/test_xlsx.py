"""The board as a workbook: a sheet for each kind of thing, every cell what it is, and no word that runs."""

import re
import zipfile
from io import BytesIO

import pytest

from tests import office
from tests.exports.books import sheets, tables
from tests.exports.test_formats import BOARD, NAMES, exported, note
from workshop.exports import FORMATS, Exported, xlsx
from workshop.exports.meanings import dictionary

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","x")',
    "=DDE(\"cmd\";\"/C calc\";\"x\")", "{=1+1}", "http://evil.example", "mailto:x@evil.example", "file:///etc/passwd",
    "<script>alert(1)</script>", "&lol; <!ENTITY x> &#x3c;", "]]>", "_x0041_", "0042", "1e5", "TRUE", "2026-11-26",
    "\u202egpj.exe", "שלום", "👩‍👩‍👧 é", "x" * 2000, "a\nb",
]  # fmt: skip


def test_every_kind_of_thing_has_a_sheet_of_its_own():
    found = tables(xlsx.write(BOARD))

    assert list(found) == [
        "notes", "clusters", "frames", "links", "factors", "loops", "votes", "tallies", "people", "dictionary",
    ]  # fmt: skip
    first, second = found["notes"]
    assert (first["text"], first["author"], first["frame"], first["evidence"]) == (
        "Trees, please",
        "Ana",
        "Streets",
        1.0,
    )
    assert (second["text"], second["x"], second["y"]) == ("Shade 🌳\nפה", 900.5, -72.0)
    [link] = found["links"]
    assert (link["from"], link["polarity"], link["delay"], link["contested"]) == (
        "Trees, please",
        "+",
        True,
        True,
    )
    [people] = found["people"]
    assert (people["authors"], people["notes"], people["comments"], people["reactions"]) == (2, 2, 4, 2)


def test_votes_and_tallies_are_told_where_they_may_be():
    poll = {
        "id": "p", "kind": "poll", "by": "fay", "way": "dots", "title": "Where first?", "secret": True, "state": "revealed",
        "round": 1, "cast": 1, "opened": 1, "closed": 2, "settings": {"budget": 3, "most": 3}, "order": "a",
        "options": [{"id": "n1", "text": "Trees"}, {"id": "n2", "text": "Shade"}],
        "ballots": [{"ballot": {"n1": 2, "n2": 1}}],
        "decision": {"decided": "Trees", "who": "All"},
    }  # fmt: skip

    told = tables(xlsx.write(exported(poll)))
    veiled = tables(xlsx.write(exported({**poll, "state": "closed"})))

    assert [(row["option"], row["number"]) for row in told["tallies"] if row["figure"] == "dots"] == [
        ("Trees", 2),
        ("Shade", 1),
    ]
    assert (told["votes"][0]["settings"], told["votes"][0]["decided"]) == ("budget 3, most 3", "Trees")
    assert veiled["tallies"] == []


def test_factors_and_loops_have_their_figures():
    factors = [{**note(f"F{at}", at), "sort": "factor"} for at in range(2)]
    links = [
        {
            "id": f"l{at}",
            "kind": "link",
            "by": "ana",
            "from": f"n{at}",
            "to": f"n{1 - at}",
            "sort": "causal",
            "polarity": "+",
        }
        for at in range(2)
    ]

    found = tables(xlsx.write(exported(*factors, *links)))

    assert [(row["text"], row["in"], row["out"], row["loops"]) for row in found["factors"]] == [
        ("F0", 1, 1, 1),
        ("F1", 1, 1, 1),
    ]
    assert [(row["mark"], row["factors"]) for row in found["loops"]] == [("R1", "F0 → F1 → F0")]


def test_many_boards_are_on_the_same_sheets_with_their_people():
    boards = [Exported(name, 1, {"n0": note(name)}, {}) for name in ("Sol", "Aurora")]

    found = tables(xlsx.book(boards, "pt-BR", [12, None]))

    assert [(row["board"], row["text"]) for row in found["notes"]] == [("Sol", "Sol"), ("Aurora", "Aurora")]
    assert [row.get("people") for row in found["people"]] == [12, None]
    assert not any("author" in row for row in found["notes"])


@pytest.mark.parametrize("language", ["pt-BR", "es", "en"])
def test_the_dictionary_says_what_every_column_means(language):
    found = sheets(xlsx.book([BOARD], language))

    told = {(name, column) for name, column, _ in dictionary(language)}
    for name, rows in found.items():
        if name != "dictionary":
            assert {(name, column) for column in rows[0].values()} <= told
    assert all(meaning for _, _, meaning in dictionary(language))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_becomes_a_formula_a_link_or_a_number(text):
    board = Exported(text, 1, {"n0": {**note(text), "tags": [text]}}, {"ana": text})

    body = xlsx.write(board)

    row = tables(body)["notes"][0]
    assert (row["text"], row["author"], row["board"], row["tags"]) == (text,) * 4
    with zipfile.ZipFile(BytesIO(body)) as archive:
        markup = b"".join(archive.read(name) for name in archive.namelist())
        assert not re.search(rb"<hyperlink|ddeLink|externalLink|vbaProject|TargetMode=.External", markup)


def test_control_letters_and_endless_words_fit():
    body = xlsx.write(exported(note("a\x00b\x08\x1b\ufffec"), note("y" * 40_000, 1)))

    first, second = tables(body)["notes"]
    assert first["text"] == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert len(second["text"]) == 32_767


def test_libreoffice_opens_it_and_reads_the_same(tmp_path):
    records = {f"n{at}": note(text, at) for at, text in enumerate(HOSTILE)}
    bodies = {
        "board.xlsx": FORMATS["xlsx"].write(BOARD),
        "hostile.xlsx": xlsx.write(Exported("b", 1, records, NAMES)),
    }

    made = {name: " ".join(texts) for name, texts in office.pages(tmp_path, bodies).items()}

    assert "Trees, please" in made["board.xlsx"]
    for said in ("=1+1", "@SUM(A1)", "0042", "1e5", "<script>alert(1)</script>", "=cmd|' /C calc'!A0"):
        assert said in made["hostile.xlsx"]
