"""Tables that change at a step: once, with a host at each, also after a restart."""

import pytest

from workshop.core.role import Role
from workshop.tables import rotate


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Café", teams=("A", "B", "C"))


@pytest.fixture
def people(parts, session):
    store = parts.store
    made = [store.people.join(session.id, f"P{number}", Role.PARTICIPANT, "en") for number in range(9)]
    for number, each in enumerate(made):
        store.people.set(each.id, team=session.boards[1 + number % 3])
    return [each.id for each in made]


def tables(parts, session):
    of = {board: set() for board in session.boards[1:]}
    for each in parts.store.people.of(session.id):
        of[each.team].add(each.id)
    return of


def test_everybody_but_one_host_a_table_moves_and_the_tables_stay_even(parts, session, people):
    before = tables(parts, session)

    assert rotate(parts.store, parts.live, session.id, "s1")

    after = tables(parts, session)
    assert [len(group) for group in after.values()] == [3, 3, 3]
    assert [before[board] & after[board] for board in session.boards[1:]] == [{id} for id in people[:3]]


def test_the_host_of_before_goes_on_and_neighbours_are_new(parts, session, people):
    rounds = [tables(parts, session)]
    for step in ("s1", "s2"):
        rotate(parts.store, parts.live, session.id, step)
        rounds.append(tables(parts, session))

    assert all(people[number] in rounds[2][session.boards[1 + number]] for number in range(3))
    for id in people[3:]:
        assert len({board for each in rounds for board in session.boards[1:] if id in each[board]}) == 3


def test_who_is_marked_as_host_stays(parts, session, people):
    parts.store.people.set(people[6], host=True)

    rotate(parts.store, parts.live, session.id, "s1")

    assert people[6] in tables(parts, session)[session.boards[1]]
    assert people[0] not in tables(parts, session)[session.boards[1]]


def test_a_step_that_is_entered_again_moves_nobody(parts, session, people):
    rotate(parts.store, parts.live, session.id, "s1")
    after = tables(parts, session)

    assert not rotate(parts.store, parts.live, session.id, "s1")

    assert tables(parts, session) == after


def test_without_people_or_with_one_team_nothing_happens(parts, session):
    assert not rotate(parts.store, parts.live, session.id, "s1")
    alone = parts.store.sessions.make("Uma", teams=("A",))
    assert not rotate(parts.store, parts.live, alone.id, "s1")
