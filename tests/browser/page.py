"""A person at a page in a browser, by what they see and press; what the page complains of is remembered."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.proxy import Proxy
from tests.server import Server

PICTURES = Path(os.environ.get("WORKSHOP_PICTURES") or "var/pictures")
CUT = re.compile(
    r"ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|SOCKET_\w+|NETWORK_\w+|FAILED|ABORTED|EMPTY_\w+)"
    r"|WebSocket|fetching the script"
)
LATE = 15_000
"""ms after which what a bad network holds up is no longer only late."""
expect.set_options(timeout=LATE)
SLOWER = float(os.environ.get("WORKSHOP_SLOWER") or 1)
"""Pages are made so many times slower than this machine: `WORKSHOP_SLOWER=4` finds tests that pass only by haste."""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


class Someone:
    """One person in a window of their own, on a line of their own to the server where a test may cut it."""

    def __init__(
        self, browser: Browser, server: Server, name: str, *, own_line: bool = False, **window: Any
    ) -> None:
        self.name, self.server = name, server
        self.line = Proxy(server.address) if own_line else None
        self.address = f"http://127.0.0.1:{self.line.port if self.line else server.port}"
        self.context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 800}, "locale": "en", "reduced_motion": "reduce", **window}
        )
        self.context.set_default_timeout(LATE)
        self.complaints: list[str] = []
        self.losses_expected = False
        self.page = self._new_page()

    def join(self, code: str, language: str = "en") -> "Someone":
        """Straight to the board, without the form."""
        told = self.context.request.post(
            f"{self.address}/join", data={"code": code, "name": self.name, "language": language}
        ).json()
        self.page.goto(f"{self.address}/b/{told['board']}")
        return self.arrive()

    def arrive(self) -> "Someone":
        self.page.locator("body:not([data-loading])").wait_for()
        return self

    def leave(self) -> None:
        self.context.close()
        if self.line:
            self.line.close()

    # What one does

    def write(self, *texts: str) -> None:
        """New notes, one after the other."""
        self.begin()
        for text in texts:
            self.page.keyboard.insert_text(text)
            self.keys("Enter")
        self.keys("Escape")
        self.drawn()

    def begin(self) -> None:
        """Take up a new note, to be written."""
        self.page.locator("#canvas").focus()
        self.keys("n")
        expect(self.page.locator("#canvas textarea")).to_be_focused()

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def press(self, words: str | re.Pattern[str], role: Any = "button", within: str = "") -> None:
        """Press what bears these words; within the bar, sheet or message of that name."""
        self.control(words, role, within).click()

    def tap(self, words: str | re.Pattern[str], role: Any = "button", within: str = "") -> None:
        """The same with a finger."""
        self.control(words, role, within).tap()

    def control(self, words: str | re.Pattern[str], role: Any = "button", within: str = "") -> Locator:
        place: Page | Locator = self.page
        if within == "toast":
            place = self.page.locator("#toast")
        elif within:
            place = self.page.get_by_label(within, exact=True)
        return place.get_by_role(role, name=words, exact=isinstance(words, str))

    def tab_to(self, label: str) -> None:
        """Go on by the Tab key until what has that label has the focus."""
        for _ in range(40):
            self.keys("Tab")
            if self.page.evaluate("document.activeElement.getAttribute('aria-label')") == label:
                return
        raise AssertionError(f"the Tab key does not come to {label!r}")

    def choose(self, text: str) -> None:
        self.note(text).click()

    def from_menu(self, words: str) -> None:
        """Something of the board's menu."""
        self.press("Menu")
        self.press(words, "menuitem")

    def drag(self, text: str, by: tuple[int, int]) -> None:
        """Drag a note by so many pixels."""
        self.drawn()
        x, y = self.middle(text)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0] / 2, y + by[1] / 2, steps=3)
        self.page.mouse.move(x + by[0], y + by[1], steps=3)
        self.page.mouse.up()

    def rest(self) -> None:
        """Take the hands off the keys until what the arrows have moved is stored: then it can be worked with again."""
        expect(self.page.get_by_label("What to do with it")).to_be_visible()
        self.says("All saved")

    def has_all(self) -> None:
        """What comes after the first look is here: from now on the page needs no network for it."""
        for name in ("outline/outline", "canvas/files", "sheets/waiting"):
            self.page.wait_for_function(
                "name => performance.getEntriesByType('resource').some(each => each.name.endsWith(`${name}.js`))",
                arg=name,
            )

    def open_again(self, address: str) -> None:
        """The board, in a new page of the same browser."""
        self.page = self._new_page()
        self.page.goto(f"{self.address}{urlsplit(address).path}")
        self.arrive()

    # What one sees

    def drawn(self) -> None:
        """All that was done so far can be seen: what changes is drawn with the next frame."""
        self.page.evaluate(DRAWN)

    def note(self, text: str) -> Locator:
        return self.page.locator("#canvas .note", has_text=text)

    def notes(self) -> list[str]:
        """The texts of the notes on the canvas."""
        self.drawn()
        return self.page.locator("#canvas .note .note__text").all_inner_texts()

    def links(self) -> Locator:
        return self.page.locator("#canvas [data-link] path:first-of-type, #canvas path[data-link]")

    def middle(self, text: str) -> tuple[float, float]:
        box = self.note(text).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def sees(self, *texts: str) -> None:
        """Each of these notes is there exactly once."""
        for text in texts:
            expect(self.note(text)).to_have_count(1, timeout=LATE)

    def sees_no(self, *texts: str) -> None:
        for text in texts:
            expect(self.note(text)).to_have_count(0)

    def at_the_same_place(self, text: str, other: "Someone") -> None:
        """Where the note lies on the board, here and at the other's, once both are at rest."""
        until = time.monotonic() + LATE / 1000
        while self.place(text) != other.place(text) or other.page.locator("#top").get_by_text("Sending").count():
            assert time.monotonic() < until, f"{text!r}: {self.place(text)} here, {other.place(text)} there"
            self.page.wait_for_timeout(50)

    def place(self, text: str) -> str:
        self.drawn()
        return str(self.note(text).evaluate("note => getComputedStyle(note).translate"))

    def reads(self, words: str | re.Pattern[str]) -> None:
        """The page says so, somewhere in sight."""
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=LATE)

    def says(self, words: str | re.Pattern[str]) -> None:
        """The top bar says how it stands with saving, what was just done included."""
        self.drawn()
        expect(self.page.locator("#top")).to_contain_text(words, timeout=LATE)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")

    # What goes wrong on purpose

    @contextmanager
    def refusals_expected(self) -> Iterator[None]:
        """The browser says so on the console when an answer is a refusal; meanwhile that is no complaint."""
        count = len(self.complaints)
        yield
        told = [each for each in self.complaints[count:] if "Failed to load resource" not in each]
        self.complaints[count:] = told

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """The line is cut, sockets that were open included."""
        assert self.line, f"{self.name} has no line of their own"
        with losses_expected(self):
            self.line.cut()
            self.context.set_offline(True)
            yield
            self.reconnect()
            self.says("All saved")

    def reconnect(self) -> None:
        assert self.line
        self.line.restore()
        self.context.set_offline(False)

    def _new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", lambda message: self._complain(message.type, message.text))
        page.on("pageerror", lambda error: self._complain("error", str(error)))
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: self._only_here(request.url))
        if SLOWER > 1:
            self.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return page

    def _failed(self, request: Request) -> None:
        """A page that one leaves lets go of what it was asking, fonts and pictures too, which is no failure."""
        if request.resource_type == "document" or request.failure != "net::ERR_ABORTED":
            self._complain("failed", f"{request.failure} {request.url}")

    def _complain(self, kind: str, text: str) -> None:
        """What Playwright does is none of the page's doing: where a test keeps the worker away, it says so."""
        if not (self.losses_expected and CUT.search(text)) and "blocked by Playwright" not in text:
            self.complaints.append(f"{self.name}'s page, {kind}: {text}")

    def _only_here(self, url: str) -> None:
        if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.complaints.append(f"{self.name}'s page asked another host: {url}")


@contextmanager
def losses_expected(*people: Someone) -> Iterator[None]:
    """Meanwhile what a browser says of lost connections is no complaint."""
    with ExitStack() as stack:
        for someone in people:
            someone.losses_expected = True
            stack.callback(setattr, someone, "losses_expected", False)
        yield
