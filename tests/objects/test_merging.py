"""Notes that say the same become one, which keeps every text, author, comment, vote and link; undo brings all back."""

import pytest

from tests.cast import ANA, BO, FAY, OTTO
from workshop.core.refusal import Refused
from workshop.objects import merging, reaction


@pytest.fixture
def joined(play):
    """Bo's note and Ana's with a comment, reactions, links and evidence on Bo's."""
    play.act(FAY, "note.add", note="c", x=600, y=0, text="third")
    play.act(ANA, "comment.add", comment="k", on="b", text="Where?")
    play.act(BO, "comment.add", comment="answer", on="k", text="There")
    for viewer in (ANA, BO):
        play.act(viewer, "reaction.set", on="b", sort="agree", given=True)
    play.act(ANA, "reaction.set", on="a", sort="agree", given=True)
    play.act(ANA, "link.add", link="out", **{"from": "b", "to": "c"})
    play.act(ANA, "link.add", link="between", **{"from": "a", "to": "b"})
    play.act(FAY, "note.evidence", note="c", notes=["b"])
    play.act(BO, "cluster.make", cluster="k1", notes=["b"], title="Streets")
    play.act(BO, "note.tag", notes=["b"], add=["night"])
    return play


def record(play, id):
    return play.board.records[id]


def refused(play, viewer, **args):
    with pytest.raises(Refused) as found:
        play.act(viewer, "note.merge", **args)
    return found.value.code, found.value.field


def test_the_note_that_is_left_tells_what_was_merged_and_by_whom(play):
    play.act(ANA, "note.merge", note="b", into="a")

    assert "b" not in play.board.records
    assert record(play, "a")["text"] == "first"
    assert record(play, "a")["merged"] == [{"id": "b", "by": "bo", "text": "second"}]


def test_all_that_hung_on_it_hangs_on_the_other(joined):
    joined.act(ANA, "note.merge", note="b", into="a")

    assert (record(joined, "k")["on"], record(joined, "answer")["on"]) == ("a", "k")
    assert (record(joined, "out")["from"], record(joined, "out")["to"]) == ("a", "c")
    assert "between" not in joined.board.records
    assert record(joined, "c")["evidence"] == ["a"]
    assert (record(joined, "a")["cluster"], record(joined, "a")["tags"]) == ("k1", ["night"])


def test_every_person_counts_once(joined):
    joined.act(ANA, "note.merge", note="b", into="a")

    signs = sorted((each["by"], each["on"], each["sort"]) for each in joined.board.of("reaction").values())
    assert signs == [("ana", "a", "agree"), ("bo", "a", "agree")]
    assert all(id == reaction.id_of("a", each["sort"], each["by"]) for id, each in joined.board.of("reaction").items())


def test_undo_brings_everything_back(joined):
    before = {id: dict(each) for id, each in joined.board.records.items()}
    joined.act(ANA, "note.merge", note="b", into="a")
    merged = {id: dict(each) for id, each in joined.board.records.items()}

    joined.act(ANA, "restore", seq=len(joined.entries))
    assert joined.board.records == before

    joined.act(ANA, "restore", seq=len(joined.entries))
    assert joined.board.records == merged


def test_what_was_merged_before_goes_along(play):
    play.act(ANA, "note.add", note="c", x=0, y=300, text="third")
    play.act(ANA, "note.merge", note="b", into="a")
    play.act(BO, "note.merge", note="a", into="c")

    assert [each["text"] for each in record(play, "c")["merged"]] == ["second", "first"]


def test_a_loop_through_the_note_goes_through_the_other(play):
    for id in ("v", "w"):
        play.act(ANA, "note.add", note=id, x=0, y=0, text=id, sort="factor")
    for number, (one, other) in enumerate((("b", "v"), ("v", "b"))):
        play.act(ANA, "link.add", link=f"l{number}", sort="causal", **{"from": one, "to": other})
    play.act(ANA, "loop.name", loop="o", ids=["b", "v"], title="Vicious")

    play.act(ANA, "note.merge", note="b", into="w")
    assert record(play, "o")["ids"] == ["v", "w"]

    play.act(ANA, "note.merge", note="v", into="w")
    assert "o" not in play.board.records and not play.board.of("link")


def test_whoever_hid_their_name_stays_unknown(play):
    play.act(BO, "note.set", notes=["b"], author="hidden")
    play.act(ANA, "note.merge", note="b", into="a")

    assert "bo" not in str(play.board.records)
    assert all(copy["a"]["merged"] == [{"id": "b", "by": "", "text": "second"}] for copy in play.copies.values())


def test_a_note_without_a_name_takes_one_with_a_name(play):
    play.act(BO, "note.set", notes=["b"], author="hidden")
    play.act(FAY, "note.merge", note="a", into="b")

    assert (play.copies[ANA]["b"]["by"], play.copies[ANA]["b"]["merged"][0]["by"]) == ("", "ana")


def test_what_others_write_in_private_is_not_there_to_be_merged(play):
    play.act(ANA, "note.add", note="mine", x=0, y=300, text="mine")
    play.act(FAY, "stage.set", private=True)

    assert refused(play, ANA, note="b", into="a") == ("gone", "note")
    assert refused(play, ANA, note="a", into="b") == ("gone", "into")
    assert refused(play, FAY, note="a", into="b")[0] == "gone"
    play.act(ANA, "note.merge", note="mine", into="a")


def test_while_people_write_in_private_only_ones_own_texts_are_told(play):
    play.act(ANA, "note.add", note="mine", x=0, y=300, text="mine")
    play.act(ANA, "note.merge", note="b", into="a")
    play.act(ANA, "note.merge", note="mine", into="a")

    play.act(FAY, "stage.set", private=True)
    assert [each["text"] for each in play.copies[ANA]["a"]["merged"]] == ["mine"]
    assert "second" not in str(play.copies[ANA])

    play.act(FAY, "stage.set", private=False)
    assert [each["text"] for each in play.copies[BO]["a"]["merged"]] == ["second", "mine"]


def test_what_cannot_be_merged_is_refused(play):
    play.act(ANA, "text.add", text="t", x=0, y=0, words="Title")

    assert refused(play, ANA, note="a", into="a") == ("bad_args", "into")
    assert refused(play, ANA, note="gone", into="a") == ("gone", "note")
    assert refused(play, ANA, note="a", into="t") == ("gone", "into")
    assert refused(play, OTTO, note="a", into="b")[0] == "not_allowed"
    play.act(BO, "lock", ids=["b"], locked=True)
    assert refused(play, ANA, note="b", into="a")[0] == refused(play, ANA, note="a", into="b")[0] == "locked"


def test_while_ideas_are_gathered_notes_stay_by_themselves(play):
    play.act(FAY, "stage.set", mode="divergent")

    assert refused(play, ANA, note="b", into="a")[0] == "not_now"
    play.act(FAY, "note.merge", note="b", into="a")


def test_a_note_has_room_for_so_many_others(play):
    for number in range(merging.MOST + 1):
        play.act(ANA, "note.add", note=f"n{number}", x=0, y=0, text=str(number))
    for number in range(merging.MOST):
        play.act(ANA, "note.merge", note=f"n{number}", into="a")

    assert refused(play, ANA, note=f"n{merging.MOST}", into="a") == ("too_big", "note")
