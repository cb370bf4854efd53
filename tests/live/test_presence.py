"""Who is at a board."""

import pytest

from workshop.live.presence import AWAY, CROWD, Presence


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def everybody_sees(id):
    return True


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def presence(clock):
    return Presence("board", clock)


def test_who_joins_is_told_and_who_leaves_too(presence):
    presence.join("ana", "Ana")
    assert presence.news(everybody_sees) == ([{"person": "ana", "name": "Ana"}], [])

    presence.leave("ana")

    assert presence.news(everybody_sees) == ([], ["ana"])
    assert presence.news(everybody_sees) == ([], [])


def test_somebody_with_two_pages_leaves_with_the_second(presence):
    presence.join("ana", "Ana")
    presence.join("ana", "Ana")

    presence.leave("ana")

    assert [state["person"] for state in presence.now(everybody_sees)] == ["ana"]


def test_what_not_everybody_may_see_is_not_told(presence):
    presence.join("ana", "Ana")

    presence.update("ana", {"editing": "hidden", "drag": [["hidden", 0, 0], ["open", 1, 1]]})

    [state] = presence.now(lambda id: id == "open")
    assert state == {"person": "ana", "name": "Ana", "drag": [["open", 1, 1]]}


def test_a_crowd_is_sent_no_cursors(presence):
    for number in range(CROWD + 1):
        presence.join(f"p{number}", "P")
    presence.update("p0", {"at": (1, 2)})

    assert all("at" not in state for state in presence.now(everybody_sees))


def test_in_a_crowd_it_is_still_told_where_somebody_writes(presence):
    for number in range(CROWD + 1):
        presence.join(f"p{number}", "P")
    presence.update("p0", {"at": (1, 2), "editing": "new"})

    [state, *_] = presence.now(everybody_sees)
    assert state["at"] == (1, 2)


def test_where_somebody_looks_is_told_only_to_who_follows_them(presence):
    for number in range(CROWD + 1):
        presence.join(f"p{number}", "P")
    presence.news(everybody_sees)
    presence.update("p0", {"view": (1, 2, 1)})
    assert presence.views(everybody_sees) == {}

    presence.update("p1", {"follow": "p0"})
    assert presence.views(everybody_sees) == {"p0": {"person": "p0", "name": "P", "view": (1, 2, 1)}}
    people, left = presence.news(everybody_sees)
    assert (people, left) == ([{"person": "p1", "name": "P", "follow": "p0"}], [])

    presence.update("p0", {"view": (3, 4, 1)})
    assert presence.pending
    assert presence.news(everybody_sees) == ([], [])
    assert presence.views(everybody_sees)["p0"]["view"] == (3, 4, 1)
    assert (presence.follows("p1"), presence.follows("p2")) == ("p0", None)


def test_somebody_of_another_process_is_followed_too(presence):
    presence.join("ana", "Ana")
    presence.update("ana", {"follow": "bo"})

    presence.hear("other", [{"person": "bo", "name": "Bo", "view": [1, 2, 1]}], [])

    assert presence.views(everybody_sees)["bo"]["view"] == [1, 2, 1]


def test_people_of_other_processes_are_here_until_they_leave(presence):
    presence.hear("other", [{"person": "bo", "name": "Bo"}], [])
    assert [state["name"] for state in presence.now(everybody_sees)] == ["Bo"]

    presence.hear("other", [], ["bo"])

    assert presence.now(everybody_sees) == []


def test_people_of_a_process_that_fell_silent_have_left(presence, clock):
    presence.hear("other", [{"person": "bo", "name": "Bo"}], [])
    presence.news(everybody_sees)
    clock.now = AWAY + 1

    presence.forget_the_silent()

    assert presence.news(everybody_sees) == ([], ["bo"])
