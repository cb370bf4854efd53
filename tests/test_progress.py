"""Who moves and who is still, and where the calendar says teams should be."""

from workshop.progress import DAY, columns, current_of, standing
from workshop.store.programmes import Milestone, Team

NOW = 1_000 * DAY


def team(name, milestone=None, paused=None, at=0):
    return Team(name, "p", "c", name, "", "", "", milestone, paused, None, at)


def days_ago(days):
    return NOW - days * DAY


def test_a_team_is_still_from_the_fourteenth_day_on():
    states = [(standing(team("a"), days_ago(days), NOW).state, days) for days in (0, 13, 14, 40)]

    assert states == [("moving", 0), ("moving", 13), ("still", 14), ("still", 40)]


def test_a_pause_is_not_stillness_until_it_is_over():
    assert standing(team("a", paused=NOW + 1), days_ago(30), NOW).state == "paused"
    assert standing(team("a", paused=NOW - 1), days_ago(30), NOW).state == "still"


def test_a_team_without_anything_counts_from_when_it_came():
    found = standing(team("a", at=days_ago(20)), None, NOW)

    assert (found.state, found.days, found.begun) == ("still", 20, False)
    assert standing(team("a", at=days_ago(3)), None, NOW).state == "moving"


def test_columns_are_against_the_calendar_and_the_longest_still_comes_first():
    milestones = [
        Milestone(id, "p", id, days_ago(ago), at)
        for at, (id, ago) in enumerate((("m1", 30), ("m2", -10), ("m3", -40)))
    ]
    asked = [("b", "m1", 2), ("a", "m1", 3), ("c", "m1", 15), ("d", "m1", 21), ("e", "m3", 0)]
    standings = [standing(team(name, milestone), days_ago(days), NOW) for name, milestone, days in asked]

    found = columns(milestones, standings, days_ago(60), NOW)

    assert [[each.team.name for each in column.teams] for column in found] == [
        ["d", "c", "a", "b"],
        [],
        ["e"],
    ]
    assert [column.when for column in found] == ["behind", "now", "ahead"]
    assert [column.passed for column in found] == [1.0, 0.75, 0.0]
    assert current_of(milestones, NOW).id == "m2"


def test_who_has_reached_nothing_stands_before_the_first_and_days_are_no_must():
    found = columns([Milestone("m1", "p", "m1", None, 0)], [standing(team("a"), NOW, NOW)], None, NOW)

    assert [
        (column.milestone and column.milestone.id, column.when, len(column.teams)) for column in found
    ] == [
        (None, "", 1),
        ("m1", "", 0),
    ]


def test_past_the_end_the_last_milestone_is_what_the_calendar_asks_for():
    milestones = [
        Milestone(id, "p", id, days_ago(ago), at) for at, (id, ago) in enumerate((("m1", 30), ("m2", 10)))
    ]

    assert [column.when for column in columns(milestones, [], None, NOW)] == ["behind", "now"]
