"""Boards of 500 to 19,500 notes in the browser: first notes, frames, letters while 20 others write, and memory.

"Pan" and "zoom" are milliseconds of the page's main thread for one frame (see bench/drawing.py). Memory is what stays
after the garbage is gone while 20 others write, told for ten minutes in which each of them does something every two
seconds, measured in less time at a higher rate.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from playwright.sync_api import Browser

from bench.browser import Window, chromium
from bench.drawing import PAN, ZOOM, Held, gesture, growth, held, letters, writers
from bench.figures import Spread
from bench.fill import fill, link
from bench.part import Findings, Goal, Say, Wish
from bench.servers import Mutirao, mutirao
from bench.table import ms, number, table
from bench.writing import MOST_NOTES

SIZES = (500, 2_000, 5_000, 19_500)
AUTHORS = {500: 20, 2_000: 40, 5_000: 50, 19_500: 100}
"""Each has a column of the board."""
LINKS = 500
"""With them the largest board is full: it takes 20,000 records."""
LIMIT = "1000000"
WRITERS = 20
PACE, HASTE = 0.5, 5.0
"""Commands a second of each writer: while letters are timed, and while memory is."""
LETTERS = 60
SAMPLES = 8
SETTLED = WRITERS * MOST_NOTES * 2
"""After so many commands all writers have their notes, and the board grows no more."""
TEN_MINUTES = 600 * WRITERS * PACE
TIMES, FLAT = 2.0, 4.0
"""How much slower a frame may be with 5,000 notes than with 500, and MB that ten minutes may leave behind."""


@dataclass(frozen=True)
class Drawn:
    notes: int
    first: float | None
    pan: Spread
    zoom: Spread


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    sizes = [int(size) for size in wish.shapes] or list(SIZES)
    with mutirao(WORKSHOP_LIMIT_COMMANDS=LIMIT) as server, chromium() as browser:
        drawn = [_draw(server, browser, size) for size in sizes]
        say(
            table(
                ("with 500 links", "first notes ms", "pan p50", "p95", "zoom p50", "p95"),
                [_row(each) for each in drawn],
            )
        )
        window = Window(browser, fill(server, board := server.new_board(), 20, 25)[0])
        window.visit()
        typed = _type(server, window, board)
        say(
            f"\na letter, from its key to the screen, while {WRITERS} write: p50 {ms(typed.p50)} ms, p95 {ms(typed.p95)} ms"
        )
        kept = _keep(server, window, board, wish.seconds)
        window.close()
    say(
        f"memory: {megabytes(kept[0].bytes)} at first, {megabytes(kept[-1].bytes)} after {kept[-1].commands} commands"
    )
    found.figures = {number(each.notes): asdict(each) for each in drawn}
    found.figures |= {"letters": asdict(typed), "memory": [asdict(each) for each in kept]}
    found.goals = goals(drawn, typed, growth(kept))
    return found


def goals(drawn: Sequence[Drawn], typed: Spread, stays: float) -> list[Goal]:
    """`stays` is bytes for each command of others."""
    by_size = {each.notes: each for each in drawn}
    few, many = by_size.get(500), by_size.get(5_000)
    made = []
    for name in ("pan", "zoom"):
        if few and many:
            one, other = getattr(few, name).p95, getattr(many, name).p95
            told = f"{ms(one)} -> {ms(other)} ms"
            made.append(
                Goal(f"{name}, p95 frame, 500 -> 5,000 notes", f"<= x {TIMES:g}", told, other <= one * TIMES)
            )
    left = stays * TEN_MINUTES
    made.append(
        Goal(f"a letter while {WRITERS} write, p95", "<= 50 ms", f"{ms(typed.p95)} ms", typed.p95 <= 50)
    )
    made.append(
        Goal("memory that ten busy minutes leave", f"<= {FLAT:g} MB", megabytes(left), left <= FLAT * 2**20)
    )
    return made


def megabytes(size: float) -> str:
    return f"{size / 2**20:.1f} MB"


def _draw(server: Mutirao, browser: Browser, size: int) -> Drawn:
    authors = AUTHORS.get(size, 20)
    entry = fill(server, server.new_board(), authors, size // authors)[0]
    link(entry, min(LINKS, size - 1))
    window = Window(browser, entry)
    visit = window.visit()
    window.rest(1)
    drawn = Drawn(size, visit.drawn, gesture(window, PAN), gesture(window, ZOOM))
    window.close()
    return drawn


def _type(server: Mutirao, window: Window, board: str) -> Spread:
    with writers(server, board, WRITERS, PACE, seconds=60):
        window.rest(1)
        return letters(window, LETTERS)


def _keep(server: Mutirao, window: Window, board: str, seconds: float) -> list[Held]:
    """What the page holds, time and again while others write, once the board grows no more."""
    settling = SETTLED / WRITERS / HASTE
    with writers(server, board, WRITERS, HASTE, seconds=settling + seconds * 4 + 60) as writing:
        window.rest(settling)
        samples = []
        for _ in range(SAMPLES):
            samples.append(held(window, writing))
            window.rest(seconds * 4 / SAMPLES)
    return samples


def _row(drawn: Drawn) -> list[str]:
    frames = (drawn.pan.p50, drawn.pan.p95, drawn.zoom.p50, drawn.zoom.p95)
    return [f"{number(drawn.notes)} notes", ms(drawn.first), *map(ms, frames)]
