"""Replay of a board of 600 notes and 10,000 entries in Chromium: until it is drawn, and each frame while it is scrubbed.

The server has just started, so nobody has read the story before. Scrubbing moves the hand on the line of time in each
frame, there and back; once with all of the board in sight and once near enough to read.
"""

import random
from dataclasses import asdict, dataclass
from http.client import HTTPConnection

from bench.browser import Window, chromium
from bench.client import Pass
from bench.figures import Spread, spread
from bench.fill import COLORS, fill, give
from bench.part import Findings, Goal, Say, Wish
from bench.servers import Mutirao, mutirao
from bench.table import ms, table
from bench.words import sentence
from bench.writing import new_id

AUTHORS, EACH, ENTRIES = 20, 30, 10_000
WITHIN, FRAMES, STALL = 1.0, 30, 0.1
"""Seconds, frames a second, seconds."""
READABLE = "() => { for (let i = 0; i < 8; i += 1) document.querySelector('.zoom__one:last-child').click(); }"
MOVES = 240
SCRUB = """(count) => new Promise((done) => {
  const hand = document.querySelector(".track__hand");
  const { left, top, width, height } = document.querySelector(".track__line").getBoundingClientRect();
  const at = { pointerId: 1, isPrimary: true, buttons: 1, clientY: top + height / 2, bubbles: true };
  const say = (type, x) => hand.dispatchEvent(new PointerEvent(type, { ...at, clientX: x }));
  hand.setPointerCapture = () => {};
  hand.hasPointerCapture = () => true;
  const { port1, port2 } = new MessageChannel();
  const [work, times] = [[], []];
  let began = 0;
  const frame = (now) => {
    times.push(now);
    if (times.length > count) return done({ work, seconds: (now - times[0]) / 1000 });
    const way = (times.length % 120) / 120;
    say("pointermove", left + width * (way < 0.5 ? 1 - 2 * way : 2 * way - 1));
    began = performance.now();
    port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  port1.onmessage = () => work.push(performance.now() - began);
  say("pointerdown", left + width);
  requestAnimationFrame(frame);
})"""
"""Twice there and back, a move in each frame; `work` is from the move of the hand until what it changed has been painted."""


@dataclass(frozen=True)
class Scrubbed:
    """`frames` a second; `cpu` are ms of the page's main thread for one, however busy the machine is with other things."""

    work: Spread
    frames: float
    cpu: float


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao(WORKSHOP_LIMIT_COMMANDS="1000000") as server:
        entry = tell(server)
        server.restart()
        stall = _stall(server, entry)
        server.restart()
        drawn, told, drawn_again, told_again, far, near = _watched(entry)
    rows = [
        ["first", ms(drawn), ms(told)],
        ["again", ms(drawn_again), ms(told_again)],
    ]
    say(table((f"{AUTHORS * EACH} notes, {ENTRIES} entries", "drawn ms", "story there ms"), rows))
    for name, each in (("all in sight", far), ("near", near)):
        say(f"scrubbing, {name}: {each.frames:.0f} frames a second, p50 {ms(each.work.p50)} ms, p95 {ms(each.work.p95)} ms; "
            f"{each.cpu:.1f} ms of the main thread")  # fmt: skip
    say(f"longest stall of the server: {ms(stall and stall * 1000)} ms")
    found.stalls["replay"] = stall
    found.figures = {"drawn": drawn, "told": told, "far": asdict(far), "near": asdict(near), "stall": stall}
    least = min(far.frames, near.frames)
    found.goals = [
        Goal("replay opens, to the first drawn frame", "<= 1 s", f"{ms(drawn)} ms", drawn <= WITHIN * 1000),
        Goal("scrubbing, the slower of far and near", "30 frames a second", f"{least:.0f}", least >= FRAMES),
        Goal("longest stall while a story is told", "< 100 ms", f"{ms(stall and stall * 1000)} ms", (stall or 1) < STALL),
    ]  # fmt: skip
    return found


def _watched(entry: Pass) -> tuple[float, float, float, float, Scrubbed, Scrubbed]:
    """In Chromium: ms until drawn and until the story is there, both again, and scrubbing from far and from near."""
    with chromium() as browser:
        window = Window(browser, entry)
        window.look("/replay")
        first = _opened(window)
        window.leave_page()
        window.look("/replay")
        again = _opened(window)
        window.rest(1)
        far = _scrub(window)
        window.page.evaluate(READABLE)
        window.rest(1)
        near = _scrub(window)
        window.close()
    return *first, *again, far, near


def _stall(server: Mutirao, entry: Pass) -> float | None:
    """The server's longest stall while it tells the story to somebody who asks it alone: a browser on the same two cores
    would keep it waiting itself."""
    connection = HTTPConnection(*entry.address, timeout=30)
    for path in (f"/b/{entry.board}/replay", f"/api/v1/boards/{entry.board}/replay"):
        connection.request("GET", path, headers={"Cookie": entry.cookie, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert answer.status == 200, (path, answer.status)
        answer.read()
    connection.close()
    return server.stall()


def tell(server: Mutirao) -> Pass:
    """A board with a long story; the answer is one of its authors."""
    people = fill(server, server.new_board(), AUTHORS, EACH)
    chance = random.Random(6)
    ids = [new_id() for _ in range(60)]
    notes = [{"note": id, "x": 0, "y": at * 10, "text": sentence(chance)} for at, id in enumerate(ids)]
    give(people[0], [{"id": new_id(), "command": "note.add", "args": note} for note in notes])
    more = ENTRIES - AUTHORS * EACH - len(ids)
    give(people[0], [_change(chance, ids) for _ in range(more)])
    return people[1]


def _change(chance: random.Random, ids: list[str]) -> dict[str, object]:
    id = chance.choice(ids)
    if chance.random() < 0.7:
        place = chance.randrange(0, 4300), chance.randrange(0, 5000)
        return {"id": new_id(), "command": "move", "args": {"moves": [[id, *place]]}}
    return {"id": new_id(), "command": "note.set", "args": {"notes": [id], "color": chance.choice(COLORS)}}


def _opened(window: Window) -> tuple[float, float]:
    """ms until the board was drawn, and until its story was there."""
    window.page.locator("body[data-told]").wait_for()
    drawn, told = window.page.evaluate("[seen.notes, performance.now()]")
    return drawn, told


def _scrub(window: Window) -> Scrubbed:
    before = _busy(window)
    measured = window.page.evaluate(SCRUB, MOVES)
    work = [each / 1000 for each in measured["work"]]
    return Scrubbed(spread(work), MOVES / measured["seconds"], (_busy(window) - before) * 1000 / len(work))


def _busy(window: Window) -> float:
    """Seconds of a processor that the page's main thread has taken."""
    window.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    told = {each["name"]: each["value"] for each in window.cdp.send("Performance.getMetrics")["metrics"]}
    return float(told["TaskDuration"])
