"""Following what people wrote: through merges, groups, harvests, circles and votes, to what was made of it, and back."""

import pytest

from tests.cast import ANA, BO, FAY
from tests.core.test_sight import Play
from workshop import returning
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.harvest import LEFT
from workshop.objects.harvest import derived
from workshop.returning import Sheet, Step

STRANGER = Viewer("", Role.OBSERVER)


@pytest.fixture
def team():
    play = Play()
    for at, (who, id) in enumerate(((ANA, "a"), (BO, "b"), (ANA, "c"))):
        play.act(who, "note.add", note=id, x=at * 300, y=0, text=f"text of {id}", paper=f"K7QX{at + 2}")
    return play


@pytest.fixture
def plenary():
    return Play()


def harvest(team, plenary, *ids):
    """What workshop/harvest.py asks for."""
    records = [team.board.records[id] for id in ids]
    things = [{name: value for name, value in record.items() if name not in LEFT} for record in records]
    args = {"team": "team", "title": "Sol", "things": things, "tall": {}}
    plenary.give(FAY, Command(f"h{len(plenary.entries)}", "harvest.take", args, inside=True))
    return [derived("team", id) for id in ids]


def traced(team, plenary=None):
    plays = {"team": team} | ({"plenary": plenary} if plenary else {})
    return returning.traced([Sheet(id, id, play.lens.seen(STRANGER)) for id, play in plays.items()])


def test_a_note_is_followed_to_its_group_and_to_the_one_around_it(team):
    team.act(ANA, "cluster.make", cluster="light", notes=["a", "b"], title="Light")
    team.act(ANA, "cluster.make", cluster="street", notes=["c"], title="Street")
    team.act(ANA, "cluster.nest", cluster="light", **{"in": "street"})

    found = traced(team)

    assert found.to("team", "light") == {"team/a": (Step("group", "Light"),), "team/b": (Step("group", "Light"),)}
    assert found.to("team", "street")["team/a"] == (Step("group", "Light"), Step("group", "Street"))
    assert set(found.to("team", "street")) == {"team/a", "team/b", "team/c"}


def test_what_was_merged_is_followed_with_its_own_words_and_its_paper(team):
    team.act(ANA, "cluster.make", cluster="light", notes=["c"], title="Light")
    team.act(BO, "note.merge", note="a", into="b")
    team.act(BO, "note.merge", note="b", into="c")

    found = traced(team)

    assert found.to("team", "light")["team/a"] == (Step("merged"), Step("group", "Light"))
    assert {each.text for each in found.said.values()} == {"text of a", "text of b", "text of c"}
    assert found.said["team/a"].papers == ("K7QX2",)
    assert found.said["team/a"].by == {"ana"}


def test_what_was_harvested_is_one_contribution_with_the_fate_of_both(team, plenary):
    copy, _ = harvest(team, plenary, "a", "b")
    plenary.act(FAY, "cluster.make", cluster="light", notes=[copy], title="Light")

    found = traced(team, plenary)

    assert found.to("plenary", "light") == {"team/a": (Step("plenary"), Step("group", "Light"))}
    assert set(found.said) == {"team/a", "team/b", "team/c"}


def test_merges_before_and_after_the_harvest_lose_nobody(team, plenary):
    team.act(ANA, "note.merge", note="a", into="b")
    first, second = harvest(team, plenary, "b", "c")
    team.act(ANA, "note.merge", note="c", into="b")
    plenary.act(FAY, "note.add", note="own", x=5000, y=0, text="of the plenary")
    plenary.act(FAY, "note.merge", note="own", into=first)
    plenary.act(FAY, "note.merge", note=first, into=second)
    plenary.act(FAY, "cluster.make", cluster="light", notes=[second], title="Light")

    found = traced(team, plenary)

    assert set(found.to("plenary", "light")) == {"team/a", "team/b", "team/c", "plenary/own"} == set(found.said)
    assert found.to("plenary", "light")["team/b"] == (Step("plenary"), Step("merged"), Step("group", "Light"))


def test_a_group_that_went_into_another_goes_on_there_and_stays_where_it_was_harvested(team, plenary):
    team.act(ANA, "cluster.make", cluster="light", notes=["a"], title="Light")
    team.act(ANA, "cluster.make", cluster="street", notes=["b"], title="Street")
    group, _ = harvest(team, plenary, "light", "a")
    team.act(ANA, "cluster.merge", cluster="light", into="street")

    found = traced(team, plenary)

    assert set(found.to("team", "street")) == {"team/a", "team/b"}
    assert set(found.to("team", "light")) == {"team/a", "team/b"}
    assert set(found.to("plenary", group)) == {"team/a"}
    assert [(each.board, each.title) for each in found.subjects] == [("team", "Street"), ("plenary", "Light")]


def test_a_vote_and_a_decision_come_after_the_group_and_lead_back(team):
    team.act(ANA, "cluster.make", cluster="light", notes=["a"], title="Light")
    options = ["light", "b"]
    team.act(FAY, "poll.open", poll="p", way="dots", title="Which first?", options=options, settings={"budget": 2})
    team.act(BO, "poll.cast", poll="p", ballot={"light": 1})
    team.act(FAY, "poll.close", poll="p")
    assert traced(team).to("team", "p#light")["team/a"] == (Step("group", "Light"), Step("vote", "Which first?", 0, 0))

    team.act(FAY, "poll.reveal", poll="p")
    team.act(FAY, "poll.decide", poll="p", decided="Six lamps", who="The council")
    found = traced(team)

    assert found.to("team", "p")["team/a"] == (
        Step("group", "Light"), Step("vote", "Which first?", 1, 2), Step("decision", "Six lamps"),
    )  # fmt: skip
    assert found.after("team", "light") == (Step("vote", "Which first?", 1, 2), Step("decision", "Six lamps"))
    assert [each.title for each in found.subjects] == ["Six lamps", "text of b", "Light"]


def test_groups_in_groups_notes_that_grew_out_of_others_and_evidence_are_followed(team):
    team.act(BO, "note.add", note="pair", x=900, y=0, text="of two", **{"from": "a"})
    team.act(BO, "note.add", note="four", x=900, y=300, text="of four", **{"from": "pair"})
    team.act(ANA, "cluster.make", cluster="light", notes=["b"], title="Light")
    team.act(ANA, "cluster.factor", cluster="light", note="factor", x=0, y=900)
    team.act(ANA, "cluster.make", cluster="causes", notes=["four", "factor"], title="Causes")

    found = traced(team)

    assert found.to("team", "causes")["team/a"] == (Step("together"), Step("together"), Step("group", "Causes"))
    assert found.to("team", "causes")["team/b"] == (Step("evidence", "Light"), Step("group", "Causes"))
    assert "team/factor" not in found.said  # it is a group's name, nobody's words


def test_a_part_of_a_frame_holds_what_lies_in_it(team):
    frame = {"x": -50, "y": -200, "w": 700, "h": 600, "title": "What?", "layout": "lanes", "labels": ["Now", "Later"]}
    team.act(FAY, "frame.add", frame="f", **frame)

    found = traced(team)

    assert set(found.to("team", "f#0")) == {"team/a"}
    assert found.to("team", "f#1")["team/b"] == (Step("part", "What?: Later"),)
    assert [(each.record, each.title, each.about) for each in found.subjects] == [
        ("f#0", "Now", "What?"), ("f#1", "Later", "What?"),
    ]  # fmt: skip


def test_what_no_response_answers_is_the_rest(team):
    team.act(ANA, "cluster.make", cluster="light", notes=["a"], title="Light")

    found = traced(team)

    assert set(found.rest([("team", "light"), ("team", "gone")])) == {"team/b", "team/c"}


def test_what_is_private_leads_nowhere_and_hidden_authors_stay_hidden(team):
    team.act(ANA, "note.set", notes=["a"], author="hidden")
    assert traced(team).said["team/a"].by == frozenset()

    team.act(FAY, "stage.set", private=True)
    assert traced(team).said == {}


def test_a_text_that_was_changed_has_another_digest():
    assert returning.digest("luz") != returning.digest("Luz")
