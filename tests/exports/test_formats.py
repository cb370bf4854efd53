"""Files out: one contract for every format, and what spreadsheets must not run."""

import csv as stdlib_csv
import io
import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core.fields import tidy
from workshop.exports import FORMATS, Exported
from workshop.exports.csv import COLUMNS
from workshop.imports import FORMATS as IMPORTS
from workshop.imports import Options

RECORDS = [
    {"id": "f1", "kind": "frame", "by": "fay", "x": 0, "y": 0, "w": 500, "h": 400, "title": "Streets", "order": "a0"},
    {
        "id": "n1", "kind": "note", "by": "ana", "x": 24, "y": 72, "text": "Trees, please", "color": "mint",
        "sort": "need", "order": "a1", "evidence": ["n2", "gone"],
    },
    {
        "id": "n2", "kind": "note", "by": "bo", "x": 900.5, "y": -72, "text": "Shade 🌳\nפה", "color": "sand",
        "sort": "idea", "order": "a2",
    },
    {"id": "t1", "kind": "text", "by": "fay", "x": 0, "y": -200, "words": "Our street", "size": "large", "order": "a3"},
    {
        "id": "l1", "kind": "link", "by": "ana", "from": "n1", "to": "n2", "sort": "causal", "polarity": "+",
        "delay": True, "confidence": "low", "contested": True, "evidence": ["n2", "gone"], "order": "a4",
    },
    {"id": "c1", "kind": "comment", "by": "bo", "on": "n1", "text": "Which ones?", "at": 5},
    {"id": "c2", "kind": "comment", "by": "ana", "on": "c1", "text": "Ipês", "at": 9},
    {"id": "c3", "kind": "comment", "by": "fay", "on": "n1", "text": "Agreed", "at": 7},
    {"id": "p1", "kind": "comment", "by": "bo", "x": 500, "y": 0, "text": "Here?", "at": 8},
    {"id": "r1", "kind": "reaction", "by": "bo", "on": "n1", "sort": "agree"},
    {"id": "r2", "kind": "reaction", "by": "fay", "on": "n1", "sort": "agree"},
    {"id": "stage", "kind": "stage", "by": "fay", "question": "What is missing?"},
]  # fmt: skip
NAMES = {"ana": "Ana", "bo": "Bo", "fay": "Fay"}


def exported(*records):
    return Exported("Bairro", 7, {record["id"]: record for record in records}, NAMES)


BOARD = exported(*RECORDS)


def note(text, at=0):
    return {
        "id": f"n{at}", "kind": "note", "by": "ana", "x": 0, "y": 0, "text": text, "color": "sand", "sort": "idea",
        "order": f"a{at:04}",
    }  # fmt: skip


def table(board):
    return list(stdlib_csv.DictReader(io.StringIO(FORMATS["csv"].write(board).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_every_format_says_what_it_is_and_is_always_the_same(format):
    assert FORMATS[format.NAME] is format
    assert format.SUFFIX.startswith(".")
    assert "/" in format.MIMETYPE

    again = exported(*reversed(RECORDS))

    assert format.write(BOARD) == format.write(again)
    assert format.write(exported())


@pytest.mark.parametrize("name", ["csv", "json"])
def test_every_format_of_data_holds_all_words(name):
    written = FORMATS[name].write(BOARD).decode("utf-8-sig")

    for words in ("Trees, please", "Shade 🌳", "פה", "Our street", "Streets", "Ana", "Which ones?", "Here?", "agree"):
        assert words in written


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "png"])
def test_no_format_knows_more_than_it_was_given(name):
    """Whoever is not in `names` is named nowhere, and neither is who hides their name or for whom a note was typed."""
    typed = {**RECORDS[1], "proxy": "Dona Rosa", "author": "hidden"} if name != "json" else RECORDS[1]
    silent = Exported("Bairro", 7, {record["id"]: record for record in (typed, *RECORDS[2:6])}, {})

    body = FORMATS[name].write(silent)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"".join(archive.read(part) for part in archive.namelist())

    body = re.sub(rb"base64,[A-Za-z0-9+/=]+", b"", body)

    assert b"Trees" in body or b"ees, please" in body
    for person in ("Ana", "Bo:", "Fay", "Dona Rosa"):
        assert person.encode() not in body


def test_csv_has_a_row_for_each_thing_with_words():
    rows = table(BOARD)

    assert tuple(rows[0]) == COLUMNS
    assert [row["kind"] for row in rows] == ["frame", "note", "note", "text", "comment"]
    first = rows[1]
    assert (first["author"], first["color"], first["sort"], first["frame"]) == ("Ana", "mint", "need", "Streets")
    assert first["links"] == "→ Shade 🌳\nפה (+, delay, low confidence, contested, 1 note as evidence)"
    assert first["evidence"] == "Shade 🌳 פה"
    assert first["comments"] == "Bo: Which ones?\nAna: Ipês\nFay: Agreed"
    assert first["reactions"] == "agree 2"
    assert (rows[4]["text"], rows[4]["x"]) == ("Here?", "500")
    assert (rows[2]["frame"], rows[2]["x"], rows[2]["y"]) == ("", "900.5", "-72")


def test_files_say_which_part_of_a_frame_a_note_lies_in_and_what_is_said_of_it():
    frame = {**RECORDS[0], "layout": "lanes", "labels": ["Now", "later"]}
    said = {**RECORDS[1], "tags": ["school", "night"], "lang": "es"}
    link = {**{name: value for name, value in RECORDS[4].items() if name != "evidence"}, "confidence": "high"}

    board = exported(frame, said, *RECORDS[2:4], link)

    first, second, third, _ = table(board)
    assert first["part"] == "Now\nlater"
    assert (second["frame"], second["part"]) == ("Streets", "Now")
    assert (second["tags"], second["language"]) == ("school\nnight", "es")
    assert second["links"].endswith("(+, delay, high confidence, contested)")
    assert third["part"] == ""
    assert json.loads(FORMATS["json"].write(board))["places"] == {"n1": ["f1", "Now"]}
    assert json.loads(FORMATS["json"].write(BOARD))["places"] == {"n1": ["f1", None]}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "  =1", "'=1", "''=1", "'\nx"],
)
def test_no_text_is_a_formula_and_all_come_back(text):
    board = exported(note(text), {**note("x", 1), "by": "=cmd"})

    cell = table(board)[0]["text"]

    assert cell == "'" + text
    assert texts_back(board)[0] == tidy(text)


@pytest.mark.parametrize("text", ["a=b", "'tis", "''quoted''", "5-1", "mail@home"])
def test_other_texts_stay_as_they_are(text):
    board = exported(note(text))

    assert table(board)[0]["text"] == text
    assert texts_back(board) == [text]


def test_authors_and_frames_are_no_formulas_either():
    board = Exported("b", 1, {"n0": note("x")}, {"ana": "=cmd"})

    assert table(board)[0]["author"] == "'=cmd"


@given(st.lists(st.text(max_size=100).map(tidy).filter(str.strip), min_size=1, max_size=10))
def test_our_own_csv_gives_the_same_texts_back(texts):
    board = exported(*(note(text, at) for at, text in enumerate(texts)))

    assert texts_back(board) == texts


def test_our_own_csv_gives_frames_back_by_their_column():
    data = FORMATS["csv"].write(BOARD)

    reading = IMPORTS["csv"].read(data, Options("text", "color", "frame"))

    assert [c.args["title"] for c in reading.commands if c.name == "frame.add"] == ["Streets"]
    assert {c.args["text"] for c in reading.commands if c.name == "note.add"} == {
        "Trees, please", "Shade 🌳\nפה", "Our street",
    }  # fmt: skip


def test_json_holds_the_records_as_the_wire_has_them():
    told = json.loads(FORMATS["json"].write(BOARD))

    assert (told["format"], told["version"], told["title"], told["seq"]) == ("mutirao-board", 1, "Bairro", 7)
    assert told["people"] == NAMES
    there = {**BOARD.records, **{id: {**BOARD.records[id], "evidence": ["n2"]} for id in ("n1", "l1")}}
    assert {record["id"]: record for record in told["records"]} == there


def texts_back(board):
    reading = IMPORTS["csv"].read(FORMATS["csv"].write(board), Options("text"))
    assert not reading.refused
    return [command.args["text"] for command in reading.commands]


def stakeholders(**note):
    frame = {
        "id": "f", "kind": "frame", "by": "fay", "x": 0, "y": 0, "w": 1144, "h": 1108, "title": "Who", "order": "a0",
        "layout": "quadrants", "labels": ["pouco interesse", "muito interesse", "", ""], "method": "stakeholders",
    }  # fmt: skip
    return exported(frame, {**note_at(100, 150), **note}, {**note_at(2000, 0), "id": "n2"})


def note_at(x, y):
    return {**note("City hall"), "x": x + 144 - 96, "y": y + 64 - 60}


def test_csv_says_what_a_place_in_a_methods_frame_means():
    rows = {row["id"]: row for row in table(stakeholders(marks=["stance-ally", "presence-absent"]))}

    means = ("part", "method", "value", "power", "interest", "impact", "marks")
    assert [rows["n0"][column] for column in means] == [
        "pouco interesse", "stakeholders", "keep-satisfied", "9", "2", "", "stance-ally\npresence-absent",
    ]  # fmt: skip
    assert [rows["n2"][column] for column in means] == [""] * 7
    assert rows["f"]["method"] == "stakeholders"


def test_json_says_what_a_place_in_a_methods_frame_means():
    places = json.loads(FORMATS["json"].write(stakeholders()))["places"]

    means = {"method": "stakeholders", "value": "keep-satisfied", "power": 9, "interest": 2}
    assert places == {"n0": ["f", "pouco interesse", means]}


def test_files_say_the_cluster_of_a_note_and_import_makes_no_note_of_its_name():
    outer = {"id": "k1", "kind": "cluster", "by": "bo", "x": 0, "y": 0, "title": "Shade", "order": "a5"}
    inner = {**outer, "id": "k2", "title": "", "in": "k1", "order": "a6"}
    first, second, lost = (
        {**note(text, at), "cluster": id} for at, (text, id) in enumerate((("t", "k1"), ("u", "k2"), ("v", "gone")))
    )

    board = exported(first, second, lost, outer, inner)

    assert [(row["kind"], row["text"], row["cluster"]) for row in table(board)] == [
        ("note", "t", "Shade"), ("note", "u", "k2"), ("note", "v", ""), ("cluster", "Shade", ""), ("cluster", "", "Shade"),
    ]  # fmt: skip
    assert json.loads(FORMATS["json"].write(board))["clusters"] == {"n0": "k1", "n1": "k2", "k2": "k1"}
    assert texts_back(board) == ["t", "u", "v"]


def test_what_was_merged_into_a_note_is_told_with_its_authors():
    merged = [{"id": "b", "by": "bo", "text": "Shade"}, {"id": "c", "by": "", "text": "More shade"}]

    [row] = table(exported({**note("Trees"), "merged": merged}))

    assert row["merged"] == "Bo: Shade\nMore shade"
