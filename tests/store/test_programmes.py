"""Programmes keep their teams, and who is what in them, on every database."""

import pytest

from workshop.core.role import Role
from workshop.store.people import belongs

PROGRAMME = {"title": "Cidade que escuta", "language": "pt-BR"}


@pytest.fixture
def people(store):
    """The accounts of Fay, who owns the programme, Mel, Ana, Bo and Otto."""
    names = ("Fay", "Mel", "Ana", "Bo", "Otto")
    return {name: store.accounts.make(name, f"{name}@mutirao.test", None, "pt-BR") for name in names}


@pytest.fixture
def programme(store, people):
    return store.programmes.make(owner=people["Fay"].id, about="Seis meses", starts=1, ends=9, **PROGRAMME)


@pytest.fixture
def teams(store, programme):
    return [store.programmes.add_team(programme.id, name) for name in ("Varanda", "Aurora")]


def test_a_programme_is_read_back(store, programme, people):
    assert store.programmes.get(programme.id) == programme
    assert (programme.about, programme.starts, programme.rubric) == ("Seis meses", 1, "[]")
    assert store.programmes.of_account(people["Fay"].id) == [programme]
    assert store.programmes.of_account(people["Ana"].id) == []


def test_teams_come_into_the_first_cohort_and_by_name(store, programme, teams):
    found = store.programmes.teams(programme.id)

    assert [team.name for team in found] == ["Aurora", "Varanda"]
    assert {team.cohort for team in found} == {store.programmes.cohorts(programme.id)[0].id}


def test_a_cohort_with_teams_stays(store, programme, teams):
    empty = store.programmes.add_cohort(programme.id, "2027")

    assert not store.programmes.remove_cohort(teams[0].cohort)
    assert store.programmes.remove_cohort(empty.id)
    assert [each.id for each in store.programmes.cohorts(programme.id)] == [teams[0].cohort]


def test_milestones_stand_in_their_order_and_when_they_were_first_reached_is_kept(store, programme, teams):
    start, listen = (store.programmes.add_milestone(programme.id, title) for title in ("Partida", "Escuta"))
    team = teams[0].id

    store.programmes.reach(team, start.id)
    first = store.programmes.reached(team)
    store.programmes.reach(team, listen.id)
    store.programmes.reach(team, start.id)

    assert store.programmes.milestones(programme.id) == [start, listen]
    assert store.programmes.team(team).milestone == start.id
    assert store.programmes.reached(team)[start.id] == first[start.id]
    assert set(store.programmes.reached(team)) == {start.id, listen.id}


def test_without_a_milestone_its_teams_stand_where_they_stood_before(store, programme, teams):
    start, listen = (store.programmes.add_milestone(programme.id, title) for title in ("Partida", "Escuta"))
    store.programmes.reach(teams[0].id, start.id)
    for team in teams:
        store.programmes.reach(team.id, listen.id)

    store.programmes.remove_milestone(listen.id)

    assert [store.programmes.team(team.id).milestone for team in teams] == [start.id, None]


def test_roles_hold_for_a_team_or_for_the_whole_programme(store, programme, teams, people):
    varanda, aurora = teams
    store.programmes.add_member(programme.id, people["Ana"].id, "member", varanda.id)
    store.programmes.add_member(programme.id, people["Mel"].id, "mentor", varanda.id)
    store.programmes.add_member(programme.id, people["Otto"].id, "observer")

    roles = store.programmes.team_roles
    assert roles(varanda.id, people["Ana"].id) == {"member"}
    assert roles(aurora.id, people["Ana"].id) == set()
    assert roles(aurora.id, people["Otto"].id) == {"observer"}
    assert roles(aurora.id, people["Fay"].id) == {"lead"}
    assert store.programmes.member_roles(programme.id, people["Ana"].id) == {"member"}
    assert store.programmes.of_account(people["Ana"].id) == [programme]


def test_the_same_member_twice_has_the_latest_role(store, programme, teams, people):
    first = store.programmes.add_member(programme.id, people["Ana"].id, "member", teams[0].id)
    store.programmes.add_member(programme.id, people["Ana"].id, "mentor", teams[0].id)

    assert [(each.id, each.role) for each in store.programmes.members(programme.id)] == [(first.id, "mentor")]


def test_nobody_is_anything_in_a_programme_or_a_team_that_was_removed(store, programme, teams, people):
    store.programmes.add_member(programme.id, people["Mel"].id, "mentor", teams[0].id)
    store.programmes.set_team(teams[0].id, removed=5)
    assert store.programmes.team_roles(teams[0].id, people["Mel"].id) == set()
    assert store.programmes.mentored(people["Mel"].id) == []

    store.programmes.set(programme.id, removed=5)
    assert store.programmes.member_roles(programme.id, people["Fay"].id) == set()
    assert store.programmes.of_account(people["Fay"].id) == []


def test_who_mentors_the_whole_programme_mentors_every_team(store, programme, teams, people):
    store.programmes.add_member(programme.id, people["Mel"].id, "specialist")
    store.programmes.add_member(programme.id, people["Bo"].id, "mentor", teams[0].id)

    assert [team.name for team in store.programmes.mentored(people["Mel"].id)] == ["Aurora", "Varanda"]
    assert [team.name for team in store.programmes.mentored(people["Bo"].id)] == ["Varanda"]


def test_a_teams_boards_are_its_own_and_those_of_its_workshops(store, programme, teams):
    varanda, aurora = teams
    both = {team.id: team.name for team in teams}
    many = store.sessions.make("Troca", programme=programme.id, programme_teams=both)
    own = store.sessions.make("Oficina 1", teams=("A", "B"), programme=programme.id, programme_team=varanda.id)

    boards = store.programmes.boards(varanda.id)
    assert [(row.title, row.session) for row in boards] == [
        ("Varanda", many.id), ("Oficina 1", own.id), ("A", own.id), ("B", own.id)
    ]  # fmt: skip
    assert boards[0].programme_team == varanda.id and boards[0].team
    assert {each.id for each in store.programmes.sessions(varanda.id)} == {many.id, own.id}
    assert [each.id for each in store.programmes.sessions(aurora.id)] == [many.id]
    assert {each.id for each in store.programmes.workshops(programme.id)} == {many.id, own.id}


def test_a_new_role_is_asked_for_anew_in_every_workshop(store, programme, teams, people):
    ana = people["Ana"].id
    member = store.programmes.add_member(programme.id, ana, "facilitator")
    session = store.sessions.make("Troca", programme=programme.id)
    person = store.people.belonging(session.id, ana, "Ana", "pt-BR", Role.FACILITATOR, None)

    store.programmes.set_member(member.id, role="mentor")

    assert belongs(person)
    assert store.people.get(person.id).role is Role.OBSERVER
    assert store.people.belonging(session.id, ana, "Ana", "pt-BR", Role.MENTOR, None).role is Role.MENTOR


def test_whom_a_workshop_made_a_facilitator_stays_one_there(store, programme, people):
    session = store.sessions.make("Troca", programme=programme.id)
    ana = people["Ana"].id
    person = store.people.belonging(session.id, ana, "Ana", "pt-BR", Role.PARTICIPANT, None)
    store.people.set(person.id, role=Role.FACILITATOR)

    assert store.people.belonging(session.id, ana, "Ana", "pt-BR", Role.PARTICIPANT, None).role is Role.FACILITATOR
    store.sessions.set(session.id, programme=None)
    assert store.people.get(person.id).role is Role.OBSERVER
