"""What runs inside a page to measure it: gestures frame by frame, and letters from their key to the screen.

A frame's work is everything that the page's main thread does for it: a message that is posted as a frame begins
arrives when scripts, styles, layout and paint of that frame are done. Without a screen Chromium draws at most 60 frames
a second, so the time between frames says little, and work says how much a slower machine would have to do.
"""

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from string import ascii_lowercase
from time import perf_counter

from bench.browser import Window
from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.loop import Loop
from bench.servers import Mutirao
from bench.writing import Writing

LEG, LEGS = 36, 4
"""Frames in one direction, and how often there and back: never further than the smallest board reaches."""
PAN = "{ deltaX: 40, deltaY: 30 }"
ZOOM = "{ deltaY: 8, ctrlKey: true }"
"""A wheel's turn in each frame; the zoom goes from 0.7 to 0.16 and back."""
GESTURE = f"""() => new Promise((done) => {{
  const canvas = document.getElementById("canvas");
  const {{ x, y, width, height }} = canvas.getBoundingClientRect();
  const at = {{ clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true }};
  const turn = TURN;
  const {{ port1, port2 }} = new MessageChannel();
  const work = [];
  let began = 0;
  const frame = () => {{
    const sign = Math.floor(work.length / {LEG}) % 2 ? -1 : 1;
    const moved = Object.fromEntries(Object.entries(turn).map(([name, by]) => [name, by === true || by * sign]));
    requestAnimationFrame(() => {{
      began = performance.now();
      port2.postMessage(0);
    }});
    canvas.dispatchEvent(new WheelEvent("wheel", {{ ...at, ...moved }}));
  }};
  port1.onmessage = () => {{
    work.push(performance.now() - began);
    if (work.length === {LEG * LEGS}) done(work);
    else frame();
  }};
  frame();
}})"""
"""Each frame the wheel turns before the frame begins, as a hand would turn it."""
LETTERS = """() => {
  globalThis.letters = [];
  const { port1, port2 } = new MessageChannel();
  const pressed = [];
  port1.onmessage = () => { for (const at of pressed.splice(0)) letters.push(performance.now() - at); };
  addEventListener("keydown", ({ timeStamp }) => {
    pressed.push(timeStamp);
    requestAnimationFrame(() => port2.postMessage(0));
  }, true);
}"""
BETWEEN_KEYS = 90
"""ms, as a quick writer types."""


def gesture(window: Window, turn: str) -> Spread:
    """The work of each frame while a wheel turns."""
    return spread([ms / 1000 for ms in window.page.evaluate(GESTURE.replace("TURN", turn))])


def letters(window: Window, count: int) -> Spread:
    """From the press of a key in a new note until its letter has been drawn."""
    page = window.page
    page.locator("#canvas").focus()
    page.keyboard.press("n")
    page.locator("#canvas textarea:focus").wait_for()
    page.evaluate(LETTERS)
    for letter in random.Random(1).choices(ascii_lowercase, k=count):
        page.keyboard.press(letter)
        page.wait_for_timeout(BETWEEN_KEYS)
    page.keyboard.press("Escape")
    return spread([ms / 1000 for ms in page.evaluate("letters")])


@dataclass(frozen=True)
class Held:
    """The page's live memory in bytes, after so many commands of others."""

    commands: int
    bytes: int


def held(window: Window, writing: Writing) -> Held:
    window.cdp.send("HeapProfiler.collectGarbage")
    return Held(len(writing.sent), int(window.cdp.send("Runtime.getHeapUsage")["usedSize"]))


def growth(samples: Sequence[Held]) -> float:
    """Bytes that stay for each command, by least squares; 0 with less than two samples."""
    count = len(samples)
    x = sum(each.commands for each in samples) / count if count else 0
    y = sum(each.bytes for each in samples) / count if count else 0
    spread = sum((each.commands - x) ** 2 for each in samples)
    return sum((each.commands - x) * (each.bytes - y) for each in samples) / spread if spread else 0.0


@contextmanager
def writers(server: Mutirao, board: str, count: int, rate: float, seconds: float) -> Iterator[Writing]:
    """So many others who write meanwhile, on a thread of their own, at most for so long."""
    loop = Loop()
    crowd = Crowd(loop, server.people(count, board))
    crowd.enter()
    writing = Writing(loop, crowd.clients)
    writing.plan(perf_counter() + 0.1, seconds, rate)
    enough = threading.Event()
    thread = threading.Thread(target=loop.run, args=(seconds, enough.is_set))
    thread.start()
    try:
        yield writing
    finally:
        enough.set()
        thread.join()
        crowd.leave()
