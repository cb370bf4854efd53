"""Polls: options frozen at the opening, one ballot a person, and nothing told of a secret one before the reveal."""

import json

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY, MEL, OTTO
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.objects import tally

WORDS = [{"id": "sun", "text": "Sun"}, {"id": "rain", "text": "Rain"}]


def ask(play, secret=True, **more):
    given = {"poll": "p", "way": "dots", "title": "Which?", "options": ["a", "b"], "settings": {"budget": 3, "most": 2}}
    return play.act(FAY, "poll.open", **given | {"secret": secret} | more)


def refused(play, viewer, name, **args):
    before = dict(play.board.records)
    with pytest.raises(Refused) as caught:
        play.act(viewer, name, **args)
    assert play.board.records == before
    assert caught.value.text.strip().endswith(".")
    return caught.value.code, caught.value.field


def cast(play, viewer, said, **more):
    return play.act(viewer, "poll.cast", poll="p", ballot=said, **more)


def poll(play):
    return play.board.records["p"]


def test_an_opened_poll_holds_what_its_options_say_then(play):
    ask(play)
    play.act(ANA, "note.write", note="a", text="other", base="first")

    assert poll(play)["options"] == [
        {"id": "a", "text": "first", "note": "a"},
        {"id": "b", "text": "second", "note": "b"},
    ]
    assert (poll(play)["state"], poll(play)["round"], poll(play)["cast"], poll(play)["secret"]) == ("open", 1, 0, True)
    assert poll(play)["settings"] == {"budget": 3, "most": 2}


def test_options_are_words_things_and_links_with_costs(play):
    play.act(ANA, "link.add", **{"link": "l", "from": "a", "to": "b", "sort": "causal", "polarity": "-"})
    options = ["l", {"id": "x", "note": "a", "cost": 7}, {"id": "y", "text": "  words  "}]

    ask(play, options=options)

    assert poll(play)["options"] == [
        {"id": "l", "text": "first -→ second", "note": "l"},
        {"id": "x", "text": "first", "note": "a", "cost": 7},
        {"id": "y", "text": "words"},
    ]


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"options": []}, "bad_args", "options"),
        ({"options": ["a"]}, "bad_args", "options"),
        ({"options": ["a", "a"]}, "bad_args", "options"),
        ({"options": ["a", {"id": "x", "note": "a"}]}, "bad_args", "options"),
        ({"options": ["a", {"id": "a", "text": "words"}]}, "bad_args", "options"),
        ({"options": ["a", "gone"]}, "gone", "options"),
        ({"options": ["a", {"id": "x"}]}, "bad_args", "options"),
        ({"options": ["a", {"id": "x", "text": " "}]}, "bad_args", "options"),
        ({"options": ["a", {"id": "__proto__", "text": "x"}]}, "bad_args", "options"),
        ({"options": ["a", {"id": "x", "text": "x" * 2001}]}, "too_big", "options"),
        ({"options": ["a", {"id": "x", "text": "x", "cost": -1}]}, "bad_args", "options"),
        ({"options": [{"id": f"o{at}", "text": "x"} for at in range(61)]}, "bad_args", "options"),
        ({"options": ["a", "empty"]}, "bad_args", "options"),
        ({"title": " "}, "bad_args", "title"),
        ({"way": "guess"}, "bad_args", "way"),
        ({"settings": {"budget": 0}}, "bad_args", "budget"),
        ({"settings": {"other": 1}}, "bad_args", "other"),
        ({"settings": {"groups": ["x" * 81]}}, "too_big", "groups"),
        ({"settings": {"groups": "all"}}, "bad_args", "groups"),
        ({"after": "nobody"}, "gone", "after"),
    ],
)
def test_what_makes_no_poll_is_refused(play, more, code, field):
    play.act(ANA, "note.add", note="empty", x=0, y=0, text=" ")
    given = {"poll": "p", "way": "dots", "title": "Which?", "options": WORDS}

    assert refused(play, FAY, "poll.open", **{**given, **more}) == (code, field)


def test_long_words_are_cut(play):
    play.act(ANA, "note.add", note="long", x=0, y=0, text="word " * 300)

    ask(play, options=["a", "long"])

    assert len(poll(play)["options"][1]["text"]) <= 500
    assert poll(play)["options"][1]["text"].endswith("word…")


def test_nobody_is_asked_about_what_the_facilitator_does_not_see(play):
    play.act(FAY, "stage.set", private=True)

    assert refused(play, FAY, "poll.open", poll="p", way="dots", title="?", options=["a", "b"]) == ("gone", "options")


@pytest.mark.parametrize("name", ["poll.open", "poll.close", "poll.reveal", "poll.decide", "poll.take"])
def test_only_facilitators_hold_a_vote(play, name):
    ask(play)
    more = {
        "poll.open": {"way": "dots", "title": "?", "options": WORDS},
        "poll.take": {"way": "dots", "title": "?", "options": WORDS, "ballots": []},
        "poll.decide": {"decided": "x"},
    }
    assert refused(play, ANA, name, poll="p", **more.get(name, {}))[0] == "not_allowed"


@pytest.mark.parametrize("secret", [True, False])
@pytest.mark.parametrize("viewer", [MEL, OTTO])
def test_mentors_and_observers_do_not_vote(play, secret, viewer):
    ask(play, secret)

    assert refused(play, viewer, "poll.cast", poll="p", ballot={"a": 1})[0] == "not_allowed"


@pytest.mark.parametrize("secret", [True, False])
def test_the_last_ballot_of_a_person_counts_once(play, secret):
    ask(play, secret)
    for viewer, said in ((ANA, {"a": 2}), (BO, {"b": 1}), (ANA, {"a": 1, "b": 2}), (FAY, {})):
        cast(play, viewer, said)

    assert poll(play)["cast"] == 3
    play.act(FAY, "poll.close", poll="p")
    assert poll(play)["cast"] == 3
    said = [ballot for _, ballot in tally.ballots(poll(play), play.board)]
    assert sorted(said, key=str) == [{"a": 1, "b": 2}, {"b": 1}, {}]


@pytest.mark.parametrize("secret", [True, False])
def test_more_than_the_budget_is_refused_and_the_ballot_before_stays(play, secret):
    ask(play, secret)
    cast(play, ANA, {"a": 1})

    assert refused(play, ANA, "poll.cast", poll="p", ballot={"a": 2, "b": 2}) == ("budget", "ballot")
    assert refused(play, ANA, "poll.cast", poll="p", ballot={"a": 3}) == ("bad_args", "ballot")
    assert refused(play, ANA, "poll.cast", poll="p", ballot=["a"]) == ("bad_args", "ballot")
    assert refused(play, ANA, "poll.cast", poll="p", ballot={"z": 1}) == ("bad_args", "ballot")
    play.act(FAY, "poll.close", poll="p")
    assert [ballot for _, ballot in tally.ballots(poll(play), play.board)] == [{"a": 1}]


@pytest.mark.parametrize("secret", [True, False])
def test_a_closed_poll_takes_no_ballot_and_a_dropped_one_is_gone(play, secret):
    ask(play, secret)
    play.act(FAY, "poll.close", poll="p")

    assert refused(play, ANA, "poll.cast", poll="p", ballot={}) == ("closed", "poll")
    assert refused(play, FAY, "poll.close", poll="p") == ("closed", "poll")
    play.act(FAY, "drop", ids=["p"])
    assert refused(play, ANA, "poll.cast", poll="p", ballot={}) == ("gone", "poll")


def test_people_vote_while_the_board_is_locked(play):
    ask(play)
    play.act(FAY, "stage.set", locked=True, tools=["note"])

    cast(play, ANA, {"a": 1})

    assert refused(play, ANA, "note.add", note="n", x=0, y=0, text="")[0] == "locked"
    assert poll(play)["cast"] == 1


def test_no_change_holds_a_secret_ballot_before_the_close(play):
    ask(play)
    cast(play, ANA, {"a": 2})
    cast(play, BO, {"b": 1})
    cast(play, BO, {"b": 2})

    told = [entry.changes for entry in play.entries[-3:]]
    assert told == [[["patch", "p", {"cast": 1}]], [["patch", "p", {"cast": 2}]], []]
    assert play.board.of("ballot") == {}


def test_secret_ballots_are_shown_to_nobody_before_the_reveal_and_to_all_after(play):
    ask(play)
    cast(play, ANA, {"a": 2})
    play.act(FAY, "poll.close", poll="p")
    assert all("ballots" not in copy["p"] for copy in play.copies.values())
    assert all(play.lens.seen(viewer)["p"] == play.copies[viewer]["p"] for viewer in EVERYBODY)

    play.act(FAY, "poll.reveal", poll="p")

    assert all(copy["p"]["ballots"] == [{"ballot": {"a": 2}}] for copy in play.copies.values())


def test_nobody_is_told_who_votes_in_secret(play):
    ask(play)
    cast(play, ANA, {"a": 2})
    assert not play.lens.signed("p")

    play.act(FAY, "poll.close", poll="p")
    assert play.lens.signed("p")
    assert play.copies[BO]["p"]["by"] == "fay"


def test_ballots_of_an_open_poll_are_records_that_all_see(play):
    ask(play, secret=False)
    cast(play, ANA, {"a": 2})
    cast(play, ANA, {"b": 1})

    [record] = play.board.of("ballot").values()
    assert (record["by"], record["poll"], record["ballot"]) == ("ana", "p", {"b": 1})
    assert all(record["id"] in copy for copy in play.copies.values())


@pytest.mark.parametrize("verb", ["drop", "lock", "raise"])
def test_a_ballot_goes_only_with_its_poll(play, verb):
    ask(play, secret=False)
    cast(play, ANA, {"a": 2})
    [id] = play.board.of("ballot")
    more = {"lock": {"locked": True}, "raise": {"to": "front"}}

    for viewer in (ANA, FAY):
        assert refused(play, viewer, verb, ids=[id], **more.get(verb, {}))[0] in ("not_allowed", "bad_args")
    play.act(FAY, "drop", ids=["p"])
    assert not play.board.of("ballot")


@pytest.mark.parametrize("secret", [True, False])
def test_votes_and_closes_are_never_undone(play, secret):
    ask(play, secret)
    cast(play, ANA, {"a": 2})
    voted = len(play.entries)
    play.act(FAY, "poll.close", poll="p")

    for viewer, seq in ((ANA, voted), (FAY, voted), (FAY, voted + 1)):
        assert refused(play, viewer, "restore", seq=seq) == ("not_allowed", "seq")


def test_a_secret_poll_that_was_dropped_while_open_does_not_come_back(play):
    ask(play)
    cast(play, ANA, {"a": 2})
    assert refused(play, ANA, "drop", ids=["p"])[0] == "not_allowed"

    play.act(FAY, "drop", ids=["p"])

    assert play.boxes.slips == {}
    assert refused(play, FAY, "restore", seq=len(play.entries)) == ("not_allowed", "seq")


def test_a_poll_dropped_together_with_others_takes_its_ballots_along(play):
    ask(play)
    cast(play, ANA, {"a": 2})

    play.act(FAY, "together", commands=[["drop", {"ids": ["a"]}], ["drop", {"ids": ["p"]}]])

    assert play.boxes.slips == {}


@pytest.mark.parametrize(("name", "args"), [("poll.cast", {"ballot": {}}), ("poll.close", {})])
def test_votes_and_closes_are_sent_by_themselves(play, name, args):
    ask(play)

    assert refused(play, FAY, "together", commands=[[name, {"poll": "p", **args}]]) == ("bad_args", "commands")


def test_small_groups_are_forgotten_at_the_close(play):
    ask(play, settings={"budget": 3, "most": 2, "groups": ["North", "South", "East", "North"]})
    assert poll(play)["settings"]["groups"] == ["North", "South", "East"]
    crowd = {"North": 6, "South": 2, "East": 5}
    for group, count in crowd.items():
        for at in range(count):
            cast(play, Viewer(f"{group}{at}", Role.PARTICIPANT), {"a": 1}, group=group)
    assert refused(play, ANA, "poll.cast", poll="p", ballot={}, group="West") == ("bad_args", "group")

    play.act(FAY, "poll.close", poll="p")

    groups = [group for group, _ in tally.ballots(poll(play), play.board)]
    assert groups.count("North") == 6
    assert groups.count(None) == 7, "the two of South alone would be told by what is left"


def test_a_second_round_follows_one_that_is_closed(play):
    ask(play)
    assert refused(play, FAY, "poll.open", poll="q", way="dots", title="?", options=WORDS, after="p") == ("not_now", "after")
    play.act(FAY, "poll.close", poll="p")

    play.act(FAY, "poll.open", poll="q", way="dots", title="?", options=WORDS, after="p")

    assert (play.board.records["q"]["round"], play.board.records["q"]["after"]) == (2, "p")


def test_an_open_poll_is_neither_revealed_nor_decided(play):
    ask(play)

    assert refused(play, FAY, "poll.reveal", poll="p") == ("not_now", "poll")
    assert refused(play, FAY, "poll.decide", poll="p", decided="x") == ("not_now", "poll")


def test_a_decision_is_written_beside_the_tally(play):
    ask(play, secret=False)
    play.act(FAY, "poll.close", poll="p")
    assert refused(play, FAY, "poll.decide", poll="p", decided=" ") == ("bad_args", "decided")
    assert refused(play, FAY, "poll.decide", poll="p", decided="x", review="2026-13-01") == ("bad_args", "review")

    why = "Most people walk home after dark."
    given = {"decided": "Light first", "why": why, "who": "Everybody", "how": "consent", "review": "2027-01-30"}
    play.act(FAY, "poll.decide", poll="p", **given)

    assert poll(play)["decision"] == given


def test_a_finished_vote_is_taken_in_with_its_ballots(play):
    given = {"poll": "p", "way": "choice", "title": "Budget", "options": WORDS, "settings": {"most": None}}
    assert refused(play, FAY, "poll.take", **given, ballots=[["sun"], ["moon"]]) == ("bad_args", "ballot")

    play.act(FAY, "poll.take", **given, ballots=[["sun"], ["sun", "rain"]])

    assert (poll(play)["state"], poll(play)["cast"]) == ("revealed", 2)
    told = tally.counted(poll(play), tally.ballots(poll(play), play.board))["tally"]
    assert [line["people"] for line in told["options"]] == [2, 1]


def test_records_of_polls_are_json(play):
    ask(play, settings={"groups": ["North"]})
    cast(play, ANA, {"a": 2}, group="North")
    play.act(FAY, "poll.close", poll="p")

    assert json.loads(json.dumps(poll(play))) == poll(play)


CONSENT = {"way": "consent", "options": [{"id": "x", "text": "Light on the way to school"}], "settings": {}}


def test_consent_goes_from_questions_to_reactions_to_consent(play):
    ask(play, **CONSENT)
    play.act(FAY, "poll.phase", poll="p", phase="clarify")
    assert refused(play, ANA, "poll.cast", poll="p", ballot={"consent": True}) == ("not_now", "poll")

    play.act(FAY, "poll.phase", poll="p", phase="consent")

    cast(play, ANA, {"consent": True})
    assert poll(play)["cast"] == 1


def test_consent_asks_for_a_day_to_look_again(play):
    ask(play, **CONSENT)
    play.act(FAY, "poll.close", poll="p")

    assert refused(play, FAY, "poll.decide", poll="p", decided="We try it") == ("bad_args", "review")
    play.act(FAY, "poll.decide", poll="p", decided="We try it", review="2027-03-01")


def test_it_is_written_down_how_each_objection_was_met(play):
    ask(play, **CONSENT)
    cast(play, ANA, {"consent": False, "reason": "too dark", "harms": "safety"})
    play.act(FAY, "poll.close", poll="p")
    assert refused(play, FAY, "poll.meet", poll="p", objection=1, how="x") == ("not_now", "poll")
    play.act(FAY, "poll.reveal", poll="p")
    assert refused(play, FAY, "poll.meet", poll="p", objection=2, how="x") == ("gone", "objection")

    play.act(FAY, "poll.meet", poll="p", objection=1, how="two more lamps")
    assert poll(play)["met"] == {"1": "two more lamps"}

    play.act(FAY, "poll.meet", poll="p", objection=1, how=" ")
    assert "met" not in poll(play)


def test_only_consent_has_phases_and_objections(play):
    ask(play)
    assert refused(play, FAY, "poll.phase", poll="p", phase="react")[0] == "bad_args"
    play.act(FAY, "poll.close", poll="p")
    assert refused(play, FAY, "poll.meet", poll="p", objection=1, how="x")[0] == "bad_args"


def test_a_closed_poll_that_comes_back_keeps_its_secret(play):
    ask(play)
    cast(play, ANA, {"a": 2})
    play.act(FAY, "poll.close", poll="p")
    before = poll(play)

    play.act(FAY, "drop", ids=["p"])
    play.act(FAY, "restore", seq=len(play.entries))

    assert poll(play) == before
    assert all("ballots" not in copy["p"] for copy in play.copies.values())


def test_opening_a_poll_can_be_undone_until_somebody_has_voted(play):
    ask(play)
    opened = len(play.entries)
    cast(play, ANA, {"a": 2})
    assert refused(play, FAY, "restore", seq=opened)[0] == "gone"

    ask(play, poll="q")
    play.act(FAY, "restore", seq=len(play.entries))

    assert "q" not in play.board.records


@pytest.mark.parametrize("secret", [True, False])
def test_ballots_on_paper_are_typed_by_their_code_and_counted_once(play, secret):
    ask(play, secret)
    cast(play, FAY, {"a": 1})
    cast(play, FAY, {"b": 2}, paper="K7QXM")
    cast(play, FAY, {"a": 2}, paper="K7QXM")
    cast(play, FAY, {"a": 1, "b": 1}, paper="AB3CD")

    assert poll(play)["cast"] == 3
    play.act(FAY, "poll.close", poll="p")
    said = [each for _, each in tally.ballots(poll(play), play.board)]
    assert sorted(said, key=str) == sorted([{"a": 1}, {"a": 2}, {"a": 1, "b": 1}], key=str)
    assert "K7QXM" not in str(play.board.records)


def test_only_facilitators_type_ballots_from_paper(play):
    ask(play)

    assert refused(play, ANA, "poll.cast", poll="p", ballot={"a": 1}, paper="K7QXM") == ("not_allowed", "paper")
    assert refused(play, FAY, "poll.cast", poll="p", ballot={"a": 1}, paper="word")[0] == "bad_args"
