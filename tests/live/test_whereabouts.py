"""Where the people of other processes are, and since when somebody is away."""

import pytest

from workshop.live.presence import AWAY
from workshop.live.whereabouts import MOST, Whereabouts


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def where(clock):
    return Whereabouts(clock)


def names(where, board):
    return [state["person"] for state in where.at(board)]


def test_people_are_known_where_another_process_has_them(where):
    where.hear("p1", "board", [{"person": "ana", "name": "Ana", "unsent": 2}], [])

    assert where.at("board") == [{"person": "ana", "name": "Ana", "unsent": 2}]
    assert where.at("other") == []


def test_who_left_is_away_since_then(where, clock):
    where.hear("p1", "board", [{"person": "ana"}], [])
    clock.now += 10
    where.hear("p1", "board", [], ["ana"])
    clock.now += 7

    assert names(where, "board") == []
    assert where.unseen("ana") == 7


def test_a_process_that_falls_silent_was_last_heard_of_when_it_spoke(where, clock):
    where.hear("p1", "board", [{"person": "ana"}], [])
    clock.now += AWAY - 1
    assert names(where, "board") == ["ana"]

    clock.now += 2
    where.forget_the_silent()

    assert names(where, "board") == []
    assert where.unseen("ana") == AWAY + 1


def test_who_was_never_seen_may_have_been_until_this_process_began(where, clock):
    clock.now += 12

    assert where.unseen("fay") == 12


def test_not_everybody_who_ever_left_is_remembered(where, clock):
    where.leave("ana")
    clock.now += 5
    for number in range(MOST):
        where.leave(f"p{number}")

    assert where.unseen("p0") == 0
    assert where.unseen("ana") == 5
