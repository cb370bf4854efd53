"""Conducting from wherever a facilitator is: the whole room moves, once, and only for those who lead it."""

import pytest

from tests.web.conftest import act


@pytest.fixture
def steps(parts, session, fay):
    for title in ("Escrever", "Votar"):
        act(parts, session, fay, "step.add", step=title, title=title)


def give(client, session, command, id, **args):
    return client.post(f"/api/v1/sessions/{session.id}/conduct", json={"command": command, "args": args, "id": id})


def standing(client, session):
    return client.get(f"/api/v1/sessions/{session.id}/conduct").json


def test_a_facilitator_moves_the_room_once_however_often_it_is_asked(fay, session, steps):
    entering = {"step": "Escrever", "from": None}

    first = give(fay, session, "step.enter", "a", **entering)
    again = give(fay, session, "step.enter", "a", **entering)
    other = give(fay, session, "step.enter", "b", **entering)

    assert first.status_code == again.status_code == 200
    assert first.json == again.json
    assert (other.status_code, other.json["code"]) == (409, "not_now")
    assert standing(fay, session)["stage"]["step"] == "Escrever"


def test_nobody_else_moves_it_nor_sees_how_it_stands(ana, browser, session, steps):
    asked = give(ana, session, "step.enter", "a", step="Escrever", **{"from": None})

    assert (asked.status_code, asked.json["code"]) == (403, "not_allowed")
    assert ana.get(f"/api/v1/sessions/{session.id}/conduct").status_code == 403
    assert browser().get(f"/api/v1/sessions/{session.id}/conduct").status_code == 404


@pytest.mark.parametrize("command", ["note.add", "stage.carry", "drop", ""])
def test_what_is_not_for_the_whole_room_is_done_on_the_board(fay, session, command):
    asked = give(fay, session, command, "a")

    assert asked.json["code"] == "unknown_command"


def test_signs_of_all_boards_are_told_with_who_wants_help_and_where(ana, bo, fay, session, parts):
    act(parts, session, ana, "signal.raise", signal="a", sort="help")
    act(parts, session, ana, "signal.raise", signal="b", sort="ready")
    act(parts, session, bo, "signal.raise", signal="c", sort="ready")

    told = standing(fay, session)

    assert [(one["name"], one["board"]) for one in told["help"]] == [("Ana", session.board)]
    assert (told["ready"], told["time"]) == (2, 0)
    assert {person["name"]: person["role"] for person in told["people"]} == {
        "Ana": "participant",
        "Bo": "participant",
        "Fay": "facilitator",
    }
    assert not any("board" in person for person in told["people"]), "nobody is at a board"


def test_whoever_knows_how_it_stands_is_told_nothing_twice(ana, fay, session, parts):
    path = f"/api/v1/sessions/{session.id}/conduct"
    known = {"If-None-Match": fay.get(path).headers["ETag"]}

    assert fay.get(path, headers=known).status_code == 304
    act(parts, session, ana, "signal.raise", signal="a", sort="time")
    assert fay.get(path, headers=known).json["time"] == 1
