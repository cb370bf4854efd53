"""Two people writing the same note lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import ANA, BO
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.objects.writing import merge


def test_writing_on_what_one_has_read_replaces_it():
    assert merge("bus", "bus is late", "bus").text == "bus is late"


def test_two_edits_at_different_places_are_merged():
    result = merge("the bus is late", "the blue bus is late", "the bus is late today")

    assert (result.text, result.merged) == ("the blue bus is late today", True)


def test_edits_that_cannot_be_merged_keep_both():
    result = merge("abcdef", "completely other words here", "nothing in common with it")

    assert result.kept_both
    assert "nothing in common" in result.text
    assert "completely other words" in result.text


def test_sending_the_same_text_twice_changes_nothing():
    assert merge("a", "ab", "ab").text == "ab"


@pytest.mark.parametrize(
    ("kind", "more"),
    [("frame", {"x": 0, "y": 0, "w": 9, "h": 9}), ("card", {"x": 0, "y": 0, "url": "https://city.example/"})],
)
def test_two_names_that_are_too_long_together_leave_one_that_can_be_changed(kind, more):
    play, rename = Play(), {"frame": "frame.title", "card": "card.write"}[kind]
    play.act(ANA, f"{kind}.add", **{kind: "one", "title": "Rua"}, **more)
    play.act(ANA, rename, **{kind: "one", "title": "a" * 150, "base": "Rua"})

    with pytest.raises(Refused) as refused:
        play.act(BO, rename, **{kind: "one", "title": "b" * 150, "base": "Rua"})

    assert refused.value.code == "too_big"
    play.act(BO, rename, **{kind: "one", "title": "Praça", "base": play.board.records["one"]["title"]})
    assert play.board.records["one"]["title"] == "Praça"


words = st.text("abc de", max_size=30)


@given(words, words)
def test_somebody_who_changed_nothing_takes_nothing_back(base, theirs):
    assert merge(base, base, theirs).text == theirs


@given(words, words)
def test_writing_on_the_current_text_always_wins(base, mine):
    assert merge(base, mine, base).text == mine
