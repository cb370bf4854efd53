"""CSV in: whatever a spreadsheet writes becomes tidy notes, and what doesn't is told in one sentence."""

import csv as stdlib_csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import FAY
from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, decide
from workshop.imports import FORMATS, Options
from workshop.imports.table import MOST_NOTES
from workshop.objects import RULES, empty_board
from workshop.objects.placing import frame_of

CSV = FORMATS["csv"]


def read(data, text="text", **options):
    return CSV.read(data if isinstance(data, bytes) else data.encode(), Options(text, **options))


def notes(reading):
    return [command.args for command in reading.commands if command.name == "note.add"]


def texts(reading):
    return [note["text"] for note in notes(reading)]


def refusal(data, text="text", **options):
    with pytest.raises(Refused) as caught:
        read(data, text, **options)
    return caught.value


def carried_out(reading):
    """The board that the commands make of an empty one."""
    board = empty_board()
    for command in reading.commands:
        board.apply(decide(board, RULES, command, Ask(FAY, 0, lambda seq: None)).changes)
    return board


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator):
    table = f"who{separator}text\nAna{separator}More trees\nBo{separator}A bus at night\n"

    assert texts(read(table)) == ["More trees", "A bus at night"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_every_usual_encoding_is_understood(encoding):
    assert texts(read("text\nMais árvores na praça\n".encode(encoding))) == ["Mais árvores na praça"]


def test_a_separator_inside_a_file_of_one_column_is_text():
    assert texts(read("text\nMore trees, and benches\nShade; water\n")) == ["More trees, and benches", "Shade; water"]


def test_quotes_hold_lines_separators_and_quotes():
    table = 'text,who\n"First line\nsecond; ""line"", end",Ana\n'

    assert texts(read(table)) == ['First line\nsecond; "line", end']


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_end_of_line_is_understood(end):
    assert texts(read(end.join(["text,who", "One,Ana", "Two,Bo"]))) == ["One", "Two"]


@pytest.mark.parametrize("text", ["what", "WHAT ", "2"])
def test_a_column_goes_by_name_or_number(text):
    assert texts(read("who,what\nAna,Trees\n", text)) == ["Trees"]


def test_an_unknown_column_is_refused_with_those_there_are():
    refused = refusal("who,what\nAna,Trees\n", "nothing")

    assert (refused.code, refused.field, refused.facts["columns"]) == ("bad_args", "text", "who, what")


@pytest.mark.parametrize(
    ("named", "color"),
    [("Amarelo", "amber"), ("verde", "mint"), ("Rojo", "coral"), ("sky", "sky"), ("Light blue", "sky"), ("", "sand")],
)
def test_colours_have_names_in_three_languages(named, color):
    assert notes(read(f"text,color\nTrees,{named}\n", color="color"))[0]["color"] == color


def test_an_unknown_colour_value_has_always_the_same_colour():
    table = "text,team\nA,Aurora\nB,Sol\nC,Aurora\nD,Sol\n"

    a, b, c, d = (note["color"] for note in notes(read(table, color="team")))

    assert (a, b) == (c, d)
    assert a != b


def test_each_value_of_the_frame_column_becomes_a_frame_around_its_notes():
    table = "text,theme\n" + "".join(f"Note {n},{('Streets', 'Schools', 'Parks', '')[n % 4]}\n" for n in range(43))

    board = carried_out(read(table, frame="theme"))

    found = board.of("note").values()
    inside = {record["text"]: (frame_of(board, record) or {}).get("title", "") for record in found}
    assert inside == {f"Note {n}": ("Streets", "Schools", "Parks", "")[n % 4] for n in range(43)}


@pytest.mark.parametrize("frame", [None, "theme"])
def test_no_note_lies_on_another_and_all_together_are_about_4_to_3(frame):
    table = "text,theme\n" + "".join(f"Note {n},theme {n * n % 7}\n" for n in range(300))

    places = [(note["x"], note["y"]) for note in notes(read(table, frame=frame, x=48, y=96))]

    spots = [(int(x - 48) // 216, int(y - 96) // 144) for x, y in places] if frame is None else places
    assert len(set(spots)) == 300
    across = max(x for x, _ in places) + 192 - min(x for x, _ in places)
    down = max(y for _, y in places) + 120 - min(y for _, y in places)
    assert 1.0 < across / down < 1.8
    assert min(x for x, _ in places) >= 48
    assert min(y for _, y in places) >= 96


def test_too_many_values_for_frames_are_refused():
    table = "text,id\n" + "".join(f"Note,{n}\n" for n in range(201))

    assert refusal(table, frame="id").field == "frame"


def test_lines_that_make_no_note_are_told_with_their_number():
    table = 'text,who\nGood,Ana\n"two\nlines",Bo\n  ,Fay\n' + "x" * 2001 + ",Mel\nbell\x07,Otto\nMore trees, please,Ana\n"

    reading = read(table)

    assert texts(reading) == ["Good", "two\nlines"]
    assert [line.line for line in reading.refused] == [5, 6, 7, 8]
    assert len({line.text for line in reading.refused}) == 4


def test_a_note_of_2000_characters_is_not_too_long():
    assert len(texts(read("text\n" + "ã" * 2000))[0]) == 2000


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 12_000, b"text\n" + bytes(range(1, 9)) * 400],
    ids=["picture", "3 MB", "no zeros"],
)
def test_what_is_no_text_is_refused(data):
    assert refusal(data).code == "bad_args"


@pytest.mark.parametrize("data", [b"", b"\n\n\n", b"text\n", b"text,who\n,,\n\n"])
def test_a_file_with_nothing_in_it_is_refused(data):
    assert refusal(data).code == "bad_args"


def test_half_a_million_lines_are_refused_at_once():
    table = b"text,who\n" + b"More trees,Ana\n" * 500_000
    started = time.process_time()

    refused = refusal(table)

    assert refused.code == "too_big"
    assert refused.facts == {"most": MOST_NOTES}
    assert time.process_time() - started < 1


def test_more_than_20_mb_are_refused():
    assert refusal(b"text\n" + b"a" * 21_000_000).code == "too_big"


def test_a_quotation_mark_that_never_closes_is_refused_with_its_line():
    refused = refusal('text\nGood\n"never closed ' + "and on\n" * 40_000)

    assert refused.facts["line"] == 3


def test_the_most_notes_a_file_may_hold_are_read_in_acts_of_500():
    reading = read("text\n" + "Trees\n" * MOST_NOTES)

    assert [len(act) for act in reading.acts()] == [500] * 10


def test_a_preview_shows_columns_first_rows_and_the_number_of_rows():
    preview = CSV.preview(b"who;text\n" + b"Ana;Trees\n" * 20)

    assert preview.columns == ["who", "text"]
    assert preview.rows == [["Ana", "Trees"]] * 8
    assert preview.total == 20


@given(st.lists(st.tuples(st.text(), st.text(max_size=200)), min_size=1, max_size=20), st.sampled_from(",;\t"))
def test_whatever_a_table_holds_each_line_becomes_its_note_or_is_told(rows, separator):
    out = io.StringIO(newline="")
    stdlib_csv.writer(out, delimiter=separator).writerows([("who", "text"), *(("x" + who, text) for who, text in rows)])
    try:
        data = out.getvalue().encode()
    except UnicodeEncodeError:
        return  # half of a pair, which no file can hold
    try:
        reading = CSV.read(data, Options("text"))
    except Refused as refused:
        assert refused.code == "bad_args"
        return

    assert reading.notes + len(reading.refused) == len(rows)
    assert all(text == tidy(text) and text.strip() for text in texts(reading))


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data):
    try:
        CSV.preview(data)
        CSV.read(data, Options("1"))
    except Refused as refused:
        assert refused.text.endswith(".")
