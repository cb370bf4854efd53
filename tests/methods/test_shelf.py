"""What every method on the shelf keeps to."""

import re
from typing import get_args

import pytest

from tests.cast import ANA
from tests.core.test_sight import Play
from workshop.methods import SHELF
from workshop.objects import cells, meaning
from workshop.objects.marks import MARKS
from workshop.objects.note import Sort
from workshop.resources import resource_dir
from workshop.words import LANGUAGES

ALL = {
    "empathy", "iceberg", "impact-effort", "journey", "problem-tree", "stakeholders", "theory-of-change",
    "three-horizons",
}  # fmt: skip


@pytest.fixture(params=sorted(SHELF))
def method(request):
    return request.param, SHELF[request.param]


def told(method):
    """All words of a method, by language."""
    axes = [end for axis in (method.frame.across, method.frame.up) if axis for end in (axis.low, axis.high)]
    parts = [words for part in method.frame.parts for words in (part.name, part.question)]
    return [method.name, method.about, *axes, *parts, *(each.name for each in method.marks)]


def test_the_folder_holds_the_methods():
    assert SHELF.keys() >= ALL


def test_all_is_said_in_all_languages(method):
    for words in told(method[1]):
        for language in LANGUAGES:
            assert 2 <= len(words.to(language)) <= 90, words
            assert words.to(language) == words.to(language).strip(), words


def test_names_fit_where_frames_have_room_for_them(method):
    _, each = method
    for language in LANGUAGES:
        labels = each.frame.labels(language)
        assert cells.shaped(each.frame.layout, labels) == labels
        assert all(len(label) <= 28 for label in labels), labels


def test_its_parts_are_as_many_as_the_cells_of_its_frame(method):
    name, each = method
    play = Play()
    frame = each.frame
    labels = frame.labels("pt-BR")
    play.act(ANA, "frame.add", frame="f", x=0, y=0, w=frame.w, h=frame.h, layout=frame.layout, labels=labels, method=name)
    record = play.board.records["f"]
    middle = {"x": frame.w / 2, "y": frame.h / 2, "w": 0, "h": 0}
    corners = [{**middle, "x": x, "y": y} for x in (0, frame.w) for y in (0, frame.h)]

    assert record["method"] == name
    assert {cells.cell_of(record, corner) for corner in corners} <= set(range(len(frame.parts)))
    assert all(meaning.meaning(record, corner).method == name for corner in corners)


def test_values_are_told_apart_and_orders_name_each(method):
    _, each = method
    keys = [part.key for part in each.frame.parts]

    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", key) for key in keys)
    assert {part.sort for part in each.frame.parts} <= {None, *get_args(Sort)}
    assert each.frame.order == () or sorted(each.frame.order) == sorted(keys)
    assert (each.frame.across is None) == (each.frame.up is None)
    assert each.frame.across is None or each.frame.layout == "quadrants"


def test_its_icon_is_in_the_sprite(method):
    sprite = (resource_dir("static") / "vendor" / "lucide" / "sprite.svg").read_text()

    assert f'<symbol id="{method[1].icon}"' in sprite


def test_a_mark_is_one_that_notes_can_bear_and_has_words_in_one_method_alone():
    marks = [each.mark for method in SHELF.values() for each in method.marks]

    assert len(set(marks)) == len(marks)
    assert set(marks) == MARKS
