"""What a step finds on its board: the frame of its method, as if somebody had laid it, and what is up for the vote."""

import json
import re

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop import votes
from workshop.methods import FRAMES, SHELF
from workshop.methods.laying import lay, options
from workshop.web import methods
from workshop.words import LANGUAGES


@pytest.fixture
def play():
    return Play()


def note(play, id, who=ANA, **more):
    play.act(who, "note.add", note=id, x=0, y=0, text=f"About {id}", **more)


def opens(play, way, offered):
    """Whether what is offered can be voted on, by the rule of `poll.open` itself."""
    settings = {"total": 10} if way == "budget" else {}
    things = [{"id": id, "note": id, "cost": 5} for id in offered] if way == "budget" else offered
    play.act(FAY, "poll.open", poll="p", title="Which?", way=way, options=things, settings=settings)
    return play.board.records["p"]["options"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(FRAMES))
def test_it_is_what_starting_with_a_method_puts_on_the_board(play, name, language):
    told = json.loads(methods._packed(language, methods._methods)[0])["methods"][name]
    fields = {field: told[field] for field in ("w", "h", "layout", "labels")}
    play.act(ANA, "frame.add", frame="stage3-1", x=-20, y=10.3, title=told["name"], **fields, method=name)
    there = {field: value for field, value in play.board.records["stage3-1"].items() if field != "by"}

    laid = lay(name, language, -20, 10.3, "stage3")

    assert json.dumps(laid, sort_keys=True) == json.dumps([there], sort_keys=True)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,40}", laid[0]["id"])


def test_a_method_without_a_frame_lays_nothing():
    for name in SHELF.keys() - FRAMES.keys():
        assert lay(name, "es", 0, 0, "s") == []


def test_groups_are_voted_on_when_there_are_two_and_inner_ones_are_not(play):
    for id in "abcdef":
        note(play, id)
    play.act(ANA, "cluster.make", cluster="one", notes=["a", "b"], title="Shade")
    assert options(play.board.records, {"way": "dots"}) == list("abcdef")

    play.act(ANA, "cluster.make", cluster="two", notes=["c", "d"], title="Buses")
    play.act(ANA, "cluster.make", cluster="in", notes=["e", "f"], title="Night buses")
    play.act(ANA, "cluster.nest", cluster="in", **{"in": "two"})
    play.act(ANA, "note.add", note="g", x=0, y=0, text="Alone")
    assert options(play.board.records, {"way": "dots"}) == ["one", "two"]


def test_a_group_without_a_name_is_not_voted_on(play):
    for id in "abcd":
        note(play, id)
    play.act(ANA, "cluster.make", cluster="one", notes=["a", "b"], title="Shade")
    play.act(ANA, "cluster.make", cluster="two", notes=["c", "d"])

    assert options(play.board.records, {"way": "dots"}) == list("abcd")


def test_ideas_and_solutions_are_voted_on_before_other_notes(play):
    note(play, "why", sort="cause")
    note(play, "who", sort="actor")
    assert options(play.board.records, {"way": "choice"}) == ["why", "who"]

    note(play, "how", sort="solution")
    note(play, "what")
    assert options(play.board.records, {"way": "choice"}) == ["how", "what"]


@pytest.mark.parametrize("way", sorted(votes.WAYS))
def test_what_is_offered_can_be_voted_on(play, way):
    assert options(play.board.records, {"way": way}) == []
    for number in range(votes.MOST + 5):
        note(play, f"n{number:02}")
    play.act(ANA, "note.write", note="n00", text=" ", base="About n00")

    offered = options(play.board.records, {"way": way})

    assert "n00" not in offered
    assert len(offered) == votes.room(way)[1]
    assert [each["id"] for each in opens(play, way, offered)] == offered


def test_one_note_is_enough_for_gradients_and_too_little_for_dots(play):
    note(play, "a")

    assert options(play.board.records, {"way": "gradients"}) == ["a"]
    assert options(play.board.records, {"way": "dots"}) == []


def test_consent_is_asked_for_the_latest_proposal(play):
    note(play, "old", sort="solution")
    note(play, "new", sort="solution")
    note(play, "idea")

    assert options(play.board.records, {"way": "consent"}) == ["new"]
    assert options(play.board.records, {"way": "gradients"}) == ["old", "new"]


@pytest.mark.parametrize("secret", [True, False])
def test_without_a_proposal_consent_is_asked_for_what_won_the_latest_vote(play, secret):
    for id in "abc":
        note(play, id)
    play.act(FAY, "poll.open", poll="p", way="dots", title="Which?", options=list("abc"), secret=secret)
    play.act(ANA, "poll.cast", poll="p", ballot={"b": 2, "c": 1})
    play.act(BO, "poll.cast", poll="p", ballot={"c": 2})
    assert options(play.board.records, {"way": "consent"}) == ["a"]

    play.act(FAY, "poll.close", poll="p")
    play.act(FAY, "poll.reveal", poll="p")
    assert options(play.board.records, {"way": "consent"}) == ["c"]

    play.act(FAY, "drop", ids=["c"])
    assert options(play.board.records, {"way": "consent"}) == ["a"]


def test_of_two_votes_the_later_one_counts(play):
    for id in "ab":
        note(play, id)
    for id, won in (("z", "a"), ("p", "b")):
        play.act(FAY, "poll.open", poll=id, way="choice", title="Which?", options=["a", "b"], secret=False)
        play.act(ANA, "poll.cast", poll=id, ballot=[won])
        play.act(FAY, "poll.close", poll=id)
    records = {**play.board.records, "p": {**play.board.records["p"], "opened": 9}}

    assert options(records, {"way": "consent"}) == ["b"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("consent-round", {"proposal"}),
        ("gradients", {"proposal"}),
        ("how-might-we", {"might-we", "go-on"}),
        ("leverage", {"numbers", "feedback", "rules", "intent"}),
        ("retrospective", {"try"}),
    ],
)
def test_the_vote_of_a_method_is_on_what_its_own_frame_gathers_for_it(play, name, parts):
    for part in FRAMES[name].parts:
        for number in (1, 2):
            note(play, f"{part.key}_{number}", sort=part.sort or "idea")

    (poll,) = [step.poll for step in SHELF[name].steps if step.poll]
    offered = options(play.board.records, {"way": poll.way})

    assert {id.partition("_")[0] for id in offered} == parts
