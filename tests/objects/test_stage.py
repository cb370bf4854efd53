"""The stage: a silent round keeps people from talking and not from grouping, and what is missing is kept on it."""

import pytest

from tests.cast import ANA, BO, FAY, MEL
from workshop.core.refusal import Refused


@pytest.fixture
def play(play):
    play.act(ANA, "comment.add", comment="said", on="a", text="Why?")
    play.act(FAY, "stage.set", silent=True)
    return play


@pytest.mark.parametrize(
    ("viewer", "name", "args"),
    [
        (ANA, "comment.add", {"comment": "c", "on": "a", "text": "Because"}),
        (MEL, "comment.add", {"comment": "c", "on": "said", "text": "Because"}),
        (ANA, "comment.write", {"comment": "said", "text": "How?", "base": "Why?"}),
        (ANA, "reaction.set", {"on": "b", "sort": "agree", "given": True}),
    ],
)
def test_in_a_silent_round_nobody_talks(play, viewer, name, args):
    with pytest.raises(Refused) as refused:
        play.act(viewer, name, **args)
    assert refused.value.code == "not_now"

    play.act(FAY, "stage.set", silent=False)
    play.act(viewer, name, **args)


def test_in_a_silent_round_people_group_and_facilitators_talk(play):
    play.act(BO, "cluster.make", cluster="k", notes=["a", "b"])
    play.act(FAY, "comment.add", comment="c", on="k", text="Five minutes more")
    play.act(FAY, "reaction.set", on="a", sort="agree", given=True)

    assert {"k", "c"} <= play.board.records.keys()


def test_what_is_missing_is_written_down_by_facilitators(play):
    play.act(FAY, "stage.set", missing="Nobody spoke of children.")
    assert play.copies[BO]["stage"]["missing"] == "Nobody spoke of children."

    with pytest.raises(Refused):
        play.act(ANA, "stage.set", missing="x")

    play.act(FAY, "stage.set", missing=None)
    assert "missing" not in play.board.stage
