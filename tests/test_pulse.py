"""A board at a glance: how lively it is, and its things as rectangles."""

from workshop.core.rule import Entry
from workshop.pulse import BARS, MINUTE, life, things

NOW = 1_000 * MINUTE + 30_000


def entry(ago, by="ana", command="note.add"):
    return Entry(1, NOW - ago, by, command, "c", [], [])


def test_the_pulse_counts_what_people_did_in_each_of_the_last_ten_minutes():
    found = life([entry(1_000), entry(2_000), entry(MINUTE), entry(9 * MINUTE), entry(11 * MINUTE)], {"ana"}, NOW)

    assert found.pulse == [1, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    assert found.last == NOW - 1_000


def test_only_people_of_the_teams_count_and_calling_is_no_work():
    found = life([entry(0, "fay"), entry(0, "ana", "signal.raise"), entry(5 * MINUTE)], {"ana"}, NOW)

    assert sum(found.pulse) == 1
    assert found.last == NOW - 5 * MINUTE


def test_who_was_last_here_long_ago_is_still_told():
    assert life([entry(40 * MINUTE)], {"ana"}, NOW).last == NOW - 40 * MINUTE
    assert life([], {"ana"}, NOW).last is None
    assert life([], {"ana"}, NOW).pulse == [0] * BARS


def board(*records):
    return {record["id"]: record for record in records}


def note(id, x, y, **more):
    return {"id": id, "kind": "note", "by": "ana", "x": x, "y": y, "text": id, "color": "mint", "order": id, **more}


def test_notes_lie_over_links_and_links_over_frames():
    link = {"id": "l", "kind": "link", "from": "a", "to": "b"}
    frame = {"id": "f", "kind": "frame", "x": -10, "y": -10, "w": 900, "h": 700.5, "title": "Each one", "order": "z"}

    found = things(board(note("b", 300.5, 0), link, frame, note("a", 0, 0)))

    assert [thing[4] for thing in found] == ["frame", "link", "mint", "mint"]
    assert found[0] == [-10, -10, 900, 700, "frame", "Each one"]
    assert found[1] == [96, 60, 396, 60, "link"]
    assert found[2] == [0, 0, 192, 120, "mint"]


def test_a_group_lies_around_its_notes_and_folded_in_their_place():
    group = {"id": "g", "kind": "cluster", "title": "Light", "x": 5, "y": 5}
    notes = note("a", 0, 0, cluster="g"), note("b", 300, 200, cluster="g")

    spread = things(board(group, *notes))
    folded = things(board({**group, "collapsed": True}, *notes))

    assert spread[0] == [-24, -56, 540, 400, "cluster", "Light"]
    assert [thing[:2] for thing in spread[1:]] == [[0, 0], [300, 200]]
    assert folded == [[5, 5, 192, 120, "thing"]]


def test_no_words_of_notes_are_among_what_is_shown_small():
    assert "secret" not in str(things(board(note("a", 0, 0, text="secret", tags=["secret"]))))
