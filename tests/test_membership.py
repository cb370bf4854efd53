"""What each role of a programme is on each board of each sort of workshop, written down by hand."""

import pytest

from workshop import membership
from workshop.core.role import Role
from workshop.store.boards import BoardRow
from workshop.store.standings import Standing

F, P, M, O = Role.FACILITATOR, Role.PARTICIPANT, Role.MENTOR, Role.OBSERVER  # noqa: E741
PLENARY = BoardRow("plenary", "", "s")
ONE, TWO = BoardRow("one", "", "s", True, "t1"), BoardRow("two", "", "s", True, "t2")
MIXED = BoardRow("mixed", "", "s", True)
OF_MANY, OF_ALL = (PLENARY, ONE, TWO, MIXED), (PLENARY, MIXED)

# role, its team, workshop of many: plenary, one, two, mixed; of everybody: plenary, mixed; of team 1; of team 2
TABLE = [
    ("lead", None, (F, F, F, F), (F, F), F, F),
    ("facilitator", None, (F, F, F, F), (F, F), F, F),
    ("facilitator", "t1", (P, P, None, None), (P, None), F, None),
    ("mentor", None, (M, M, M, M), (M, M), M, M),
    ("mentor", "t1", (M, M, None, None), (M, None), M, None),
    ("specialist", "t1", (M, M, None, None), (M, None), M, None),
    ("member", "t1", (P, P, None, None), (P, None), P, None),
    ("member", None, (None, None, None, None), (P, None), None, None),
    ("observer", None, (O, O, O, O), (O, O), O, O),
    ("observer", "t1", (O, O, None, None), (O, None), O, None),
    ("mentor", "t3", (None, None, None, None), (M, None), None, None),
]


@pytest.mark.parametrize(("role", "team", "many", "everybody", "first", "second"), TABLE)
def test_each_role_on_each_board(role, team, many, everybody, first, second):
    roles = frozenset({(role, team)})

    def of(boards, whose=None):
        standing = Standing(whose, roles, boards)
        here = membership.granted(standing)
        return tuple(membership.on(standing, row) if here else None for row in boards)

    assert of(OF_MANY) == many
    assert of(OF_ALL) == everybody
    assert of((PLENARY, MIXED), "t1") == (first, first)
    assert of((PLENARY, MIXED), "t2") == (second, second)


def test_who_takes_part_in_one_team_and_mentors_another_is_each_on_its_board():
    standing = Standing(None, frozenset({("member", "t1"), ("mentor", "t2")}), OF_MANY)

    assert membership.granted(standing) is P
    assert [membership.on(standing, row) for row in (ONE, TWO, PLENARY)] == [P, M, P]
    assert membership.own_board(standing) == "one"


def test_nobody_chooses_another_teams_table():
    standing = Standing(None, frozenset({("member", "t1")}), OF_MANY)

    assert [membership.may_choose(standing, row) for row in (ONE, TWO, MIXED)] == [True, False, True]
