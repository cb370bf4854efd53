"""A real Chromium for the parts that measure pages: one person's window, and all that goes over its line."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from bench.client import Pass

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZE = {"width": 1280, "height": 800}
PATIENCE = 60_000
WATCH = """globalThis.seen = {};
new MutationObserver((news, observer) => {
  if (!document.body || document.body.hasAttribute("data-loading")) return;
  seen.open ??= performance.now();
  if (!document.querySelector("#canvas .note, #canvas[data-far]")) return;
  seen.notes = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true, attributeFilter: ["data-loading", "data-far"] });"""
"""Remembers when the board was open and when its first notes were there, in ms since the page was asked for."""


@dataclass(frozen=True)
class Line:
    """A network as the browser imitates it: bits a second both ways, and ms from a question to its answer."""

    bits: int
    delay: int


SLOW = Line(400_000, 400)


@dataclass
class Load:
    """One thing that a page has loaded: bytes as they are used, as they are sent, and all that the wire carried."""

    name: str
    raw: int = 0
    packed: int = 0
    wire: int = 0


@dataclass(frozen=True)
class Visit:
    """A page that was opened: ms until the board was there, its first notes, and a new one with the cursor in it."""

    opened: float
    writable: float
    drawn: float | None = None


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise RuntimeError("there is no Chromium on this machine; install it to measure pages")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Window:
    """One person's browser: with an empty cache at first, with what it has kept at each later visit."""

    def __init__(self, browser: Browser, entry: Pass, line: Line | None = None, slower: float = 1) -> None:
        self._entry, self._line, self._slower = entry, line, slower
        self._address = f"http://{entry.address[0]}:{entry.address[1]}"
        self._context = browser.new_context(viewport=cast(Any, SIZE), locale="pt-BR")
        self._context.set_default_timeout(PATIENCE)
        for cookie in entry.cookie.split("; "):
            name, _, value = cookie.partition("=")
            self._context.add_cookies([{"name": name, "value": value, "url": self._address}])
        self._context.add_init_script(WATCH)

    def visit(self) -> Visit:
        """Open the board in a new page and take up a note."""
        self.look()
        self.page.locator("#canvas").focus()
        self.page.keyboard.press("n")
        self.page.locator("#canvas textarea:focus").wait_for()
        opened, writable, drawn = self.page.evaluate("[seen.open, performance.now(), seen.notes]")
        self.page.keyboard.press("Escape")
        return Visit(opened, writable, drawn)

    def look(self, page: str = "") -> None:
        """Open the board, or a page of it, in a new page; `loads` and `traffic` begin anew."""
        self.loads: dict[str, Load] = {}
        self.traffic = 0
        self.page = self._context.new_page()
        self.cdp = self._context.new_cdp_session(self.page)
        self._listen()
        self.page.goto(f"{self._address}/b/{self._entry.board}{page}", wait_until="commit")
        self.page.locator("body:not([data-loading])").wait_for()

    def rest(self, seconds: float) -> int:
        """Bytes that go over the line while nobody does anything."""
        before = self.traffic
        self.page.wait_for_timeout(seconds * 1000)
        return self.traffic - before

    def leave_page(self) -> None:
        self.page.close()

    def close(self) -> None:
        self._context.close()

    @property
    def requests(self) -> list[Load]:
        """What came over the line, the heaviest first."""
        return sorted((load for load in self.loads.values() if load.wire), key=lambda load: -load.wire)

    def _listen(self) -> None:
        on, send = self.cdp.on, self.cdp.send
        send("Network.enable")
        if self._line:
            rate = self._line.bits // 8
            sizes = {"downloadThroughput": rate, "uploadThroughput": rate}
            send("Network.emulateNetworkConditions", {"offline": False, "latency": self._line.delay, **sizes})
        if self._slower != 1:
            send("Emulation.setCPUThrottlingRate", {"rate": self._slower})
        on("Network.requestWillBeSent", self._asked)
        on("Network.responseReceived", self._answered)
        on("Network.dataReceived", self._came)
        on("Network.loadingFinished", self._finished)
        on("Network.webSocketFrameReceived", self._heard)
        on("Network.webSocketFrameSent", self._heard)

    def _asked(self, told: Mapping[str, Any]) -> None:
        self.loads[told["requestId"]] = Load(named(told["request"]["url"]))

    def _answered(self, told: Mapping[str, Any]) -> None:
        """Its headers are here, and nothing else yet."""
        if told["requestId"] in self.loads:
            self.loads[told["requestId"]].wire = int(told["response"]["encodedDataLength"])

    def _came(self, told: Mapping[str, Any]) -> None:
        if told["requestId"] in self.loads:
            self.loads[told["requestId"]].raw += told["dataLength"]

    def _finished(self, told: Mapping[str, Any]) -> None:
        load = self.loads.get(told["requestId"])
        if load:
            load.packed = int(told["encodedDataLength"]) - load.wire
            load.wire += load.packed
            self.traffic += load.wire

    def _heard(self, told: Mapping[str, Any]) -> None:
        self.traffic += len(told["response"]["payloadData"].encode())


def named(url: str) -> str:
    """An address as one reads it: without the digest, and without what only a machine understands."""
    path = urlsplit(url).path
    if path.startswith("/static/~"):
        return path.split("/", 3)[3]
    for begin in ("/b/", "/api/v1/boards/"):
        if path.startswith(begin):
            return begin + "…"
    return path
