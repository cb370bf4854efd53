"""Evidence: the notes that a factor or a link rests on, and that a list tells nobody of what they don't see."""

import random

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY, MEL
from workshop.core.refusal import Refused
from workshop.objects.evidence import MOST


@pytest.fixture
def factor(play):
    play.act(ANA, "note.add", note="f", x=600, y=0, text="Traffic", sort="factor")
    return play


@pytest.fixture
def between_frames(factor):
    """A link that everybody goes on seeing while people write in private."""
    for frame in ("one", "other"):
        factor.act(FAY, "frame.add", frame=frame, x=0, y=900, w=300, h=300, title=frame)
    factor.act(FAY, "link.add", **{"link": "l", "from": "one", "to": "other", "sort": "causal"})
    return factor


def rests(play, id="f", viewer=None):
    record = (play.copies[viewer] if viewer else play.board.records)[id]
    return record.get("evidence", [])


def test_a_factor_names_its_evidence_each_note_once(factor):
    factor.act(BO, "note.evidence", note="f", notes=["a", "b", "a"])

    assert rests(factor) == ["a", "b"]


def test_two_who_add_at_once_both_count(factor):
    factor.act(ANA, "note.evidence", note="f", add=["a"])
    factor.act(BO, "note.evidence", note="f", add=["b", "a"])

    assert rests(factor) == ["a", "b"]

    factor.act(BO, "note.evidence", note="f", remove=["a"])
    assert rests(factor) == ["b"]


def test_a_link_rests_on_notes_too(between_frames):
    between_frames.act(ANA, "link.evidence", link="l", add=["a"])
    between_frames.act(ANA, "link.set", link="l", evidence=["b"])

    assert rests(between_frames, "l") == ["b"]


def test_without_a_note_left_there_is_no_list(factor):
    factor.act(ANA, "note.evidence", note="f", notes=["a"])

    factor.act(ANA, "note.evidence", note="f", notes=[])

    assert "evidence" not in factor.board.records["f"]


def test_what_is_gone_counts_again_when_it_is_back(factor):
    factor.act(ANA, "note.evidence", note="f", notes=["a"])
    factor.act(ANA, "drop", ids=["a"])
    factor.act(BO, "note.evidence", note="f", add=["b"])

    factor.act(ANA, "restore", seq=5)

    assert rests(factor) == ["a", "b"]


def test_only_notes_that_are_there_are_named_and_the_others_told(factor):
    outcome = factor.act(BO, "note.evidence", note="f", notes=["a", "nowhere"])

    assert rests(factor) == ["a"]
    assert outcome.facts == {"gone": ["nowhere"]}


@pytest.mark.parametrize(
    ("args", "code"),
    [({"notes": ["nowhere"]}, "gone"), ({"add": ["stage"]}, "gone"), ({"add": ["f"]}, "bad_args"),
     ({"notes": ["__proto__"]}, "bad_args"), ({"notes": [f"n{number}" for number in range(501)]}, "bad_args")],
)  # fmt: skip
def test_what_can_not_be_evidence_is_refused(factor, args, code):
    with pytest.raises(Refused) as refused:
        factor.act(BO, "note.evidence", note="f", **args)

    assert refused.value.code == code


def test_a_list_does_not_grow_beyond_its_limit(factor):
    for number in range(MOST):
        factor.act(ANA, "note.add", note=f"n{number}", x=0, y=0, text="")
    for start in range(0, MOST, 500):
        factor.act(ANA, "note.evidence", note="f", add=[f"n{number}" for number in range(start, start + 500)])

    with pytest.raises(Refused) as refused:
        factor.act(ANA, "note.evidence", note="f", add=["a"])

    assert refused.value.code == "too_big"


def test_mentors_name_no_evidence(factor):
    with pytest.raises(Refused) as refused:
        factor.act(MEL, "note.evidence", note="f", notes=["a"])

    assert refused.value.code == "not_allowed"


def test_while_private_a_factor_names_its_authors_notes_alone(factor):
    factor.act(BO, "note.evidence", note="f", notes=["a", "b"])

    factor.act(FAY, "stage.set", private=True)
    assert rests(factor, viewer=ANA) == ["a"]
    assert all("f" not in factor.copies[viewer] for viewer in EVERYBODY if viewer is not ANA)

    factor.act(FAY, "stage.set", private=False)
    assert all(rests(factor, viewer=viewer) == ["a", "b"] for viewer in EVERYBODY)


def test_while_private_a_link_that_all_see_names_to_each_their_own_notes(between_frames):
    play = between_frames
    play.act(FAY, "stage.set", private=True)

    play.act(ANA, "link.evidence", link="l", add=["a"])
    play.act(BO, "link.evidence", link="l", add=["b"])

    assert rests(play, "l") == ["a", "b"]
    assert rests(play, "l", ANA) == ["a"]
    assert rests(play, "l", BO) == ["b"]
    assert all("evidence" not in play.copies[viewer]["l"] for viewer in (FAY, MEL))


def test_nobody_names_hidden_notes_or_takes_them_out(between_frames):
    play = between_frames
    play.act(BO, "link.evidence", link="l", notes=["a", "b"])
    play.act(FAY, "stage.set", private=True)

    with pytest.raises(Refused) as hidden:
        play.act(BO, "link.evidence", link="l", add=["a"])
    with pytest.raises(Refused) as nowhere:
        play.act(BO, "link.evidence", link="l", add=["nowhere"])
    assert (hidden.value.code, hidden.value.text) == (nowhere.value.code, nowhere.value.text)

    play.act(BO, "link.evidence", link="l", remove=["a"])
    play.act(BO, "link.set", link="l", evidence=[])
    assert rests(play, "l") == ["a"]


def test_a_private_note_that_comes_or_goes_takes_its_place_in_a_list_along(between_frames):
    play = between_frames
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "link.evidence", link="l", add=["a"])

    play.act(ANA, "drop", ids=["a"])
    assert rests(play, "l", ANA) == []

    play.act(ANA, "restore", seq=len(play.entries))
    assert rests(play, "l", ANA) == ["a"]
    assert rests(play, "l", BO) == []


@pytest.mark.parametrize("seed", range(60))
def test_random_lists_fold_to_what_a_newcomer_sees_and_name_nothing_hidden(between_frames, seed):
    play, chance = between_frames, random.Random(seed)
    for number in range(60):
        viewer, id = chance.choice((ANA, BO, FAY)), chance.choice("abcdf")
        name, args = chance.choice(
            [
                ("note.add", {"note": id, "x": 0, "y": 0, "text": ""}),
                ("note.evidence", {"note": id, "add": [chance.choice("abcdf")]}),
                ("link.evidence", {"link": "l", chance.choice(["add", "remove", "notes"]): [id]}),
                ("drop", {"ids": [id]}),
                ("restore", {"seq": max(1, len(play.entries) - chance.randrange(6))}),
                ("stage.set", {"private": chance.random() < 0.7}),
            ]
        )
        try:
            play.act(FAY if name == "stage.set" else viewer, name, **args)
        except Refused:
            continue
        for person, copy in play.copies.items():
            assert copy == play.lens.seen(person), f"{person} after {name} {args} ({number})"
            named = {each for record in copy.values() for each in record.get("evidence", [])}
            assert not play.board.stage.get("private") or named <= copy.keys()


def test_a_cluster_becomes_a_factor_with_its_notes_as_evidence(play):
    play.act(ANA, "note.add", note="c", x=0, y=300, text="third")
    play.act(ANA, "cluster.make", cluster="k", notes=["a", "b"], title="Traffic")
    play.act(ANA, "cluster.make", cluster="in", notes=["c"])
    play.act(ANA, "cluster.nest", **{"cluster": "in", "in": "k"})

    play.act(BO, "cluster.factor", cluster="k", note="f", x=900, y=50.3)

    made = {name: value for name, value in play.board.records["f"].items() if name != "order"}
    assert made == {
        "id": "f", "kind": "note", "by": "bo", "x": 900, "y": 50.5, "text": "Traffic", "color": "sand",
        "sort": "factor", "evidence": ["a", "b", "c"],
    }  # fmt: skip
    assert play.board.records["a"]["cluster"] == "k"


def test_while_private_a_factor_made_of_a_cluster_rests_on_ones_own_notes(play):
    play.act(ANA, "cluster.make", cluster="k", notes=["a", "b"], title="Traffic")
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "cluster.factor", cluster="k", note="f", x=0, y=0)

    assert play.board.records["f"]["evidence"] == ["a"]
    with pytest.raises(Refused) as refused:
        play.act(BO, "cluster.factor", cluster="k", note="g", x=0, y=0)
    assert refused.value.code == "gone"


def test_where_no_notes_are_made_no_factor_is(play):
    play.act(ANA, "cluster.make", cluster="k", notes=["a"], title="Traffic")
    play.act(FAY, "stage.set", tools=["cluster"])

    with pytest.raises(Refused) as refused:
        play.act(ANA, "cluster.factor", cluster="k", note="f", x=0, y=0)

    assert refused.value.code == "not_now"
