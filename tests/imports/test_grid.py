"""Where imported notes go."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.imports.grid import BETWEEN, arrange, below, columns_for, grid, tall


def test_an_empty_board_is_filled_from_its_middle():
    assert below([]) == (0, 0)
    assert below([{"id": "stage"}]) == (0, 0)


def test_notes_go_below_a_long_note():
    assert below([{"x": 0, "y": 0, "text": "x" * 2000}])[1] > 1500


def test_notes_go_below_everything_that_is_there():
    x, y = below([{"x": -100, "y": 40}, {"x": 10, "y": 500, "w": 300, "h": 700}, {"from": "a", "to": "b"}])

    assert x <= -100
    assert y > 1200


def test_a_grid_is_wider_than_tall():
    assert columns_for([120]) == 1
    assert columns_for([120] * 12) == 3
    assert columns_for([120] * 1200) == 33


def test_a_note_is_as_tall_as_its_text_needs():
    assert tall("Trees") == 120
    assert tall("Trees\n" * 20) > tall("Trees " * 20) > 120
    assert tall("x" * 2000) > 1500


@given(st.lists(st.integers(120, 2300), max_size=50), st.integers(1, 9))
def test_notes_of_a_grid_never_overlap(heights, columns):
    places = list(grid(heights, 0, 0, columns))

    assert len(places) == len(heights)
    for at, (x, y) in enumerate(places):
        for other in range(at):
            left, top = places[other]
            assert abs(x - left) >= 216 or y - top >= heights[other] + 24


@given(st.lists(st.lists(st.sampled_from([120, 168, 264]), min_size=1, max_size=200), min_size=1, max_size=30))
def test_frames_hold_their_notes_and_never_overlap(frames):
    areas = arrange(frames, 0, 0)

    for heights, area in zip(frames, areas, strict=True):
        for height, (x, y) in zip(heights, area.places(heights), strict=True):
            assert area.x < x
            assert x + 192 < area.x + area.w
            assert area.y < y
            assert y + height < area.y + area.h
    for at, one in enumerate(areas):
        for other in areas[:at]:
            beside = max(one.x - other.x - other.w, other.x - one.x - one.w)
            above = max(one.y - other.y - other.h, other.y - one.y - one.h)
            assert max(beside, above) >= BETWEEN
