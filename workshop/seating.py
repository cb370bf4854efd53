"""Who sits where: people drawn into teams evenly, and tables that change so that people meet new neighbours. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from random import Random

TRIES = 6
STAYS = 1_000
"""Staying at one's table weighs more than all the neighbours that one meets again."""

Pairs = Counter[frozenset[str]]
"""How often two people have sat together."""


def draw(people: Iterable[str], teams: Sequence[str], already: Mapping[str, int], seed: int) -> dict[str, str]:
    """A team for each of the people, by lot, so that the teams differ by as little as they can.

    `already` is how many a team has; without teams nobody gets one.
    """
    chance = Random(seed)
    sizes = {team: already.get(team, 0) for team in teams}
    drawn: dict[str, str] = {}
    waiting = sorted(set(people)) if sizes else []
    chance.shuffle(waiting)
    for person in waiting:
        least = min(sizes.values())
        team = chance.choice([team for team, size in sizes.items() if size == least])
        sizes[team] += 1
        drawn[person] = team
    return drawn


def met(groups: Iterable[Collection[str]]) -> Pairs:
    """How often any two have sat together, when these sat at one table each."""
    return Counter(frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2))


def repeated(tables: Mapping[str, Collection[str]], before: Pairs) -> int:
    """How many earlier meetings people would have again at these tables."""
    return sum(before[frozenset(pair)] for group in tables.values() for pair in combinations(sorted(group), 2))


def rotate(
    history: Iterable[Collection[str]],
    tables: Mapping[str, Collection[str]],
    hosts: Mapping[str, str],
    seed: int,
    tries: int = TRIES,
) -> dict[str, list[str]]:
    """The tables of the next round: `hosts`, a person by table, stay, and all others change.

    `history` are the groups of earlier rounds; who sits together now counts as well. The best of several tries, each
    filled person by person and then mended by exchanging two as long as that helps: more tries are never worse.
    """
    before = met([*history, *tables.values()])
    was = {person: table for table, group in tables.items() for person in group}
    best: tuple[int, int, dict[str, set[str]]] | None = None
    for each in range(max(1, tries)):
        found = _try(before, was, list(tables), hosts, Random(f"{seed}/{each}"))
        cost = _stays(found, was, hosts), repeated(found, before)
        if best is None or cost < best[:2]:
            best = (*cost, found)
        if cost == (0, 0):
            break
    assert best is not None
    return {table: sorted(group) for table, group in best[2].items()}


def _stays(tables: Mapping[str, Collection[str]], was: Mapping[str, str], hosts: Mapping[str, str]) -> int:
    """How many stay at their table who don't host it."""
    return sum(was[each] == table and hosts.get(table) != each for table, group in tables.items() for each in group)


def _try(
    before: Pairs, was: Mapping[str, str], names: Sequence[str], hosts: Mapping[str, str], chance: Random
) -> dict[str, set[str]]:
    seated = {table: {hosts[table]} if table in hosts else set() for table in names}
    sizes = _sizes(names, hosts, len(was), chance)
    movers = sorted(was.keys() - set(hosts.values()))
    chance.shuffle(movers)
    crowd = Counter(was[each] for each in movers)
    movers.sort(key=lambda each: -crowd[was[each]])  # those of the fullest tables have the fewest places to go to
    for person in movers:
        free = [table for table in names if len(seated[table]) < sizes[table]]
        seated[min(free, key=lambda table: _cost(person, table, seated[table], before, was))].add(person)
    _mend(seated, set(movers), before, was)
    return seated


def _sizes(names: Sequence[str], hosts: Mapping[str, str], people: int, chance: Random) -> dict[str, int]:
    """How many will sit at each table: as even as can be, chance says where there is one more."""
    least, more = divmod(people, len(names)) if names else (0, 0)
    order = list(names)
    chance.shuffle(order)
    if not least:
        order.sort(key=lambda table: table not in hosts)
    return {table: least + (at < more) for at, table in enumerate(order)}


def _cost(person: str, table: str, others: Iterable[str], before: Pairs, was: Mapping[str, str]) -> int:
    again = sum(before[frozenset((person, other))] for other in others if other != person)
    return again + (STAYS if was[person] == table else 0)


def _mend(seated: dict[str, set[str]], movers: set[str], before: Pairs, was: Mapping[str, str]) -> None:
    """Exchange two people of two tables as long as both together are better off."""
    better = True
    while better:
        better = False
        for one, other in combinations(seated, 2):
            for a in sorted(seated[one] & movers):
                for b in sorted(seated[other] & movers):
                    if _gain(a, one, b, other, seated, before, was) > 0:
                        seated[one] ^= {a, b}
                        seated[other] ^= {a, b}
                        better = True
                        break


def _gain(
    a: str, one: str, b: str, other: str, seated: Mapping[str, set[str]], before: Pairs, was: Mapping[str, str]
) -> int:
    """How much better it is when `a` of table `one` and `b` of table `other` change places."""
    here, there = seated[one] - {a}, seated[other] - {b}
    now = _cost(a, one, here, before, was) + _cost(b, other, there, before, was)
    return now - _cost(a, other, there, before, was) - _cost(b, one, here, before, was)
