"""Replay of a board of 600 notes and 10,000 entries in Chromium: until it is drawn, and each frame while it is scrubbed.

The server has just started, so nobody has read the story before. Scrubbing moves the hand on the line of time in each
frame, there and back; once with all of the board in sight and once near enough to read.
"""

import random
from dataclasses import asdict, dataclass

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
SCRUB = """() => new Promise((done) => {
  const hand = document.querySelector(".track__hand");
  const { left, top, width, height } = document.querySelector(".track__line").getBoundingClientRect();
  const at = { pointerId: 1, isPrimary: true, buttons: 1, clientY: top + height / 2, bubbles: true };
  const say = (type, x) => hand.dispatchEvent(new PointerEvent(type, { ...at, clientX: x }));
  hand.setPointerCapture = () => {};
  hand.hasPointerCapture = () => true;
  const { port1, port2 } = new MessageChannel();
  const [work, times] = [[], []];
  const COUNT = 240;
  let began = 0;
  const frame = (now) => {
    times.push(now);
    const way = (times.length % 120) / 120;
    say("pointermove", left + width * (way < 0.5 ? 1 - 2 * way : 2 * way - 1));
    began = performance.now();
    requestAnimationFrame(() => port2.postMessage(0));
  };
  port1.onmessage = () => {
    work.push(performance.now() - began);
    if (work.length === COUNT) done({ work, seconds: (performance.now() - times[0]) / 1000 });
    else requestAnimationFrame(frame);
  };
  say("pointerdown", left + width);
  requestAnimationFrame(frame);
})"""
"""Twice there and back; `work` is from the move of the hand until what it changed has been painted."""


@dataclass(frozen=True)
class Scrubbed:
    """`frames` a second; `cpu` are ms of the page's main thread for one, however busy the machine is with other things."""

    work: Spread
    frames: float
    cpu: float


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao(WORKSHOP_LIMIT_COMMANDS="1000000") as server, chromium() as browser:
        entry = tell(server)
        server.restart()
        window = Window(browser, entry)
        window.look("/replay")
        drawn, told = _opened(window)
        window.leave_page()
        window.look("/replay")
        again, told_again = _opened(window)
        window.rest(1)
        stall = server.stall()  # the scrubbing is the browser's alone
        far = _scrub(window)
        window.page.evaluate(READABLE)
        window.rest(1)
        near = _scrub(window)
        window.close()
    rows = [
        ["first", ms(drawn), ms(told)],
        ["again", ms(again), ms(told_again)],
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
    measured = window.page.evaluate(SCRUB)
    work = [each / 1000 for each in measured["work"]]
    return Scrubbed(spread(work), len(work) / measured["seconds"], (_busy(window) - before) * 1000 / len(work))


def _busy(window: Window) -> float:
    """Seconds of a processor that the page's main thread has taken."""
    window.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    told = {each["name"]: each["value"] for each in window.cdp.send("Performance.getMetrics")["metrics"]}
    return float(told["TaskDuration"])
