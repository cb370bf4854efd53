"""What methods ask of their frames: each question where it is due, about the notes that lie there."""

import time

import pytest

from tests.insights.board import board, link, note
from workshop.insights import hints
from workshop.insights.hints import Params
from workshop.insights.methods import CHECKS
from workshop.methods import FRAMES, SHELF


def frame(method, id="f", x=0):
    shape = FRAMES[method]
    return {
        "id": id, "kind": "frame", "by": "ana", "x": x, "y": 0, "w": shape.w, "h": shape.h, "title": method,
        "order": "a0", "layout": shape.layout, "labels": shape.labels("en"), "method": method,
    }  # fmt: skip


def within(method, part, *ids, x=0, **more):
    """Notes in a part of the frame, which begins at x, 0."""
    shape = FRAMES[method]
    cell = [each.key for each in shape.parts].index(part)
    count = len(shape.parts)
    column, row = {"lanes": (cell, 0), "levels": (0, cell)}.get(shape.layout, (cell % 2, cell // 2))
    columns, rows = {"lanes": (count, 1), "levels": (1, count)}.get(shape.layout, (2, 2))
    left, top, foot = (0, 104, 0) if shape.layout == "lanes" else (144, 64, 0 if shape.layout == "levels" else 44)
    at = {
        "x": x + left + (shape.w - left) * (column + 0.5) / columns - 96,
        "y": top + (shape.h - top - foot) * (row + 0.5) / rows - 60,
    }
    return [note(id, **at, **more) for id in ids]


def asked(*records):
    return hints.compute(board(*records), Params()).hints


def plain(start, end):
    return link(f"{start}{end}", start, end, sort="plain")


def test_every_check_of_a_method_is_there_and_every_check_is_asked():
    named = {name for method in SHELF.values() for name in method.checks}

    assert named == CHECKS.keys()


@pytest.mark.parametrize("method", sorted(FRAMES))
def test_an_empty_frame_asks_nothing_and_neither_does_one_without_its_method(method):
    bare = {name: value for name, value in frame(method).items() if name != "method"}
    notes = [one for part in FRAMES[method].parts for one in within(method, part.key, part.key + "-1", part.key + "-2")]

    assert asked(frame(method)) == []
    assert asked(bare, *notes) == []


def test_an_iceberg_of_events_is_asked_what_lies_beneath():
    events, beneath = within("iceberg", "events", *"ABCDEFGH"), within("iceberg", "patterns", "p")

    found = asked(frame("iceberg"), *events, *beneath, *within("iceberg", "beliefs", "m"))
    assert found[0] == {"sort": "events", "ids": list("ABCDEFGH"), "frame": "f", "count": 8, "total": 10}
    assert asked(frame("iceberg"), *events[:4]) == []
    assert asked(frame("iceberg"), *events[:3], *within("iceberg", "structures", *"wxyz")) == []


def test_events_without_a_pattern_are_asked_about_and_links_to_elsewhere_do_not_count():
    there = [*within("iceberg", "events", "a", "b", "c"), *within("iceberg", "patterns", "p"), note("far", x=9000)]

    found = asked(frame("iceberg"), *there, plain("p", "a"), plain("b", "far"), plain("b", "c"))
    assert found == [{"sort": "loose-event", "ids": ["b", "c"], "frame": "f", "count": 2}]


def test_a_chain_from_an_event_down_to_a_belief_is_read():
    notes = [one for part, id in zip(("events", "patterns", "structures", "beliefs"), "epsb", strict=True)
             for one in within("iceberg", part, id)]  # fmt: skip
    dead_end = within("iceberg", "patterns", "d")

    found = asked(frame("iceberg"), *notes, *dead_end, plain("e", "d"), plain("e", "p"), plain("s", "p"), plain("b", "s"))
    assert found == [{"sort": "chain", "ids": list("epsb"), "frame": "f", "count": 4}]
    assert asked(frame("iceberg"), *notes, plain("e", "p"), plain("s", "p")) == []


def test_who_is_affected_and_absent_is_asked_about():
    there = within("stakeholders", "keep-informed", "a", "b", marks=["stance-ally", "presence-absent"])

    found = asked(frame("stakeholders"), *there, *within("stakeholders", "work-closely", "c"))
    assert found == [{"sort": "absent", "ids": ["a", "b"], "frame": "f", "count": 2}]


def test_a_theory_of_change_is_asked_for_its_loose_ends():
    theory = "theory-of-change"
    there = [
        *within(theory, "outcome", "o", "p"), *within(theory, "preconditions", "c"), *within(theory, "indicators", "i"),
        *within(theory, "interventions", "n", "m"), *within(theory, "assumptions", "s", marks=["assumption-open"]),
        *within(theory, "assumptions", "t", marks=["assumption-holds"]), *within(theory, "assumptions", "u"),
    ]  # fmt: skip

    joined = [plain("o", "i"), plain("n", "c"), plain("c", "m"), plain("m", "far")]
    found = asked(frame(theory), *there, note("far", x=9000), *joined)
    assert found == [
        {"sort": "unmeasured", "ids": ["p"], "frame": "f", "count": 1},
        {"sort": "leads-nowhere", "ids": ["m"], "frame": "f", "count": 1},
        {"sort": "untested", "ids": ["s", "u"], "frame": "f", "count": 2},
    ]
    assert asked(frame(theory), *within(theory, "outcome", "o")) == []


def test_a_circle_in_a_theory_of_change_is_a_loop():
    theory = "theory-of-change"
    there = within(theory, "preconditions", *"abc")

    found = asked(frame(theory), *there, plain("a", "b"), plain("b", "c"), plain("c", "a"))
    assert found == [{"sort": "circle", "ids": list("abc"), "links": ["ab", "bc", "ca"]}]


def test_horizons_are_asked_for_signs_and_seeds():
    horizons = "three-horizons"
    there = [
        *within(horizons, "today", "a"), *within(horizons, "between", "b", "c"), *within(horizons, "future", "y", "z"),
        *within(horizons, "between", "d", marks=["sign-captured"]),
    ]  # fmt: skip

    assert asked(frame(horizons), *there, plain("a", "y")) == [
        {"sort": "unsigned-way", "ids": ["b", "c"], "frame": "f", "count": 2},
        {"sort": "no-seed", "ids": ["z"], "frame": "f", "count": 1},
    ]


def test_the_share_of_assumptions_is_told():
    said = within("empathy", "says", "a", marks=["basis-quote"])
    felt = within("empathy", "feels", "b", marks=["basis-assumption"])

    assert asked(frame("empathy"), *said, *felt, note("far", x=9000, marks=["basis-assumption"])) == [
        {"sort": "assumed", "ids": ["b"], "frame": "f", "count": 1, "total": 2}
    ]


def test_stages_of_which_nothing_is_told_are_asked_about():
    found = asked(frame("journey"), *within("journey", "waits", "a"))

    stages = ["Hears of it", "Gets there", "Is served", "Afterwards"]
    assert found == [{"sort": "empty-stage", "ids": ["f"], "frame": "f", "count": 1, "stages": stages}]


def test_two_frames_of_a_method_are_asked_each_for_itself():
    here, there = within("empathy", "says", "a"), within("empathy", "says", "b", x=5000, marks=["basis-assumption"])

    found = asked(frame("empathy"), frame("empathy", "g", 5000), *here, *there)
    assert found == [{"sort": "assumed", "ids": ["b"], "frame": "g", "count": 1, "total": 1}]


def test_a_full_board_is_asked_within_a_second():
    parts = [part.key for part in FRAMES["iceberg"].parts]
    notes = [one for at in range(8000) for one in within("iceberg", parts[at % 4], f"n{at}")]
    links = [plain(f"n{at}", f"n{(at * 7 + 1) % 8000}") for at in range(8000)]
    began = time.process_time()

    asked(*(frame("iceberg", f"f{at}", 5000 * at) for at in range(200)), *notes, *links)
    asked(*(frame("empathy", f"f{at}", 5000 * at) for at in range(8000)), *notes)
    assert time.process_time() - began < 6, "two boards, on a slow machine"
