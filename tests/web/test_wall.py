"""The wall: what those who look after the teams are told of all their boards at once, and what nobody is."""

import gevent
import pytest

from tests.web.conftest import NUMBERS, joined
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", teams=("Sol", "Mar"))


@pytest.fixture
def sol(session):
    return session.boards[1]


@pytest.fixture
def act(parts):
    def act(client, board, name, **args):
        person = parts.store.people.get(client.person)
        return parts.boards.act(board, Viewer(person.id, person.role), [Command(f"w{next(NUMBERS)}", name, args)])

    return act


@pytest.fixture
def team(parts, session, sol, ana, bo, fay):
    """Ana and Bo are in one team, and the boards have the stage."""
    for each in (ana, bo):
        parts.store.people.set(each.person, team=sol)
    parts.conduct.teams_changed(session.id)
    with gevent.Timeout(15):
        while not all(parts.boards.room(id).board.stage for id in session.boards):
            gevent.sleep(0.01)


def wall(client, session, since="", **given):
    return client.get(f"/api/v1/sessions/{session.id}/wall?since={since}", **given)


def write(act, client, board, note, **more):
    return act(client, board, "note.add", note=note, x=0, y=0, text=f"Words of {note}", **more)


def test_the_wall_tells_each_team_in_words_and_as_a_picture(team, act, ana, fay, session, sol):
    write(act, ana, sol, "n1", color="mint")

    told = wall(fay, session).json

    assert [each["title"] for each in told["teams"]] == ["Sol", "Mar"]
    first = told["teams"][0]
    assert (first["people"], first["here"], first["notes"], first["voices"], first["hidden"]) == (2, 0, 1, 1, 0)
    assert first["pulse"][-1] + first["pulse"][-2] == 1
    assert 0 <= told["now"] - first["last"] < 60_000
    assert first["things"] == [[0, 0, 192, 120, "mint"]]
    assert (told["teams"][1]["notes"], told["teams"][1]["last"], told["teams"][1]["things"]) == (0, None, [])


def test_private_notes_are_counted_and_nothing_of_them_is_told(team, act, ana, bo, fay, session, sol):
    act(fay, sol, "stage.set", private=True)
    act(ana, sol, "note.add", note="hidden1", x=4321, y=8765, text="A secret", color="lilac")
    write(act, bo, sol, "hidden2", color="lilac")

    answer = wall(fay, session)

    first = answer.json["teams"][0]
    assert (first["notes"], first["hidden"], first["voices"]) == (2, 2, 2)
    assert first["things"] == []
    for secret in ("secret", "hidden1", "4321", "8765", "lilac", ana.person, bo.person):
        assert secret not in answer.text, secret

    act(fay, sol, "stage.set", private=False)
    assert len(wall(fay, session).json["teams"][0]["things"]) == 2


def test_only_boards_that_changed_are_drawn_again(team, act, ana, fay, session, sol):
    write(act, ana, sol, "n1")
    known = ",".join(f"{each['id']}:{each['seq']}" for each in wall(fay, session).json["teams"])
    assert all("things" not in each for each in wall(fay, session, known).json["teams"])

    write(act, ana, session.boards[2], "n2")

    assert ["things" in each for each in wall(fay, session, known).json["teams"]] == [False, True]
    assert wall(fay, session, "nonsense").status_code == 400


def test_a_wall_that_is_as_it_was_is_not_sent_again(team, act, ana, fay, session, sol):
    etag = wall(fay, session).headers["ETag"]
    same = wall(fay, session, headers={"If-None-Match": etag})

    write(act, ana, sol, "n1")

    assert (same.status_code, same.data) == (304, b"")
    assert wall(fay, session, headers={"If-None-Match": etag}).status_code == 200


def test_a_call_for_help_is_told_with_its_name_and_taken_down(team, act, ana, bo, fay, session, sol):
    act(ana, sol, "signal.raise", signal="s1", sort="help")
    act(bo, sol, "signal.raise", signal="s2", sort="ready")

    first = wall(fay, session).json["teams"][0]
    assert [(each["name"], each["person"]) for each in first["help"]] == [("Ana", ana.person)]
    assert (first["ready"], first["time"]) == (1, 0)

    asked = {"board": sol, "person": ana.person}
    assert bo.post(f"/api/v1/sessions/{session.id}/attend", json=asked).status_code == 403
    assert fay.post(f"/api/v1/sessions/{session.id}/attend", json=asked).status_code == 200
    assert wall(fay, session).json["teams"][0]["help"] == []


def test_help_is_not_attended_on_boards_of_other_workshops(team, parts, fay, ana, session):
    other = parts.store.sessions.make("Another")

    asked = {"board": other.board, "person": ana.person}

    assert fay.post(f"/api/v1/sessions/{session.id}/attend", json=asked).status_code == 404


def test_the_wall_is_for_those_who_look_after_the_teams(team, parts, ana, fay, browser, session):
    stranger = browser()
    paths = (f"/s/{session.id}/wall", f"/api/v1/sessions/{session.id}/wall", f"/api/v1/sessions/{session.id}/count")

    for path in paths:
        assert (ana.get(path).status_code, stranger.get(path).status_code, fay.get(path).status_code) == (403, 404, 200)

    mel = joined(browser(), session.code, "Mel")
    parts.store.people.set(mel.person, role=Role.MENTOR)
    assert all(mel.get(path).status_code == 200 for path in paths)


def test_the_count_is_of_all_boards(team, act, ana, bo, fay, session, sol):
    write(act, ana, sol, "n1")
    write(act, ana, session.board, "n2")
    write(act, bo, session.boards[2], "n3")
    write(act, fay, session.board, "n4")

    told = fay.get(f"/api/v1/sessions/{session.id}/count").json

    assert told == {"notes": 4, "writers": 2, "here": 0}


def test_the_stage_stands_above_the_wall(team, act, fay, session):
    act(fay, session.board, "stage.set", title="Write", question="Why?")
    act(fay, session.board, "stage.time", add=60_000)

    stage = wall(fay, session).json["stage"]

    assert (stage["title"], "question" in stage) == ("Write", False)
    assert stage["ends_at"] > wall(fay, session).json["now"]
