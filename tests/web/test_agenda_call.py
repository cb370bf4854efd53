"""The agenda as everybody may know it, also at a board that holds no steps."""

from tests.web.conftest import act


def test_everybody_of_the_session_knows_the_steps_in_order_and_where_the_room_is(ana, fay, session, parts):
    act(parts, session, fay, "step.add", step="vote", title="Votar", minutes=5)
    act(parts, session, fay, "step.add", step="write", title="Escrever", where="teams", cue="Fale baixo", after=None)
    act(parts, session, fay, "step.enter", step="write", **{"from": None})

    told = ana.get(f"/api/v1/sessions/{session.id}/agenda").json

    assert [step["title"] for step in told["steps"]] == ["Escrever", "Votar"]
    assert told["steps"][0] == {"id": "write", "title": "Escrever", "minutes": 10, "where": "teams"}
    assert told["step"] == "write"


def test_whoever_knows_the_agenda_is_told_nothing_twice(ana, fay, session, parts):
    path = f"/api/v1/sessions/{session.id}/agenda"
    first = ana.get(path)
    known = {"If-None-Match": first.headers["ETag"]}

    assert ana.get(path, headers=known).status_code == 304
    act(parts, session, fay, "step.add", step="vote", title="Votar")
    assert ana.get(path, headers=known).status_code == 200


def test_strangers_are_told_no_agenda(browser, session):
    answer = browser().get(f"/api/v1/sessions/{session.id}/agenda")

    assert (answer.status_code, answer.json["code"]) == (404, "unknown_session")
