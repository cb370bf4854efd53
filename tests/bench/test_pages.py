"""What the measuring of pages says: names as one reads them, sums, and what is reached."""

import pytest

from bench.browser import Load, Visit, Window, named
from bench.drawing import PAN, ZOOM, Held, gesture, growth, letters, writers
from bench.figures import Spread
from bench.fill import fill, link
from bench.parts import drawing
from bench.parts.drawing import Drawn
from bench.parts.weight import Seen, goals, weights
from bench.servers import mutirao

KB = 1024


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://127.0.0.1:1/static/~0a1b/packed/js/board.js+js/a.js", "packed/js/board.js+js/a.js"),
        ("http://127.0.0.1:1/b/0198c?x=1", "/b/…"),
        ("http://127.0.0.1:1/api/v1/boards/0198c", "/api/v1/boards/…"),
        ("http://127.0.0.1:1/words/es.json?v=1", "/words/es.json"),
    ],
)
def test_addresses_are_told_without_what_only_a_machine_reads(url, name):
    assert named(url) == name


def test_the_weights_of_a_load_end_with_their_sum():
    assert weights([Load("a", 4 * KB, KB, 2 * KB), Load("b", KB // 2, KB // 4, KB // 2)]) == [
        ["a", "4.0", "1.0", "2.0"],
        ["b", "0.5", "0.2", "0.5"],
        ["all 2", "4.5", "1.2", "2.5"],
    ]


def seen(first=149, warm=14, writable=4_900.0):
    visit = Visit(0, writable)
    return {
        "empty, slow network": Seen(visit, [Load("a", 0, first * KB, 0)], 0),
        "607 answers, slow network": Seen(Visit(0, 0), [], 0),
        "607 answers, warm": Seen(Visit(0, 60_000), [], warm * KB),
    }


def met(seen, idle=KB, board=20 * KB):
    return [goal.met for goal in goals(seen, idle, board)]


def test_each_goal_of_a_page_is_missed_by_its_own_figure():
    assert met(seen()) == [True] * 5
    assert met(seen(first=151)) == [False, True, True, True, True]
    assert met(seen(warm=16)) == [True, False, True, True, True]
    assert met(seen(writable=5_100)) == [True, True, False, True, True]
    assert met(seen(), idle=3 * KB) == [True, True, True, False, True]
    assert met(seen(), board=26 * KB) == [True, True, True, True, False]


def drawn(notes, p95):
    each = Spread(1, p95, p95, p95)
    return Drawn(notes, 100.0, each, each)


def test_frames_of_a_large_board_are_held_against_those_of_a_small_one():
    typed = Spread(10, 20, 20, 20)

    def met(large, typed=typed, stays=0.0):
        return [goal.met for goal in drawing.goals([drawn(500, 10), drawn(5_000, large)], typed, stays)]

    assert met(19) == [True] * 4
    assert met(21) == [False, False, True, True]
    assert met(19, Spread(10, 60, 60, 60)) == [True, True, False, True]
    assert met(19, stays=5 * 2**20 / drawing.TEN_MINUTES) == [True, True, True, False]
    assert len(drawing.goals([drawn(500, 10)], typed, 0)) == 2


def test_memory_grows_by_what_stays_for_each_command():
    swings = [(0, 1_000), (10, 1_540), (20, 1_960), (30, 2_500)]

    assert growth([Held(*each) for each in swings]) == pytest.approx(49.2)
    assert growth([Held(0, 7), Held(9, 7)]) == 0
    assert growth([Held(5, 7)]) == growth([]) == 0


def test_frames_and_letters_are_measured_in_a_real_page(chromium):
    with mutirao() as server:
        board = server.new_board()
        entry = fill(server, board, 2, 10)[0]
        link(entry, 5)
        window = Window(chromium, entry)
        visit = window.visit()
        pan, zoom = gesture(window, PAN), gesture(window, ZOOM)
        with writers(server, board, 2, 5, seconds=30) as writing:
            typed = letters(window, 3)
        kinds = window.page.evaluate("document.querySelectorAll('#canvas [data-link]').length")
        window.close()

    assert 0 < visit.opened <= visit.drawn <= visit.writable
    assert 0 < pan.p50 <= pan.most
    assert 0 < zoom.p50 <= zoom.most
    assert 0 < typed.p50 < 1_000
    assert writing.sent
    assert kinds == 5
