"""Tables that change: at a step of a world café everybody but the hosts moves on to other neighbours, once."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from zlib import crc32

from workshop.core.role import Role
from workshop.offloop import off_loop
from workshop.seating import rotate as seated
from workshop.store import Store
from workshop.store.people import Person

if TYPE_CHECKING:
    from workshop.live.live import Live


def rotate(store: Store, live: "Live", session: str, step: str) -> bool:
    """Let the people of the teams change tables for a step; False where they have for that step, or need not.

    Who is away moves too, but apart from those who are here, so that the tables that are really there stay even.
    """
    boards = store.boards.of(session)
    teams = [row.id for row in boards if row.team]
    earlier = store.seatings.of(session)
    people = {each.id: each for each in store.people.of(session) if each.team in teams}
    people = {id: each for id, each in people.items() if each.role is Role.PARTICIPANT}
    if step in earlier or len(teams) < 2 or not people:
        return False
    history = [group for tables in earlier.values() for group in tables.values()]
    here = {str(state["person"]) for states in live.there(row.id for row in boards).values() for state in states}
    here = here & people.keys() or set(people)
    tables = _tables(teams, [each for id, each in people.items() if id in here])
    away = _tables(teams, [each for id, each in people.items() if id not in here])
    hosts = _hosts(tables, people, list(earlier.values()))
    seed = crc32(step.encode())
    placed = off_loop(seated, history, tables, hosts, seed)
    rest = off_loop(seated, history, away, {}, seed)
    after = {id: team for where in (placed, rest) for team, group in where.items() for id in group}
    was = {id: str(each.team) for id, each in people.items()}
    if not store.seatings.change(session, step, was, after):
        return False
    for id, each in people.items():
        if each.team != after[id]:
            moved(live, id, each.team, after[id])
    return True


def moved(live: "Live", person: str, was: str | None, to: str | None) -> None:
    """Tell the open pages of who has changed teams."""
    if was is not None and to is not None:
        live.moved(person, was, to)


def _tables(teams: Collection[str], people: Collection[Person]) -> dict[str, list[str]]:
    return {team: [each.id for each in people if each.team == team] for team in teams}


def _hosts(
    tables: Mapping[str, Collection[str]],
    people: Mapping[str, Person],
    earlier: Collection[Mapping[str, Collection[str]]],
) -> dict[str, str]:
    """One host for each table: who is marked as that, else who has been there longest."""

    def rank(id: str, team: str) -> tuple[bool, int]:
        return people[id].host, sum(id in where.get(team, ()) for where in earlier)

    return {team: max(group, key=lambda id: rank(id, team)) for team, group in tables.items() if group}
