"""Where people wait before a workshop begins, where they go when it has, and what they are told who come late."""

import json
import re

import pytest

from tests.web.conftest import act, add, joined


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Aurora", "Sol"), purpose="Ouvir a rua")


@pytest.fixture
def api(session):
    return f"/api/v1/sessions/{session.id}"


@pytest.fixture
def agenda(fay, parts, session):
    """Two steps: a warm-up of all, and ideas in teams."""
    question = "Em uma palavra, como é a sua rua à noite?"
    act(parts, session, fay, "step.add", step="s1", title="Aquecer", question=question, minutes=5, where="plenary")
    act(parts, session, fay, "step.add", step="s2", title="Ideias", question="E agora?", minutes=9, where="teams")
    return session


def enter(parts, session, fay, step, before=None, **more):
    act(parts, session, fay, "step.enter", step=step, **{"from": before}, **more)


def lands(browser, session, name="Lia"):
    """Where the form leads who joins, and who that is."""
    client = browser()
    answer = client.post("/join", data={"code": session.code, "name": name})
    assert answer.status_code == 303
    return client, answer.headers["Location"]


def lobby(client, api):
    return client.get(f"{api}/lobby").json


def test_without_an_agenda_one_comes_straight_to_the_board(browser, session):
    assert lands(browser, session)[1] == f"/b/{session.board}"


def test_before_the_first_step_people_wait_in_the_lobby(browser, agenda, api):
    lia, where = lands(browser, agenda)

    page = lia.get(where).text
    told = json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', page).group(1))

    assert where == f"/s/{agenda.id}/lobby"
    assert told["late"] is False
    assert told["lobby"]["state"] == "before"
    assert told["lobby"] | {"now": 0} == lobby(lia, api) | {"now": 0}
    assert told["lobby"]["warm_up"]["question"].startswith("Em uma palavra")
    assert agenda.facilitator_code not in page


def test_words_are_told_without_who_wrote_them(browser, agenda, ana, api, parts):
    add(parts, agenda, ana, "w1", "escura")
    lia, _ = lands(browser, agenda)

    warm_up = lobby(lia, api)["warm_up"]

    assert warm_up["words"] == [{"id": "w1", "text": "escura", "color": "sand"}]
    assert [0.0, 0.0] not in warm_up["free"]
    assert ana.person not in json.dumps(warm_up)


@pytest.mark.parametrize(
    "more", [{"private": True}, {"locked": True}, {"break": True}, {"tools": ["link"]}, {"question": None}]
)
def test_a_first_step_that_is_not_answered_openly_is_no_warm_up(fay, agenda, api, parts, more):
    act(parts, agenda, fay, "step.set", step="s1", **more)

    assert lobby(fay, api)["warm_up"] is None


def test_who_comes_late_reads_how_far_it_is_once(browser, agenda, ana, fay, api, parts):
    add(parts, agenda, ana, "n1")
    enter(parts, agenda, fay, "s1")

    lia, where = lands(browser, agenda)
    told = lobby(lia, api)

    assert where == f"/s/{agenda.id}/lobby"
    assert (told["state"], told["go"]) == ("on", f"/b/{agenda.board}")
    assert (told["step"]["title"], told["step"]["at"], told["step"]["of"]) == ("Aquecer", 1, 2)
    assert 0 < told["step"]["ends_at"] - told["now"] <= 5 * 60_000
    assert told["so_far"] == {"steps": 0, "notes": 1, "groups": 0}
    assert told["purpose"] == "Ouvir a rua"
    again = lia.post("/join", data={"code": agenda.code, "name": "Lia"})
    assert again.headers["Location"] == f"/b/{agenda.board}"


def test_while_teams_work_one_goes_to_ones_own_or_finds_one_first(browser, agenda, ana, fay, api, parts):
    enter(parts, agenda, fay, "s2")
    go = f"/s/{agenda.id}/go"

    assert ana.get(go).headers["Location"] == f"/s/{agenda.id}/lobby"
    assert lobby(ana, api)["go"] is None
    ana.patch(f"{api}/me", json={"team": agenda.boards[2]})
    assert ana.get(go).headers["Location"] == lobby(ana, api)["go"] == f"/b/{agenda.boards[2]}"
    assert fay.get(go).headers["Location"] == f"/b/{agenda.board}"


def test_when_it_is_over_everybody_is_told(browser, agenda, ana, fay, api, parts):
    enter(parts, agenda, fay, "s1")
    enter(parts, agenda, fay, None, before="s1", done=True)

    assert lobby(ana, api)["state"] == "over"
    assert lands(browser, agenda)[1] == f"/s/{agenda.id}/lobby"


def test_ones_team_is_told_and_who_is_still_to_come(agenda, ana, bo, fay, api):
    for each in (ana, bo):
        each.patch(f"{api}/me", json={"team": agenda.boards[1]})

    teams = lobby(ana, api)["teams"]

    assert [team["title"] for team in teams] == ["Aurora", "Sol"]
    assert [(each["name"], each["here"]) for each in teams[0]["people"]] == [("Ana", False), ("Bo", False)]


def test_a_call_for_help_is_known_to_who_called(agenda, ana, bo, api, parts):
    act(parts, agenda, ana, "signal.raise", signal="h", sort="help")

    assert (lobby(ana, api)["help"], lobby(bo, api)["help"]) == (True, False)


def test_only_who_leads_is_shown_the_way_to_conduct(agenda, ana, fay, api):
    assert lobby(ana, api)["conduct"] is None
    assert lobby(fay, api)["conduct"] == f"/b/{agenda.board}"


def test_a_stranger_sees_no_lobby(browser, agenda, api):
    page = browser().get(f"/s/{agenda.id}/lobby")

    assert (page.status_code, agenda.title in page.text) == (404, False)
    assert browser().get(f"{api}/lobby").status_code == 404
    assert browser().get(f"/s/{agenda.id}/go").status_code == 404


def test_who_was_here_before_comes_back_by_their_code_without_a_name(browser, agenda, ana, api, parts):
    code = parts.store.people.get(ana.person).code
    phone = browser()

    answer = phone.post("/join", data={"code": agenda.code, "name": "", "personal": f"{code[:3]}-{code[3:]}"})

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/s/{agenda.id}/lobby")
    assert phone.get(api).json["person"]["id"] == ana.person
    wrong = browser().post("/join", data={"code": agenda.code, "name": "", "personal": "1", "language": "en"})
    assert wrong.status_code == 404
    assert re.search(r'id="personal-error"[^>]*>Nobody here has this personal code', wrong.text)
    assert re.search(r'<details class="again" open>', wrong.text)


def test_the_form_tells_what_happens_with_what_one_writes(browser, agenda):
    page = browser().get(f"/join?code={agenda.code}", headers={"Accept-Language": "pt-BR"}).text

    assert "Ouvir a rua" in page
    assert "Ouvir a rua" in browser().get(f"/api/v1/codes/{agenda.code}").json["notice"][0]


def test_a_removed_person_has_no_lobby(browser, agenda, ana, fay, api):
    fay.delete(f"{api}/people/{ana.person}")

    assert ana.get(f"/s/{agenda.id}/lobby").status_code == 404
    assert joined(ana, agenda.code, "Ana").person


def test_the_lobby_is_light(app, agenda, ana):
    """Its page, script, styles, letters, icons and socket, packed as they travel."""
    headers = {"Accept-Encoding": "gzip"}
    page = ana.get(f"/s/{agenda.id}/lobby", headers=headers)
    packs, shelf = app.extensions["packs"], app.extensions["static"]
    names = [packs.url("js/lobby.js"), packs.url("lobby.css"), packs.url("js/lobby.js+js/net/socket.js")]
    files = ["js/look.js", "vendor/figtree/figtree.woff2", "vendor/lucide/sprite.svg", "icon.svg"]
    loaded = [ana.get(url, headers=headers) for url in [*names, *map(shelf.url, files)]]

    assert {answer.status_code for answer in loaded} == {200}
    assert len(page.data) + sum(len(answer.data) for answer in loaded) < 60 * 1024
