"""What the arguments of a command may hold."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core.fields import Args, Id, Length, Place, Text, clean, tidy
from workshop.core.refusal import Refused


class Shape(Args):
    id: Id
    x: Place = 0
    text: Text = ""
    moves: list[tuple[Id, Place]] = []
    size: Length | None = None


@pytest.mark.parametrize(
    ("raw", "code", "field"),
    [
        ({"id": 'a"b'}, "bad_args", "id"),
        ({"id": "__proto__"}, "bad_args", "id"),
        ({"id": ""}, "bad_args", "id"),
        ({"id": "a" * 41}, "bad_args", "id"),
        ({"id": "a", "__proto__": {}}, "bad_args", "__proto__"),
        ({"id": "a", "x": math.nan}, "bad_args", "x"),
        ({"id": "a", "x": math.inf}, "bad_args", "x"),
        ({"id": "a", "x": 1_000_001}, "bad_args", "x"),
        ({"id": "a", "x": 10**400}, "bad_args", "x"),
        ({"id": "a", "x": True}, "bad_args", "x"),
        ({"id": "a", "x": "1"}, "bad_args", "x"),
        ({"id": "a", "moves": [["b", math.nan]]}, "bad_args", "moves"),
        ({"id": "a", "moves": [["__proto__", 1]]}, "bad_args", "moves"),
        ({"id": "a", "size": 0}, "bad_args", "size"),
        ({"id": "a", "text": "x" * 2001}, "too_big", "text"),
        ({}, "bad_args", "id"),
        ([], "bad_args", None),
        (None, "bad_args", None),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(raw, code, field):
    with pytest.raises(Refused) as refused:
        clean(Shape, raw)

    assert (refused.value.code, refused.value.field) == (code, field)


def test_places_become_halves_inside_lists_too():
    args = clean(Shape, {"id": "a", "x": 1.3, "moves": [["b", 2.74]], "size": 9.9})

    assert (args.x, args.moves, args.size) == (1.5, [("b", 2.5)], 10)
    assert isinstance(args.size, int)


@given(st.text())
def test_tidy_text_is_stable_and_free_of_control_characters(text):
    once = tidy(text)

    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in once)


@pytest.mark.parametrize("text", ["👩‍👩‍👧 família", "مرحبا بالعالم", "שלום", "linha\nlinha"])
def test_emoji_right_to_left_text_and_lines_are_kept(text):
    assert tidy(text) == text


def test_half_a_pair_is_replaced():
    assert tidy("a\ud800b") == "a\ufffdb"
