"""While a stage hides authors nobody is told who made or changed what; revealing them tells it again."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY
from workshop.core.sight import Lens
from workshop.objects import KINDS

MADE = ("a", "b", "note", "c", "k", "l")


@pytest.fixture
def play(play):
    play.act(BO, "note.merge", note="b", into="a")
    play.act(BO, "note.add", note="b", x=9, y=9, text="again")
    play.act(FAY, "stage.set", authors="hidden")
    play.act(ANA, "note.add", note="note", x=0, y=0, text="new")
    play.act(ANA, "comment.add", comment="c", on="b", text="why?")
    play.act(BO, "cluster.make", cluster="k", notes=["note", "a"])
    play.act(ANA, "cluster.leave", notes=["note"])
    play.act(ANA, "cluster.join", cluster="k", notes=["note"])
    play.act(ANA, "link.add", **{"link": "l", "from": "a", "to": "b"})
    play.act(ANA, "lock", ids=["b"], locked=True)
    play.act(ANA, "reaction.set", on="a", sort="agree", given=True)
    return play


def others(text, viewer):
    """The people that something names, but for its reader."""
    return {each.person for each in EVERYBODY if each != viewer and f"'{each.person}'" in text}


def test_nobody_is_told_who_made_what_facilitators_included(play):
    for viewer in EVERYBODY:
        made = {id: record for id, record in play.copies[viewer].items() if record["kind"] != "stage"}
        assert made.keys() >= set(MADE)
        assert not others(str(made), viewer), viewer


def test_whom_a_note_was_typed_for_is_not_told_either(play):
    play.act(FAY, "note.add", note="paper", x=0, y=0, text="typed", proxy="Dona Rosa")

    assert all("Rosa" not in str(copy) for copy in play.copies.values())
    play.act(FAY, "stage.set", authors="shown")
    assert play.copies[ANA]["paper"]["proxy"] == "Dona Rosa"


def test_one_knows_ones_own(play):
    assert {id for id in MADE if play.copies[ANA][id]["by"] == "ana"} == {"a", "note", "c", "l"}
    assert {id for id in MADE if play.copies[BO][id]["by"] == "bo"} == {"b", "k"}


def test_a_reaction_is_seen_by_who_gave_it_alone_for_its_id_tells_whose_it_is(play):
    assert [any(each["kind"] == "reaction" for each in play.copies[v].values()) for v in (ANA, BO, FAY)] == [
        True, False, False,
    ]  # fmt: skip


def test_a_vote_that_is_open_to_all_tells_nobody_who_voted_what(play):
    options = [{"id": "x", "text": "one"}, {"id": "y", "text": "two"}]
    play.act(FAY, "poll.open", poll="p", way="choice", title="?", options=options, secret=False)
    play.act(BO, "poll.cast", poll="p", ballot=["x"])

    assert any(each["kind"] == "ballot" for each in play.copies[BO].values())
    assert not any(each["kind"] == "ballot" for viewer in (ANA, FAY) for each in play.copies[viewer].values())


def test_a_view_of_a_loop_names_nobody_else(play):
    for link, ends in (("there", "ab"), ("back", "ba")):
        play.act(BO, "link.add", **{"link": link, "from": ends[0], "to": ends[1], "sort": "causal"})
    for viewer in (ANA, BO):
        play.act(viewer, "loop.judge", loop="o", ids=["a", "b"], sense="yes")

    assert play.copies[ANA]["o"]["sense"] == {"ana": "yes"}
    assert "sense" not in play.copies[FAY]["o"]


def test_revealing_tells_everybody_everything_again(play):
    play.act(FAY, "stage.set", authors="shown")

    assert all(copy == play.board.records for copy in play.copies.values())


def test_who_comes_now_sees_the_same(play):
    lens = Lens(play.board, KINDS)

    assert all(lens.seen(viewer) == copy for viewer, copy in play.copies.items())
