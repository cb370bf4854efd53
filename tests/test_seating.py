"""Drawing teams and changing tables: even, each once, hosts stay, and new neighbours as far as can be."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from workshop.seating import draw, met, repeated, rotate

SEEDS = st.integers(0, 2**31)
PEOPLE = st.lists(st.sampled_from([f"p{n:02}" for n in range(40)]), unique=True)
TEAMS = st.integers(1, 6).map(lambda count: [f"t{n}" for n in range(count)])


@given(PEOPLE, TEAMS, SEEDS)
def test_everybody_is_drawn_into_one_team_and_the_teams_are_even(people, teams, seed):
    drawn = draw(people, teams, {}, seed)

    sizes = Counter(dict.fromkeys(teams, 0)) + Counter(drawn.values())
    counts = [sizes[team] for team in teams]
    assert drawn.keys() == set(people)
    assert max(counts) - min(counts) <= 1


@given(PEOPLE, TEAMS, SEEDS, st.data())
def test_those_who_come_later_even_out_what_there_is(people, teams, seed, data):
    already = {team: data.draw(st.integers(0, 10)) for team in teams}
    drawn = draw(people, teams, already, seed)

    sizes = {team: already[team] + list(drawn.values()).count(team) for team in teams}
    for team in set(drawn.values()):
        assert sizes[team] - 1 <= min(sizes.values())


def test_the_same_seed_draws_the_same_and_another_one_another():
    people, teams = [f"p{n}" for n in range(30)], ["a", "b", "c"]

    assert draw(people, teams, {}, 7) == draw(reversed(people), teams, {}, 7)
    assert draw(people, teams, {}, 7) != draw(people, teams, {}, 8)


def test_without_teams_nobody_gets_one():
    assert draw(["ana"], [], {}, 1) == {}


@st.composite
def cafes(draw_from, most=24):
    """Tables as they stand, a host at some of them, and earlier rounds."""
    people = draw_from(st.integers(1, most).map(lambda count: [f"p{n:02}" for n in range(count)]))
    names = draw_from(TEAMS)
    tables = {name: [] for name in names}
    for person in people:
        tables[draw_from(st.sampled_from(names))].append(person)
    hosts = {name: group[0] for name, group in tables.items() if group and draw_from(st.booleans())}
    history = draw_from(st.lists(st.lists(st.sampled_from(people), unique=True, max_size=6), max_size=6))
    return tables, hosts, history


@given(cafes(), SEEDS)
def test_each_sits_once_hosts_stay_and_tables_are_even(cafe, seed):
    tables, hosts, history = cafe

    after = rotate(history, tables, hosts, seed, tries=3)

    assert sorted(person for group in after.values() for person in group) == sorted(
        person for group in tables.values() for person in group
    )
    assert all(host in after[table] for table, host in hosts.items())
    sizes = [len(group) for group in after.values()]
    assert max(sizes) - min(sizes) <= 1


@given(st.integers(2, 6), st.integers(2, 5), SEEDS)
def test_at_even_tables_everybody_but_the_hosts_changes(count, size, seed):
    tables = {f"t{n}": [f"p{n}{m}" for m in range(size)] for n in range(count)}
    hosts = {name: group[0] for name, group in tables.items()}

    after = rotate([], tables, hosts, seed, tries=2)

    for name, group in after.items():
        assert set(group) & set(tables[name]) == {hosts[name]}


@given(cafes(most=16), SEEDS, st.integers(1, 5))
def test_more_tries_are_never_worse(cafe, seed, tries):
    tables, hosts, history = cafe
    before = met([*history, *tables.values()])

    few, many = (rotate(history, tables, hosts, seed, each) for each in (tries, tries + 4))

    def cost(after):
        stays = sum(len(set(group) & set(tables[name]) - {hosts.get(name)}) for name, group in after.items())
        return stays, repeated(after, before)

    assert cost(many) <= cost(few)


def test_in_four_rounds_of_five_tables_almost_nobody_meets_twice():
    tables = {f"t{n}": [f"p{n}{m}" for m in range(5)] for n in range(5)}
    hosts = {name: group[0] for name, group in tables.items()}
    history = []
    for turn in range(3):
        after = rotate(history, tables, hosts, turn)
        history += tables.values()
        tables = after

    again = {pair: times for pair, times in met([*history, *tables.values()]).items() if times > 1}
    apart = [pair for pair in again if not pair & set(hosts.values())]
    assert len(apart) <= 4, apart
    assert not [times for times in again.values() if times > 2]


def test_an_empty_room_stays_empty():
    assert rotate([], {}, {}, 1) == {}
    assert rotate([], {"a": [], "b": []}, {}, 1) == {"a": [], "b": []}
