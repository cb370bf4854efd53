# ruff: noqa: F811, F401 (what pytest gives by name)
"""Harvesting: chosen notes and groups of a team come to the plenary, with where they come from and who wrote them."""

import csv

import pytest

from tests.web.test_wall import act, session, sol, team, wall, write


@pytest.fixture
def harvest(session, sol):
    def harvest(client, *ids, board=sol):
        return client.post(f"/api/v1/sessions/{session.id}/harvest", json={"board": board, "ids": list(ids)})

    return harvest


@pytest.fixture
def plenary(parts, session):
    return lambda: dict(parts.boards.room(session.board).board.records)


def of(records, kind):
    return [record for record in records.values() if record["kind"] == kind]


@pytest.fixture
def grouped(team, act, ana, bo, sol):
    write(act, ana, sol, "n1", color="mint")
    write(act, bo, sol, "n2")
    write(act, bo, sol, "n3")
    act(bo, sol, "cluster.make", cluster="g", notes=["n1", "n2"], title="Light")
    act(ana, sol, "link.add", **{"link": "l", "from": "n1", "to": "n2"})
    act(ana, sol, "link.add", **{"link": "m", "from": "n1", "to": "n3"})


def test_a_group_comes_with_its_notes_and_the_links_between_them(grouped, harvest, ana, bo, fay, plenary, sol):
    answer = harvest(fay, "g")

    records = plenary()
    assert {each for each, _ in answer.json["made"]} == {"g", "n1", "n2"}
    ids = dict(answer.json["made"])
    notes = {note["origin"]: note for note in of(records, "note")}
    assert {note["by"] for note in notes.values()} == {ana.person, bo.person}
    assert all(note["cluster"] == ids["g"] and note["origin_board"] == sol for note in notes.values())
    assert notes["n1"]["color"] == "mint"
    assert records[ids["g"]]["title"] == "Light"
    assert [(link["from"], link["to"]) for link in of(records, "link")] == [(ids["n1"], ids["n2"])]
    [frame] = of(records, "frame")
    assert frame["title"] == "Sol"
    for note in notes.values():
        assert frame["x"] < note["x"] < frame["x"] + frame["w"] - 192
        assert frame["y"] < note["y"] < frame["y"] + frame["h"] - 120
    assert len({(note["x"], note["y"]) for note in notes.values()}) == 2


def test_harvesting_again_does_nothing_twice_and_more_comes_below(grouped, harvest, fay, plenary, session):
    harvest(fay, "n1")
    before = plenary()

    again = harvest(fay, "n1")
    assert again.json["made"] == []
    assert plenary() == before

    more = harvest(fay, "n1", "n3")
    assert [each for each, _ in more.json["made"]] == ["n3"]
    notes = {note["origin"]: note for note in of(plenary(), "note")}
    [frame] = of(plenary(), "frame")
    assert notes["n3"]["y"] >= notes["n1"]["y"] + 120
    assert notes["n3"]["y"] + 120 <= frame["y"] + frame["h"]
    assert wall(fay, session).json["teams"][0]["harvested"] == 2


def test_notes_that_came_alone_join_their_group_when_it_follows(grouped, harvest, fay, plenary):
    harvest(fay, "n1")

    made = dict(harvest(fay, "g").json["made"])

    assert {each["cluster"] for each in of(plenary(), "note")} == {made["g"]}


def test_where_something_lies_below_the_frame_another_one_is_made(grouped, act, harvest, fay, plenary, session):
    harvest(fay, "n1")
    [frame] = of(plenary(), "frame")
    act(fay, session.board, "note.add", note="other", x=frame["x"], y=frame["y"] + frame["h"] + 10, text="Here before")

    harvest(fay, "n3")

    assert [each["title"] for each in of(plenary(), "frame")] == ["Sol", "Sol"]


def test_a_harvest_is_undone_and_can_come_again(grouped, harvest, fay, plenary, session):
    before = plenary()
    seq = harvest(fay, "g", "n3").json["seq"]

    assert fay.delete(f"/api/v1/sessions/{session.id}/harvest/{seq}").status_code == 200
    assert plenary() == before
    assert fay.delete(f"/api/v1/sessions/{session.id}/harvest/{seq + 1}").status_code == 410

    assert len(harvest(fay, "g", "n3").json["made"]) == 4


def test_hidden_authors_stay_hidden(grouped, act, harvest, ana, bo, fay, sol, session):
    act(ana, sol, "note.set", notes=["n1"], author="hidden")

    harvest(fay, "n1")

    told = bo.get(f"/api/v1/boards/{session.board}")
    [note] = of(told.json["records"], "note")
    assert note["by"] == ""
    assert ana.person not in told.text
    [own] = of(ana.get(f"/api/v1/boards/{session.board}").json["records"], "note")
    assert own["by"] == ana.person


def test_what_a_step_hides_of_authors_is_not_told_by_the_copy(grouped, act, harvest, ana, bo, fay, sol, session):
    act(fay, sol, "stage.set", authors="hidden")

    harvest(fay, "n1")

    told = bo.get(f"/api/v1/boards/{session.board}")
    assert [each["by"] for each in of(told.json["records"], "note")] == [""]
    assert ana.person not in told.text


def test_private_notes_cannot_be_harvested(team, act, harvest, ana, fay, sol, plenary):
    act(fay, sol, "stage.set", private=True)
    write(act, ana, sol, "secret")

    assert harvest(fay, "secret").status_code == 410
    assert of(plenary(), "note") == []


def test_only_facilitators_harvest_and_only_from_their_own_teams(grouped, harvest, ana, fay, parts, session):
    other = parts.store.sessions.make("Another", teams=("Lua",))

    assert harvest(ana, "n1").status_code == 403
    assert harvest(fay, "n1", board=other.boards[1]).status_code == 404
    assert harvest(fay, "n1", board=session.board).status_code == 404
    assert harvest(fay, "nothing").status_code == 410


def test_the_wire_takes_no_harvest(grouped, act, fay, session):
    from workshop.core.refusal import Refused

    with pytest.raises(Refused) as refused:
        act(fay, session.board, "harvest.take", team="t", title="T", things=[], tall={})

    assert refused.value.code == "unknown_command"


def test_files_say_where_things_come_from(grouped, harvest, fay, session):
    harvest(fay, "n1")

    text = fay.get(f"/api/v1/boards/{session.board}/export/csv").data.decode("utf-8-sig")

    [note] = [row for row in csv.DictReader(text.splitlines()) if row["kind"] == "note"]
    assert (note["text"], note["author"], note["origin"]) == ("Words of n1", "Ana", "Sol")
