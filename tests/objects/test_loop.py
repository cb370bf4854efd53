"""Loops: what people say of a loop that the links make."""

import pytest

from tests.cast import ANA, BO, FAY, MEL, OTTO
from tests.core.test_sight import Play
from workshop.core.refusal import Refused

IDS = ["a", "b", "c"]


@pytest.fixture
def play():
    play = Play()
    for id in IDS:
        play.act(ANA, "note.add", note=id, x=0, y=0, text=id, sort="factor")
    for link, start, end in (("ab", "a", "b"), ("bc", "b", "c"), ("ca", "c", "a")):
        play.act(ANA, "link.add", **{"link": link, "from": start, "to": end, "sort": "causal"})
    return play


def test_a_loop_is_named_and_named_anew(play):
    play.act(BO, "loop.name", loop="o", ids=IDS, title="  Rich get\nricher ")
    assert play.board.records["o"] == {"id": "o", "kind": "loop", "by": "bo", "ids": IDS, "title": "Rich get richer"}

    play.act(ANA, "loop.name", loop="o", ids=IDS, title="Spiral")
    assert play.board.records["o"]["title"] == "Spiral"


def test_two_who_speak_of_one_loop_at_once_speak_of_one_record(play):
    play.act(BO, "loop.name", loop="o", ids=IDS, title="Spiral")
    play.act(ANA, "loop.judge", loop="p", ids=IDS, sense="yes")
    play.act(FAY, "loop.judge", loop="o", ids=IDS, sense="partly")

    assert list(play.board.of("loop")) == ["o"]
    assert play.board.records["o"]["sense"] == {"ana": "yes", "fay": "partly"}


def test_what_somebody_thinks_of_a_loop_is_taken_back(play):
    play.act(ANA, "loop.judge", loop="o", ids=IDS, sense="no")
    play.act(BO, "loop.judge", loop="o", ids=IDS, sense="yes")

    play.act(ANA, "loop.judge", loop="o", ids=IDS, sense=None)
    assert play.board.records["o"]["sense"] == {"bo": "yes"}

    play.act(BO, "loop.judge", loop="o", ids=IDS, sense=None)
    assert "o" not in play.board.records


def test_saying_nothing_of_a_loop_makes_no_record(play):
    play.act(ANA, "loop.name", loop="o", ids=IDS, title="")

    assert "o" not in play.board.records


@pytest.mark.parametrize(
    ("ids", "code"),
    [(["a", "c", "b"], "gone"), (["a", "b"], "gone"), (["b", "c", "a"], "bad_args"), (["a", "a"], "bad_args"),
     (["a"], "bad_args"), (["a", "b", "nowhere"], "gone")],
)  # fmt: skip
def test_what_is_no_loop_is_refused(play, ids, code):
    with pytest.raises(Refused) as refused:
        play.act(BO, "loop.name", loop="o", ids=ids, title="Spiral")

    assert refused.value.code == code


@pytest.mark.parametrize("fields", [{"sort": "plain"}, None])
def test_without_one_of_its_links_it_is_no_loop_at_that_time(play, fields):
    play.act(ANA, "loop.name", loop="o", ids=IDS, title="Spiral")
    if fields:
        play.act(ANA, "link.set", link="bc", **fields)
    else:
        play.act(ANA, "drop", ids=["bc"])

    with pytest.raises(Refused) as refused:
        play.act(BO, "loop.judge", loop="o", ids=IDS, sense="yes")

    assert refused.value.code == "gone"
    assert play.board.records["o"]["title"] == "Spiral"


def test_a_loop_goes_with_a_factor_and_comes_back_with_it(play):
    play.act(BO, "loop.name", loop="o", ids=IDS, title="Spiral")

    play.act(ANA, "drop", ids=["b"])
    assert "o" not in play.board.records

    play.act(ANA, "restore", seq=len(play.entries))
    assert play.board.records["o"]["title"] == "Spiral"


def test_an_id_that_is_something_else_is_refused(play):
    with pytest.raises(Refused) as refused:
        play.act(BO, "loop.name", loop="ab", ids=IDS, title="Spiral")

    assert refused.value.code == "bad_args"


def test_a_loop_through_a_hidden_factor_is_hidden_and_can_not_be_spoken_of(play):
    play.act(BO, "loop.name", loop="o", ids=IDS, title="Spiral")

    play.act(FAY, "stage.set", private=True)

    assert [viewer for viewer, copy in play.copies.items() if "o" in copy] == [ANA]
    with pytest.raises(Refused) as refused:
        play.act(BO, "loop.judge", loop="o", ids=IDS, sense="yes")
    assert refused.value.code == "gone"


def test_who_only_looks_on_judges_no_loop(play):
    for viewer in (MEL, OTTO):
        with pytest.raises(Refused) as refused:
            play.act(viewer, "loop.judge", loop="o", ids=IDS, sense="yes")
        assert refused.value.code == "not_allowed"
