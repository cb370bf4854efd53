"""Who wrote a note, where they would rather not have it said; and the language a note is in."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY, MEL
from workshop.core import change
from workshop.core.refusal import Refused
from workshop.core.sight import Audience, show

OTHERS = [viewer for viewer in EVERYBODY if viewer is not ANA]


def test_a_hidden_author_is_known_to_themselves_alone(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")

    assert play.copies[ANA]["a"]["by"] == "ana"
    for viewer in OTHERS:
        assert (play.copies[viewer]["a"]["by"], play.copies[viewer]["a"]["author"]) == ("", "hidden")


def test_a_newcomer_is_not_told_either(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")

    assert play.lens.seen(MEL)["a"]["by"] == ""
    assert play.lens.seen(ANA)["a"]["by"] == "ana"


def test_shown_again_everybody_knows(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")
    play.act(ANA, "note.set", notes=["a"], author="shown")

    assert all(copy["a"]["by"] == "ana" and "author" not in copy["a"] for copy in play.copies.values())


def test_only_the_author_or_a_facilitator_decides(play):
    for wanted in ("hidden", "shown"):
        with pytest.raises(Refused) as refused:
            play.act(BO, "note.set", notes=["b", "a"], author=wanted)
        assert refused.value.code == "not_allowed"

    play.act(FAY, "note.set", notes=["a", "b"], author="hidden")

    assert play.copies[FAY]["a"]["by"] == ""
    assert play.copies[BO]["b"]["by"] == "bo"


@pytest.mark.parametrize(
    "touch",
    [change.patch("a", {"x": 5}), change.patch("a", {"author": None}), change.drop("a")],
    ids=["changes it", "shows the name", "removes it"],
)
def test_who_touches_a_note_without_a_name_is_not_told(play, touch):
    play.act(ANA, "note.set", notes=["a"], author="hidden")

    _, shown = show(play.lens, [touch], Audience(EVERYBODY))

    assert not shown.signed


def test_who_hides_a_name_is_not_told_and_others_entries_are(play):
    _, hiding = show(play.lens, [change.patch("a", {"author": "hidden"})], Audience(EVERYBODY))
    _, other = show(play.lens, [change.patch("b", {"x": 5})], Audience(EVERYBODY))

    assert (hiding.signed, other.signed) == (False, True)


def test_who_locked_a_note_without_a_name_is_not_told_either(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")
    play.act(ANA, "lock", ids=["a"], locked=True)

    assert play.copies[ANA]["a"]["locked"] == "ana"
    assert {play.copies[viewer]["a"]["locked"] for viewer in OTHERS} == {"somebody"}


def test_rules_still_know_who_wrote_it(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")
    play.act(FAY, "stage.set", mode="divergent")

    with pytest.raises(Refused):
        play.act(BO, "drop", ids=["a"])

    assert play.act(ANA, "drop", ids=["a"]).changes == [["drop", "a"]]


def test_hidden_authors_set_only_themselves_apart(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")

    assert [play.lens.apart(viewer.person) for viewer in (ANA, BO, FAY)] == [True, False, False]
    assert not play.lens.personal()

    play.act(ANA, "drop", ids=["a"])
    assert not play.lens.apart("ana")


def test_a_note_has_a_language_until_it_is_taken_away(play):
    play.act(BO, "note.set", notes=["a", "b"], lang="es")
    assert play.board.records["a"]["lang"] == "es"

    play.act(BO, "note.set", notes=["a"], color="sky")
    assert play.board.records["a"]["lang"] == "es"

    play.act(BO, "note.set", notes=["a"], lang=None)
    assert "lang" not in play.board.records["a"]


def test_a_language_we_do_not_speak_is_refused(play):
    with pytest.raises(Refused) as refused:
        play.act(BO, "note.set", notes=["a"], lang="fr")

    assert (refused.value.code, refused.value.field) == ("bad_args", "lang")
