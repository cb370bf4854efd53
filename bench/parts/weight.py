"""What a board weighs in the browser: first and later visits, on a slow network, on a slow phone, and at rest.

The network is 400 kbit/s with 400 ms from a question to its answer, as Chromium imitates it: it leaves out what
connecting takes, and does not slow WebSockets. "Open" is the board in sight, "writable" a new note with the cursor in
it; both count from the moment the page is asked for. "Warm" is the second visit with what the first has kept. The server
has settled: some seconds after its start it has packed once more, and lighter, what visits begin with.
"""

import gzip
import time
from dataclasses import asdict, dataclass
from http.client import HTTPConnection

from playwright.sync_api import Browser

from bench.browser import SLOW, Line, Load, Visit, Window, chromium
from bench.client import Pass
from bench.fill import fill
from bench.part import Findings, Goal, Say, Wish
from bench.process import ROOT
from bench.reading import read_board
from bench.servers import Mutirao, mutirao
from bench.table import ms, number, table

ANSWERS = ROOT / "workshop" / "demo" / "answers.csv"
IMPORT = "import/csv?text=answer&color=color&frame=theme"
LIMIT = "1000000"
PACK = "/static/vendor/lucide/sprite.svg"
PATIENCE = 60.0
"""The last of what is packed once more, and seconds until it must be."""
SETTLED = 12.0
"""Seconds after which a page has brought what it may need later, and is at rest."""
KEPT = 4.0
"""Seconds after which a page has kept what it will find at the next visit."""
FIRST, WARM, WRITABLE, IDLE, NOTES = 150, 15, 5_000, 2.0, 25
"""KB, KB, ms, KB a second, KB: what must be reached."""


@dataclass(frozen=True)
class Seen:
    """One visit, what it loaded, and how many bytes went over the line in all: WebSockets are no loads."""

    visit: Visit
    loads: list[Load]
    bytes: int


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao(WORKSHOP_LIMIT_COMMANDS=LIMIT) as server, chromium() as browser:
        empty = server.people(1, server.new_board())[0]
        answers = _demo(server)
        many = fill(server, server.new_board(), 40, 125)[0]
        few = fill(server, server.new_board(), 10, 30)[0]
        _settle(empty)
        _see(browser, empty)  # what a server makes when it is first asked for is not the page's doing
        seen = {
            "empty, slow network": _see(browser, empty, SLOW)[0],
            "607 answers, slow network": _see(browser, answers, SLOW)[0],
        }
        first, again = _see(browser, answers, again=True)
        seen |= {"607 answers": first, "607 answers, warm": again}
        seen["607 answers, phone 4 times slower"] = _see(browser, answers, slower=4)[0]
        seen["5,000 notes, phone 4 times slower"] = _see(browser, many, slower=4)[0]
        idle = _idle(browser, few, wish.seconds)
        board = read_board(few).size
    say(
        table(
            ("first load of an empty board", "KB", "packed", "on the wire"),
            weights(seen["empty, slow network"].loads),
        )
    )
    say(
        "\n"
        + table(
            ("a visit", "open ms", "writable", "files", "KB in all"), [_row(*each) for each in seen.items()]
        )
    )
    say(f"\nat rest: {idle / 1024:.2f} KB a second; a board of 300 notes: {board / 1024:.1f} KB packed")
    found.figures = {name: asdict(each) for name, each in seen.items()} | {"idle": idle, "300 notes": board}
    found.goals = goals(seen, idle, board)
    return found


def weights(loads: list[Load]) -> list[list[str]]:
    """A line for each file and one for all."""
    every = [*loads, Load(f"all {len(loads)}")]
    for load in loads:
        every[-1].raw += load.raw
        every[-1].packed += load.packed
        every[-1].wire += load.wire
    return [[load.name, kb(load.raw), kb(load.packed), kb(load.wire)] for load in every]


def goals(seen: dict[str, Seen], idle: float, board: int) -> list[Goal]:
    first, warm = seen["empty, slow network"], seen["607 answers, warm"]
    slowest = max(
        (seen[name] for name in seen if name.endswith("slow network")), key=lambda each: each.visit.writable
    )
    written, files = slowest.visit.writable, sum(load.packed for load in first.loads)
    return [
        Goal("first load of a board", f"<= {FIRST} KB packed", f"{kb(files)} KB", files <= FIRST * 1024),
        Goal("second load", f"<= {WARM} KB", f"{kb(warm.bytes)} KB", warm.bytes <= WARM * 1024),
        Goal("writing at 400 kbit/s, 400 ms", "<= 5 s", f"{written / 1000:.1f} s", written <= WRITABLE),
        Goal("a board at rest", f"<= {IDLE:g} KB a second", f"{idle / 1024:.2f} KB", idle <= IDLE * 1024),
        Goal("a board of 300 notes", f"<= {NOTES} KB packed", f"{kb(board)} KB", board <= NOTES * 1024),
    ]


def kb(size: float) -> str:
    return f"{size / 1024:,.1f}"


def _settle(entry: Pass) -> None:
    """Wait until what visits begin with is sent as light as it will be."""
    until = time.monotonic() + PATIENCE
    while len(body := _fetch(entry, PACK)) >= len(gzip.compress(gzip.decompress(body))):
        if time.monotonic() > until:
            raise RuntimeError("the server never packs again what visits begin with")
        time.sleep(0.5)


def _fetch(entry: Pass, path: str) -> bytes:
    """What the server sends for it, as it is packed."""
    connection = HTTPConnection(*entry.address, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    body = connection.getresponse().read()
    connection.close()
    return body


def _see(
    browser: Browser, entry: Pass, line: Line | None = None, slower: float = 1, again: bool = False
) -> list[Seen]:
    """The first visit, and the second one where it is wanted."""
    window = Window(browser, entry, line, slower)
    seen = []
    for _ in range(1 + again):
        visit = window.visit()
        window.rest(KEPT)
        seen.append(Seen(visit, window.requests, window.traffic))
        if again:
            window.rest(SETTLED)
        window.leave_page()
    window.close()
    return seen


def _idle(browser: Browser, entry: Pass, seconds: float) -> float:
    """Bytes a second."""
    window = Window(browser, entry)
    window.visit()
    window.rest(SETTLED)
    went = window.rest(seconds)
    window.close()
    return went / seconds


def _demo(server: Mutirao) -> Pass:
    """Somebody on a board with the demo's answers."""
    entry = server.people(1, server.new_board(), facilitators=True)[0]
    connection = HTTPConnection(*entry.address, timeout=60)
    headers = {"Cookie": entry.cookie, "Content-Type": "text/csv", "Accept": "application/json"}
    connection.request("POST", f"/api/v1/boards/{entry.board}/{IMPORT}", ANSWERS.read_bytes(), headers)
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"the answers could not be brought in: {said[:300]!r}")
    return entry


def _row(name: str, seen: Seen) -> list[str]:
    return [name, ms(seen.visit.opened), ms(seen.visit.writable), number(len(seen.loads)), kb(seen.bytes)]
