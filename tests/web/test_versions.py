"""Versions over HTTP: the moments of a board, names for them, and what is different between two."""

import pytest

from tests.web.conftest import act, add, joined
from workshop.core.role import Role


@pytest.fixture
def url(session):
    return f"/api/v1/boards/{session.board}"


def sorts(answer):
    return [(each["sort"], each["seq"]) for each in answer.json["moments"]]


def test_the_ends_of_steps_and_now_are_moments(parts, session, url, ana, fay):
    act(parts, session, fay, "stage.set", title="Ouvir")
    add(parts, session, ana, "n1")
    act(parts, session, fay, "stage.set", title="Votar")
    add(parts, session, ana, "n2")

    found = ana.get(f"{url}/versions")

    assert sorts(found) == [("begin", 0), ("step", 2), ("now", 4)]
    assert found.json["moments"][1]["title"] == "Ouvir"
    assert found.json["names_moments"] is False


def test_facilitators_and_mentors_name_moments_and_nobody_else(parts, session, url, ana, fay):
    add(parts, session, ana, "n1")
    add(parts, session, ana, "n2")

    made = fay.post(f"{url}/versions", json={"seq": 1, "title": " Antes da pausa "})
    refused = ana.post(f"{url}/versions", json={"seq": 1, "title": "Meu"})
    parts.store.people.set(ana.person, role=Role.MENTOR)
    mentors = ana.post(f"{url}/versions", json={"seq": 2, "title": "Para a mentoria"})

    assert (made.status_code, refused.status_code, mentors.status_code) == (201, 403, 201)
    named = [each for each in mentors.json["moments"] if each["sort"] == "named"]
    assert [(each["seq"], each["title"]) for each in named] == [(1, "Antes da pausa"), (2, "Para a mentoria")]
    assert mentors.json["names"][fay.person] == "Fay"
    assert parts.boards.room(session.board).board.seq == 2  # no name is an entry of the board


def test_a_name_is_taken_away_by_who_gave_it_and_by_facilitators(parts, session, url, browser, ana, fay):
    add(parts, session, ana, "n1")
    fays = fay.post(f"{url}/versions", json={"seq": 1, "title": "A"}).json["moments"][1]
    parts.store.people.set(ana.person, role=Role.MENTOR)
    anas = ana.post(f"{url}/versions", json={"seq": 1, "title": "B"}).json["moments"]
    mine = next(each for each in anas if each.get("title") == "B")

    assert ana.delete(f"{url}/versions/{fays['id']}").status_code == 403
    assert ana.delete(f"{url}/versions/nothing").json["code"] == "gone"
    assert fay.delete(f"{url}/versions/{mine['id']}").status_code == 200
    assert sorts(fay.delete(f"{url}/versions/{fays['id']}")) == [("begin", 0), ("now", 1)]


@pytest.mark.parametrize(
    "asked", [{"seq": 9, "title": "x"}, {"seq": -1, "title": "x"}, {"seq": 0, "title": "  "}, {"seq": 0}]
)
def test_a_name_needs_words_and_a_moment(parts, session, url, ana, fay, asked):
    add(parts, session, ana, "n1")

    assert fay.post(f"{url}/versions", json=asked).json["code"] == "bad_args"


def test_two_moments_are_compared_as_the_reader_may_see_them(parts, session, url, ana, bo, fay):
    add(parts, session, ana, "n1")
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n2")

    mine = ana.get(f"{url}/compare?from=1").json
    others = bo.get(f"{url}/compare?from=0").json

    assert [(each["id"], each["deeds"], each["by"]) for each in mine["differences"]] == [("n2", ["new"], ana.person)]
    assert mine["same"] == 1
    assert "n1" in mine["before"] and "n2" in mine["after"]
    assert others["differences"] == [] and set(others["after"]) == {"stage"}
    assert ana.get(f"{url}/compare?from=1&to=0").json["differences"] == ana.get(f"{url}/compare?to=1").json["differences"]
    assert ana.get(f"{url}/compare?from=x").json["code"] == "bad_args"


def test_who_may_not_open_the_board_compares_nothing(browser, parts, session, url):
    elsewhere = joined(browser(), parts.store.sessions.make("Outra").facilitator_code, "Eva")

    for client in (browser(), elsewhere):
        for path in (f"{url}/versions", f"{url}/compare", f"/b/{session.board}/versions"):
            assert client.get(path).status_code == 404
        assert client.post(f"{url}/versions", json={"seq": 0, "title": "x"}).status_code in (403, 404)


def test_names_go_with_their_workshop(parts, session, url, ana, fay):
    add(parts, session, ana, "n1")
    fay.post(f"{url}/versions", json={"seq": 1, "title": "Fim"})
    parts.store.sessions.set(session.id, removed=1)
    parts.store.sessions.forget(session.id)

    assert parts.store.versions.of(session.board) == []
