"""Who is in a session, and what a facilitator and everybody themselves may change of that."""

import pytest

from tests.web.conftest import act, add, joined
from workshop.core.rule import Command
from workshop.core.sight import Viewer

CALLS = (
    ("GET", "/people"), ("PATCH", "/people/x"), ("DELETE", "/people/x"), ("POST", "/pass"), ("POST", "/teams"),
    ("PATCH", "/teams/x"), ("POST", "/draw"),
)  # fmt: skip


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Aurora", "Sol"), purpose="Ouvir a rua", keep_days=90)


@pytest.fixture
def api(session):
    return f"/api/v1/sessions/{session.id}"


@pytest.fixture
def teams(session):
    return session.boards[1:]


def person(parts, client):
    return parts.store.people.get(client.person)


def listed(client, api):
    return {each["name"]: each for each in client.get(f"{api}/people").json["people"]}


def test_a_member_is_told_of_the_session_and_of_themselves(ana, bo, api, session, parts, teams):
    ana.patch(f"{api}/me", json={"team": teams[0]})

    told = ana.get(api).json

    assert (told["title"], told["code"], told["board"], told["purpose"], told["keep_days"]) == (
        session.title, session.code, session.board, "Ouvir a rua", 90,
    )  # fmt: skip
    assert told["person"] == {
        "id": ana.person, "name": "Ana", "role": "participant", "team": teams[0], "code": person(parts, ana).code,
    }  # fmt: skip
    assert told["teams"] == [
        {"id": teams[0], "title": "Aurora", "people": 1}, {"id": teams[1], "title": "Sol", "people": 0},
    ]  # fmt: skip
    assert person(parts, bo).code not in str(told)
    assert session.facilitator_code not in str(told)


def test_a_stranger_is_told_nothing(browser, api):
    assert (browser().get(api).status_code, browser().get(f"{api}/people").status_code) == (404, 404)


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_who_takes_part_may_not_run_the_room(ana, api, method, path):
    answer = ana.open(f"{api}{path}", method=method, json={})

    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_one_chooses_ones_team_and_goes_over_to_its_board(ana, api, teams):
    assert ana.get(f"/api/v1/boards/{teams[0]}").status_code == 404

    assert ana.patch(f"{api}/me", json={"team": teams[0]}).json["person"]["team"] == teams[0]

    assert ana.get(f"/api/v1/boards/{teams[0]}").status_code == 200
    ana.patch(f"{api}/me", json={"team": teams[1]})
    assert ana.get(f"/api/v1/boards/{teams[0]}").status_code == 404


@pytest.mark.parametrize("teaming", ["given", "drawn"])
def test_where_teams_are_not_chosen_nobody_chooses(ana, api, parts, session, teams, teaming):
    parts.store.sessions.set(session.id, teaming=teaming)

    answer = ana.patch(f"{api}/me", json={"team": teams[0]})

    assert (answer.status_code, answer.json["field"]) == (403, "team")


@pytest.mark.parametrize("more", [{"role": "facilitator"}, {"stand_in": True}, {"host": True}])
def test_nobody_gives_themselves_rights(ana, api, parts, more):
    assert ana.patch(f"{api}/me", json={"name": "Ana", **more}).status_code == 403
    assert person(parts, ana).role == "participant"


def test_a_team_of_another_session_is_none(ana, fay, api, parts, session):
    other = parts.store.sessions.make("Outra", teams=("Lua",)).boards[1]

    for board in (other, session.board, "nothing"):
        assert ana.patch(f"{api}/me", json={"team": board}).status_code == 400
        assert fay.patch(f"{api}/people/{ana.person}", json={"team": board}).status_code == 400


def test_another_name_is_told_apart_like_the_first(ana, bo, api):
    assert ana.patch(f"{api}/me", json={"name": " bo "}).json["person"]["name"] == "bo 2"
    assert ana.patch(f"{api}/me", json={"name": ""}).json["field"] == "name"


def test_the_facilitator_sees_everybody_and_changes_their_name_team_and_role(ana, bo, fay, api, parts, teams):
    told = fay.patch(
        f"{api}/people/{ana.person}", json={"name": "Ana Luz", "team": teams[1], "stand_in": True, "host": True}
    ).json["people"]

    assert [each["name"] for each in told] == ["Ana Luz", "Bo", "Fay"]
    assert told[0] == {
        "id": ana.person, "name": "Ana Luz", "role": "participant", "team": teams[1], "here": False, "board": None,
        "unsent": 0, "stand_in": True, "account": False, "host": True,
    }  # fmt: skip
    assert parts.boards.names([ana.person]) == {ana.person: "Ana Luz"}
    fay.patch(f"{api}/people/{bo.person}", json={"role": "observer"})
    assert person(parts, bo).role == "observer"
    assert bo.get(f"/api/v1/boards/{teams[0]}").status_code == 200


def test_somebody_of_another_session_cannot_be_touched(fay, api, browser, parts):
    other = parts.store.sessions.make("Outra")
    eve = joined(browser(), other.code, "Eve")

    assert fay.patch(f"{api}/people/{eve.person}", json={"name": "X"}).status_code == 410
    assert fay.delete(f"{api}/people/{eve.person}").status_code == 410
    assert fay.post(f"{api}/pass", json={"to": eve.person}).status_code == 410


def test_who_is_removed_is_a_stranger_and_their_notes_stay(ana, fay, api, parts, session):
    add(parts, session, ana, "n1")

    assert fay.delete(f"{api}/people/{ana.person}").status_code == 200

    assert ana.get(f"/api/v1/boards/{session.board}").status_code == 404
    assert ana.get(api).status_code == 404
    assert session.title not in ana.get("/").text
    assert "n1" in parts.boards.room(session.board).board.records
    assert "Ana" not in listed(fay, api)
    again = ana.post("/join", json={"code": session.code, "name": "Ana"})
    assert again.json["person"] != ana.person


def test_notes_that_go_take_what_hangs_on_them_and_can_come_back(ana, bo, fay, api, parts, session, teams):
    team = teams[0]
    ana.patch(f"{api}/me", json={"team": team})
    viewer = Viewer(ana.person, person(parts, ana).role)
    parts.boards.act(team, viewer, [Command("t1", "note.add", {"note": "t1", "x": 0, "y": 0, "text": "x"})])
    for note, client in (("n1", ana), ("n2", bo)):
        add(parts, session, client, note)
    act(parts, session, bo, "link.add", link="l1", **{"from": "n1", "to": "n2"})

    fay.delete(f"{api}/people/{ana.person}?notes=go")

    records = parts.boards.room(session.board).board.records
    assert "n2" in records
    assert not {"n1", "l1"} & records.keys()
    assert "t1" not in parts.boards.room(team).board.records
    act(parts, session, fay, "restore", seq=parts.boards.room(session.board).board.seq)
    assert {"n1", "n2", "l1"} <= parts.boards.room(session.board).board.records.keys()


def test_what_was_written_in_private_goes_too(ana, fay, api, parts, session):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n1")

    fay.delete(f"{api}/people/{ana.person}?notes=go")

    assert "n1" not in parts.boards.room(session.board).board.records


def test_the_room_is_passed_on_with_or_without_staying(ana, bo, fay, api, parts):
    fay.post(f"{api}/pass", json={"to": ana.person})
    assert (person(parts, ana).role, person(parts, fay).role) == ("facilitator", "facilitator")

    assert ana.post(f"{api}/pass", json={"to": bo.person, "leave": True}).json["role"] == "participant"
    assert (person(parts, ana).role, person(parts, bo).role) == ("participant", "facilitator")


def test_the_last_who_leads_stays(fay, api, parts):
    assert fay.patch(f"{api}/people/{fay.person}", json={"role": "observer"}).json["code"] == "not_now"
    assert fay.delete(f"{api}/people/{fay.person}").json["code"] == "not_now"
    assert fay.post(f"{api}/pass", json={"to": fay.person, "leave": True}).status_code == 200
    assert person(parts, fay).role == "facilitator"


def test_a_device_goes_round(ana, api, parts, session):
    first = ana.person

    rui = ana.post(f"{api}/hand-over", json={"name": "Rui"}).json["person"]

    assert (rui["name"], rui["role"]) == ("Rui", "participant")
    assert ana.get(api).json["person"]["id"] == rui["id"] != first
    assert ana.get(f"{api}/device").json["people"] == [{"id": first, "name": "Ana"}]
    assert ana.post(f"{api}/hand-over", json={"person": first}).json["person"]["name"] == "Ana"
    assert ana.get(f"{api}/device").json["people"] == [{"id": rui["id"], "name": "Rui"}]


def test_a_personal_code_brings_somebody_to_another_device(ana, bo, api, parts):
    code = person(parts, bo).code

    told = ana.post(f"{api}/hand-over", json={"code": f"{code[:3]} {code[3:]}"}).json

    assert told["person"]["id"] == bo.person


def test_nobody_becomes_somebody_who_was_not_on_this_device(ana, bo, fay, api):
    for other in (bo.person, fay.person, "nobody"):
        assert ana.post(f"{api}/hand-over", json={"person": other}).status_code == 403


def test_a_facilitator_who_hands_the_device_on_comes_back_by_code_alone(fay, api, parts):
    me = fay.person
    fay.post(f"{api}/hand-over", json={"name": "Rui"})

    assert fay.get(f"{api}/device").json["people"] == []
    assert fay.post(f"{api}/hand-over", json={"person": me}).status_code == 403
    assert fay.post(f"{api}/hand-over", json={"code": person(parts, fay).code}).json["role"] == "facilitator"


def test_an_account_is_not_entered_by_a_personal_code(ana, fay, api, parts):
    parts.store.people.set(fay.person, account="somebody")

    assert ana.post(f"{api}/hand-over", json={"code": person(parts, fay).code}).status_code == 403


def test_guessing_personal_codes_costs_time_and_ends(app, browser, session, api):
    waited = []
    before, app.extensions["door"].pause = app.extensions["door"].pause, waited.append
    eve = joined(browser(), session.code, "Eve")

    answers = [eve.post(f"{api}/hand-over", json={"code": f"{number:06}"}).status_code for number in range(62)]
    app.extensions["door"].pause = before

    assert answers[:10] == [404] * 10
    assert set(answers[10:]) == {429}
    assert len(waited) == 50
    assert joined(browser(), session.code, "Zoe").person


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": 1}, {"code": "12"}, {"more": 1}, []])
def test_nonsense_hands_nothing_over(ana, api, body):
    assert ana.post(f"{api}/hand-over", json=body).status_code in (400, 404)
    assert ana.get(api).json["person"]["name"] == "Ana"
