"""Teams over HTTP: made, named, drawn."""

from collections import Counter

import pytest

from tests.web.conftest import joined


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Aurora", "Sol"))


@pytest.fixture
def api(session):
    return f"/api/v1/sessions/{session.id}"


def sizes(fay, api):
    return [team["people"] for team in fay.get(api).json["teams"]]


def test_teams_are_made_with_a_board_each_and_named(fay, api, parts, session):
    made = fay.post(f"{api}/teams", json={"titles": ["Escola", " Praça "]})

    assert made.status_code == 201
    assert [team["title"] for team in made.json["teams"]] == ["Aurora", "Sol", "Escola", "Praça"]
    assert parts.store.boards.get(made.json["teams"][3]["id"]).team

    named = fay.patch(f"{api}/teams/{made.json['teams'][2]['id']}", json={"title": "Equipe Escola"}).json["teams"]
    assert named[2]["title"] == "Equipe Escola"
    assert fay.patch(f"{api}/teams/{session.board}", json={"title": "X"}).status_code == 400


@pytest.mark.parametrize("body", [{}, {"titles": []}, {"titles": [" "]}, {"titles": ["x"] * 61}, {"titles": ["x" * 300]}])
def test_teams_need_names_that_fit(fay, api, body):
    assert fay.post(f"{api}/teams", json=body).status_code in (400, 413)


def test_a_workshop_has_sixty_teams_at_most(fay, api):
    assert fay.post(f"{api}/teams", json={"titles": ["x"] * 59}).status_code == 413
    assert sizes(fay, api) == [0, 0]


def test_only_who_has_no_team_is_drawn_unless_all_are(fay, api, browser, session, parts):
    people = [joined(browser(), session.code, f"P{number}") for number in range(7)]
    for client in people[:3]:
        client.patch(f"{api}/me", json={"team": session.boards[1]})
    joined(browser(), session.facilitator_code, "Gil")

    drawn = fay.post(f"{api}/draw", json={}).json["teams"]

    assert sorted(team["people"] for team in drawn) == [3, 4]
    assert {parts.store.people.get(each.person).team for each in people[:3]} == {session.boards[1]}
    assert sorted(team["people"] for team in fay.post(f"{api}/draw", json={"all": True}).json["teams"]) == [3, 4]


def test_where_teams_are_drawn_who_joins_gets_the_smallest(browser, session, parts):
    parts.store.sessions.set(session.id, teaming="drawn")

    people = [joined(browser(), session.code, f"P{number}") for number in range(6)]

    found = Counter(parts.store.people.get(each.person).team for each in people)
    assert found == dict.fromkeys(session.boards[1:], 3)
    again = parts.store.people.get(people[0].person).team
    joined(people[0], session.code, "P0")
    assert parts.store.people.get(people[0].person).team == again


def test_without_teams_nothing_is_drawn(browser, parts):
    other = parts.store.sessions.make("Sem equipes")
    fay = joined(browser(), other.facilitator_code, "Fay")

    assert fay.post(f"/api/v1/sessions/{other.id}/draw", json={}).json["code"] == "not_now"
