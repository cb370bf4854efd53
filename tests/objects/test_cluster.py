"""Clusters: made of notes, joined and left, nested once, merged and split with their history, and who may see what."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY
from workshop.core.refusal import Refused
from workshop.core.sight import Audience, Lens, show
from workshop.objects import KINDS, cluster


@pytest.fixture
def play(play):
    for at, id in enumerate("cdef"):
        play.act(BO, "note.add", note=id, x=300 * at, y=200, text=id)
    return play


def refused(play, viewer, name, **args):
    before = dict(play.board.records)
    with pytest.raises(Refused) as found:
        play.act(viewer, name, **args)
    assert play.board.records == before
    return found.value.code, found.value.field


def members(play, id):
    return "".join(cluster.members(play.board, id))


def make(play, id, notes, viewer=ANA, **more):
    return play.act(viewer, "cluster.make", cluster=id, notes=list(notes), **more)


def record(play, id):
    return play.board.records[id]


def undo(play, viewer):
    return play.act(viewer, "restore", seq=len(play.entries))


def test_notes_become_a_cluster_that_lies_at_their_top_left(play):
    make(play, "k", "bce", title="Buses")

    assert members(play, "k") == "bce"
    assert {"kind": "cluster", "title": "Buses", "x": 0, "y": 0}.items() <= record(play, "k").items()


def test_a_note_is_in_one_cluster_and_an_emptied_one_stays_where_it_was(play):
    make(play, "k", "ef")
    make(play, "l", "ef")

    assert (members(play, "k"), members(play, "l")) == ("", "ef")
    assert (record(play, "k")["x"], record(play, "k")["y"]) == (600, 200)


def test_undoing_puts_notes_back_into_the_cluster_they_came_from(play):
    make(play, "k", "ab")
    make(play, "l", "bc")

    undo(play, ANA)

    assert members(play, "k") == "ab"
    assert "l" not in play.board.records
    assert "cluster" not in record(play, "c")


def test_a_cluster_that_others_use_is_not_undone(play):
    make(play, "k", "ab")
    play.act(BO, "cluster.join", cluster="k", notes=["c"])

    outcome = play.act(ANA, "restore", seq=len(play.entries) - 1)

    assert outcome.facts == {"could_not": ["k"]}
    assert members(play, "k") == "c"


def test_notes_join_and_leave(play):
    make(play, "k", "a")

    play.act(BO, "cluster.join", cluster="k", notes=["b", "c", "gone"])
    play.act(BO, "cluster.leave", notes=["a", "d"])

    assert members(play, "k") == "bc"
    assert play.act(BO, "cluster.leave", notes=["a"]).changes == []


def test_only_what_is_there_joins(play):
    make(play, "k", "a")
    play.act(ANA, "text.add", text="t", x=0, y=0, words="a label")

    assert refused(play, ANA, "cluster.join", cluster="gone", notes=["b"]) == ("gone", "cluster")
    assert refused(play, ANA, "cluster.join", cluster="t", notes=["b"]) == ("gone", "cluster")
    assert refused(play, ANA, "cluster.join", cluster="k", notes=["t", "gone"]) == ("gone", "notes")
    assert refused(play, ANA, "cluster.make", cluster="k", notes=["b"]) == ("bad_args", "cluster")
    assert refused(play, ANA, "cluster.make", cluster="l", notes=[]) == ("bad_args", "notes")


def test_a_cluster_has_room_for_so_many(play, monkeypatch):
    monkeypatch.setattr(cluster, "MOST", 3)
    make(play, "k", "ab")
    make(play, "l", "cd")

    assert refused(play, ANA, "cluster.join", cluster="k", notes=["e", "f"]) == ("too_big", "notes")
    assert refused(play, ANA, "cluster.merge", cluster="l", into="k") == ("too_big", "notes")
    play.act(ANA, "cluster.join", cluster="k", notes=["a", "b", "c"])


def test_it_is_named_after(play):
    make(play, "k", "ab")

    play.act(BO, "cluster.name", cluster="k", title="Buses", base="")
    merged = play.act(ANA, "cluster.name", cluster="k", title="Late", base="")
    assert record(play, "k")["title"] == "LateBuses" and merged.facts == {"merged": True}

    play.act(ANA, "cluster.name", cluster="k", title="Late buses")
    assert record(play, "k")["title"] == "Late buses"


def test_collapsed_it_lies_where_its_notes_are_now(play):
    make(play, "k", "ab")
    play.act(BO, "move", moves=[["a", 500, 500], ["b", 800, 400]])

    play.act(BO, "cluster.set", cluster="k", collapsed=True, color="sky")
    assert {"collapsed": True, "color": "sky", "x": 500, "y": 400}.items() <= record(play, "k").items()

    play.act(BO, "cluster.set", cluster="k", collapsed=False, color=None)
    assert not {"collapsed", "color"} & record(play, "k").keys()


def test_dropping_a_cluster_frees_what_is_in_it_in_one_entry(play):
    make(play, "k", "ab")
    make(play, "l", "cd")
    play.act(ANA, "cluster.nest", **{"cluster": "l", "in": "k"})

    play.act(ANA, "drop", ids=["k"])

    assert "cluster" not in record(play, "a") and "in" not in record(play, "l")
    assert members(play, "l") == "cd"

    undo(play, ANA)
    assert (members(play, "k"), cluster.nested(play.board, "k")) == ("ab", ["l"])


def test_a_cluster_goes_with_its_notes_when_all_are_dropped(play):
    make(play, "k", "ab")

    outcome = play.act(FAY, "drop", ids=["k", "a", "b"])

    assert sorted(each[0] for each in outcome.changes) == ["drop"] * 3


def test_clusters_nest_once(play):
    for id, notes in (("k", "a"), ("l", "b"), ("m", "c")):
        make(play, id, notes)
    play.act(ANA, "cluster.nest", **{"cluster": "l", "in": "k"})

    assert cluster.nested(play.board, "k") == ["l"]
    for one, other in (("m", "l"), ("k", "m"), ("m", "m")):
        assert refused(play, ANA, "cluster.nest", **{"cluster": one, "in": other}) == ("bad_args", "in")
    assert refused(play, ANA, "cluster.nest", **{"cluster": "m", "in": "a"}) == ("gone", "in")

    play.act(ANA, "cluster.nest", **{"cluster": "l", "in": None})
    assert cluster.nested(play.board, "k") == []


def test_what_undoing_would_turn_round_holds_nothing(play):
    make(play, "k", "a")
    make(play, "l", "b")
    play.act(ANA, "cluster.nest", **{"cluster": "k", "in": "l"})
    play.act(ANA, "cluster.nest", **{"cluster": "k", "in": None})
    play.act(BO, "cluster.nest", **{"cluster": "l", "in": "k"})

    play.act(ANA, "restore", seq=len(play.entries) - 1)

    assert [cluster.parent(play.board, record(play, id)) for id in "kl"] == [None, None]


def test_merged_all_goes_into_the_other_which_tells_of_it(play):
    for id, notes, title in (("k", "ab", "Buses"), ("l", "c", ""), ("m", "d", "Trams"), ("n", "e", "Rail")):
        make(play, id, notes, title=title)
    play.act(ANA, "cluster.nest", **{"cluster": "m", "in": "k"})
    play.act(BO, "comment.add", comment="said", on="k", text="Which lines?")
    play.act(BO, "reaction.set", on="k", sort="agree", given=True)
    for id, end in (("outside", "f"), ("between", "l")):
        play.act(BO, "link.add", **{"link": id, "from": end, "to": "k"})

    play.act(BO, "cluster.merge", cluster="k", into="l")
    play.act(BO, "cluster.merge", cluster="l", into="n")

    assert members(play, "n") == "abce" and cluster.nested(play.board, "n") == ["m"]
    assert record(play, "n")["merged"] == [["k", "Buses", 2], ["l", "Buses", 3]]
    assert record(play, "n")["title"] == "Rail"
    assert record(play, "said")["on"] == record(play, "outside")["to"] == "n"
    assert "between" not in play.board.records
    assert not {"k", "l"} & play.board.records.keys() and not play.board.of("reaction")

    undo(play, BO)
    assert members(play, "l") == "abc" and cluster.nested(play.board, "l") == ["m"]


def test_a_cluster_tells_of_so_many_that_went_into_it(play):
    make(play, "k", "a")
    for number in range(cluster.MOST_TOLD + 3):
        make(play, f"l{number}", "b")
        play.act(ANA, "cluster.merge", cluster=f"l{number}", into="k")

    assert [each[0] for each in record(play, "k")["merged"]] == [f"l{3 + number}" for number in range(cluster.MOST_TOLD)]


def test_an_inner_cluster_takes_the_place_of_the_outer_one_that_is_merged_into_it(play):
    for id, notes in (("k", "a"), ("l", "b"), ("m", "c")):
        make(play, id, notes)
    for id in "lm":
        play.act(ANA, "cluster.nest", **{"cluster": id, "in": "k"})

    play.act(ANA, "cluster.merge", cluster="k", into="l")

    assert members(play, "l") == "ab" and cluster.nested(play.board, "l") == ["m"]
    assert refused(play, ANA, "cluster.merge", cluster="l", into="l") == ("bad_args", "into")


def test_what_an_outer_cluster_holds_goes_beside_the_inner_one_it_is_merged_into(play):
    for id, notes in (("k", "a"), ("l", "b"), ("m", "c"), ("n", "d")):
        make(play, id, notes)
    play.act(ANA, "cluster.nest", **{"cluster": "l", "in": "k"})
    play.act(ANA, "cluster.nest", **{"cluster": "n", "in": "m"})

    play.act(ANA, "cluster.merge", cluster="m", into="l")

    assert (members(play, "l"), cluster.nested(play.board, "k")) == ("bc", ["l", "n"])


def test_split_off_a_part_remembers_where_it_was(play):
    make(play, "k", "abcd", title="Buses")
    play.act(ANA, "cluster.set", cluster="k", color="mint")

    play.act(BO, "cluster.split", cluster="k", into="l", notes=["c", "d", "e"])

    assert (members(play, "k"), members(play, "l")) == ("ab", "cd")
    assert {"split": ["k", "Buses"], "color": "mint", "title": "", "by": "bo"}.items() <= record(play, "l").items()
    assert refused(play, BO, "cluster.split", cluster="k", into="m", notes=["e"]) == ("gone", "notes")


def test_a_locked_cluster_keeps_its_notes(play):
    make(play, "k", "ab")
    make(play, "l", "c")
    play.act(ANA, "lock", ids=["k"], locked=True)

    for name, args in (
        ("cluster.join", {"cluster": "k", "notes": ["d"]}),
        ("cluster.leave", {"notes": ["a"]}),
        ("cluster.merge", {"cluster": "l", "into": "k"}),
        ("cluster.split", {"cluster": "k", "into": "m", "notes": ["a"]}),
        ("cluster.nest", {"cluster": "l", "in": "k"}),
        ("drop", {"ids": ["k"]}),
    ):
        assert refused(play, BO, name, **args)[0] == "locked"
    play.act(FAY, "cluster.join", cluster="k", notes=["d"])


def test_notes_moved_by_different_people_are_counted(play):
    make(play, "k", "ab")
    make(play, "l", "c")
    for viewer, id in ((ANA, "l"), (BO, "k"), (BO, "l"), (FAY, "k"), (ANA, "l")):
        play.act(viewer, "cluster.join", cluster=id, notes=["a"])

    assert record(play, "a")["regrouped"] == 3
    assert "regrouped" not in record(play, "b")


def test_going_along_when_clusters_merge_is_no_contest(play):
    make(play, "k", "ab")
    make(play, "l", "c")

    play.act(BO, "cluster.merge", cluster="k", into="l")
    play.act(BO, "drop", ids=["l"])

    assert "regrouped" not in record(play, "a")


def test_who_moved_a_note_without_a_name_is_known_to_its_author_alone(play):
    play.act(ANA, "note.set", notes=["a"], author="hidden")
    make(play, "k", "b")
    play.act(ANA, "cluster.join", cluster="k", notes=["a"])

    assert play.copies[ANA]["a"]["mover"] == "ana"
    assert {play.copies[viewer]["a"]["mover"] for viewer in EVERYBODY if viewer is not ANA} == {"somebody"}
    assert Lens(play.board, KINDS).seen(BO)["a"]["mover"] == "somebody"

    _, shown = show(play.lens, [["patch", "a", {"cluster": None, "mover": "ana"}]], Audience(EVERYBODY))
    assert not shown.signed and "ana" not in str(shown.to(BO))

    play.act(BO, "cluster.join", cluster="k", notes=["a"])
    assert record(play, "a")["regrouped"] == 1


def test_hiding_a_name_hides_who_moved_the_note_before(play):
    make(play, "k", "a")
    assert play.copies[BO]["a"]["mover"] == "ana"

    play.act(ANA, "note.set", notes=["a"], author="hidden")

    assert play.copies[BO]["a"]["mover"] == "somebody"


def test_in_private_a_cluster_is_seen_by_its_maker_alone(play):
    make(play, "k", "ab")
    play.act(FAY, "stage.set", private=True)

    assert [("k" in play.copies[viewer]) for viewer in (ANA, BO, FAY)] == [True, False, False]
    assert refused(play, BO, "cluster.join", cluster="k", notes=["c"]) == ("gone", "cluster")
    assert refused(play, FAY, "cluster.merge", cluster="k", into="k") == ("gone", "cluster")


def test_in_private_others_notes_stay_as_they_are(play):
    make(play, "k", "abc")
    make(play, "l", "d")
    play.act(FAY, "stage.set", private=True)
    play.act(BO, "lock", ids=["b"], locked=True)

    assert refused(play, ANA, "cluster.join", cluster="l", notes=["b"]) == ("gone", "notes")
    told = play.act(ANA, "cluster.join", cluster="l", notes=["a", "b", "nobody"])
    play.act(ANA, "cluster.merge", cluster="k", into="l")
    play.act(ANA, "drop", ids=["l"])

    assert told.facts == {"gone": ["b", "nobody"]}
    assert cluster.holder(play.board, record(play, "a")) is None
    assert cluster.holder(play.board, record(play, "b")) is None

    play.act(ANA, "restore", seq=len(play.entries))
    assert record(play, "l")["merged"] == [["k", "", 0]]


def test_one_act_of_many_clusters_is_one_entry(play):
    made = [["cluster.make", {"cluster": id, "notes": list(notes)}] for id, notes in (("k", "ab"), ("l", "cd"))]
    play.act(ANA, "together", commands=made)
    assert (members(play, "k"), members(play, "l")) == ("ab", "cd")

    undo(play, ANA)
    assert not play.board.of("cluster") and members(play, "k") == ""
