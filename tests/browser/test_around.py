"""Finding one's way on a board, and each other."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE


def count(someone):
    return someone.page.locator(".find__count:visible")


def found(someone):
    return someone.page.locator("#canvas [data-found]")


def view(someone):
    someone.drawn()
    return someone.page.locator(".surface__world").evaluate("world => world.style.transform")


def test_a_word_is_found_wherever_it_is_and_esc_comes_back(ana):
    ana.write("Ônibus demora", "Rua escura", "O ônibus não vem")
    ana.keys("Tab", "Tab")
    expect(ana.note("Rua escura")).to_be_focused()

    ana.keys("/")
    ana.page.keyboard.type("onibus")
    expect(count(ana)).to_have_text("2 found")
    ana.keys("Enter")
    expect(count(ana)).to_contain_text("1 of 2: Ônibus demora")
    ana.keys("Enter")
    expect(found(ana)).to_contain_text("O ônibus não vem")
    ana.keys("Enter", "Shift+Enter")
    expect(count(ana)).to_contain_text("2 of 2")

    ana.keys("Escape")
    expect(ana.note("Rua escura")).to_be_focused()
    expect(found(ana)).to_have_count(0)

    ana.keys("Control+f")
    ana.page.keyboard.type("onibus")
    ana.keys("Enter", "Control+Enter")
    expect(ana.note("Ônibus demora")).to_be_focused()


def test_what_is_found_far_away_comes_into_sight(ana):
    ana.write("Ônibus demora")
    ana.page.locator("#canvas").focus()
    for _ in range(30):
        ana.keys("ArrowRight")
    expect(ana.note("Ônibus demora")).not_to_be_in_viewport()

    ana.keys("Control+f")
    ana.page.keyboard.type("demora")
    ana.keys("Enter")

    expect(ana.note("Ônibus demora")).to_be_in_viewport()


def test_on_a_phone_the_board_and_the_list_are_searched(people, session, bo):
    bo.write("Ônibus demora", "Rua escura")
    ana = people("Ana", **PHONE).join(session.code)
    ana.page.get_by_label("Find in the notes").fill("ONIBUS")
    ana.keys("Enter")
    expect(ana.page.locator("#list .part__row")).to_have_count(1)
    expect(ana.page.locator("#list [data-found]")).to_contain_text("Ônibus demora")
    ana.keys("Escape")
    expect(ana.page.locator("#list .part__row")).to_have_count(2)

    ana.tap("Board")
    ana.tap("Find")
    ana.page.keyboard.type("escura")
    ana.keys("Enter")
    expect(found(ana)).to_contain_text("Rua escura")
    ana.tap("Close")
    expect(found(ana)).to_have_count(0)


def test_the_map_and_the_zoom_move_the_window(ana):
    ana.write("Ônibus demora")
    ana.press(re.compile("%"), within="Zoom")
    ana.press("200 %", "menuitemradio")
    expect(ana.page.get_by_role("group", name="Zoom")).to_contain_text("200%")
    before = view(ana)

    box = ana.page.locator(".minimap").bounding_box()
    ana.page.mouse.move(box["x"] + 44, box["y"] + 28)
    ana.page.mouse.down()
    ana.page.mouse.move(box["x"] + 74, box["y"] + 38, steps=3)
    ana.page.mouse.up()

    assert view(ana) != before
    ana.page.locator("#canvas").focus()
    ana.keys("1")
    expect(ana.note("Ônibus demora")).to_be_in_viewport()


def alike(*people):
    """Close what covers a part of some windows only: where one looks is the middle of what is free."""
    for someone in people:
        someone.press("Close the first steps")


def goes(someone, keys):
    """Move the window by the arrow keys."""
    someone.page.locator("#canvas").focus()
    someone.keys(*keys)


def looks_at(someone):
    """What point of the board is in the middle of the window."""
    someone.drawn()
    return someone.page.evaluate(
        """() => {
          const { a: zoom, e, f } = new DOMMatrix(document.querySelector(".surface__world").style.transform);
          const { clientWidth, clientHeight } = document.querySelector("#canvas");
          return [(clientWidth / 2 - e) / zoom, (clientHeight / 2 - f) / zoom];
        }"""
    )


def looks_where(someone, other):
    until = time.monotonic() + 10
    while max(abs(a - b) for a, b in zip(looks_at(someone), looks_at(other), strict=True)) > 2:
        assert time.monotonic() < until, f"{looks_at(someone)} is not {looks_at(other)}"
        someone.page.wait_for_timeout(50)


def test_one_follows_somebody_until_one_moves_oneself(ana, bo):
    ana.write("Ônibus demora")
    bo.sees("Ônibus demora")
    alike(ana, bo)
    goes(ana, ["ArrowRight"] * 5)

    bo.press(re.compile("people here"))
    bo.press(re.compile("^Follow"))
    bo.reads("You are following Ana.")
    looks_where(bo, ana)
    goes(ana, ["ArrowDown", "ArrowDown", "-"])
    looks_where(bo, ana)
    bo.picture("following")
    ana.press(re.compile("people here"))
    ana.reads("follows you")
    ana.keys("Escape")

    goes(bo, ["ArrowLeft"])
    expect(bo.page.get_by_text("You are following")).to_have_count(0)
    stays = looks_at(bo)
    goes(ana, ["ArrowDown"])
    bo.page.wait_for_timeout(400)
    assert looks_at(bo) == stays


def test_the_facilitator_brings_everybody_but_interrupts_nobody_who_writes(people, session, ana, bo, fay):
    cida = people("Cida", **PHONE).join(session.code)
    fay.write("Ônibus demora")
    for someone in (ana, bo):
        someone.sees("Ônibus demora")
    cida.reads("Ônibus demora")
    alike(ana, bo, fay)
    goes(fay, ["ArrowRight"] * 6)
    before = looks_at(ana)
    bo.begin()
    bo.page.keyboard.type("Rua esc")
    writing = looks_at(bo)

    fay.from_menu("Bring everybody here")

    ana.reads("Fay brought everybody here.")
    looks_where(ana, fay)
    cida.reads("Fay brought everybody here.")
    bo.reads("Fay is calling everybody to one place.")
    assert looks_at(bo) == writing
    bo.page.keyboard.type("ura")
    expect(bo.page.locator("#canvas textarea")).to_have_value("Rua escura")
    ana.press("Go back", within="toast")
    assert looks_at(ana) == pytest.approx(before, abs=1)
    bo.press("Go there", within="toast")
    looks_where(bo, fay)
    bo.sees_no("nothing")
    assert ana.page.get_by_role("menuitem", name="Bring everybody here").count() == 0


class Fingers:
    """Fingers on the screen, as the browser's own protocol plays them."""

    def __init__(self, someone):
        self.line = someone.context.new_cdp_session(someone.page)

    def touch(self, kind, *points):
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def drag(self, *way):
        for kind, *points in [("touchStart", way[0]), *(("touchMove", place) for place in way[1:]), ("touchEnd",)]:
            self.touch(kind, *points)

    def pen(self, *way):
        kinds = ["mousePressed", *["mouseMoved"] * (len(way) - 1), "mouseReleased"]
        for kind, (x, y) in zip(kinds, [*way, way[-1]], strict=True):
            told = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "pointerType": "pen", "clickCount": 1}
            self.line.send("Input.dispatchMouseEvent", told)


def zoom_of(someone):
    someone.drawn()
    return someone.page.evaluate("new DOMMatrix(document.querySelector('.surface__world').style.transform).a")


def test_fingers_move_the_board_and_a_pen_what_lies_on_it(people, session, bo):
    bo.write("Ônibus demora")
    bo.says("All saved")
    ana = people("Ana", viewport={"width": 900, "height": 700}, has_touch=True).join(session.code)
    ana.sees("Ônibus demora")
    fingers, place, start = Fingers(ana), ana.place("Ônibus demora"), looks_at(ana)
    x, y = ana.middle("Ônibus demora")

    fingers.drag((x, y), (x + 30, y + 10), (x + 60, y + 20))
    assert looks_at(ana) != start
    assert ana.place("Ônibus demora") == place

    before = zoom_of(ana)
    fingers.touch("touchStart", (400, 300))
    fingers.touch("touchStart", (400, 300), (500, 300))
    fingers.touch("touchMove", (350, 300), (550, 300))
    assert zoom_of(ana) == pytest.approx(2 * before, rel=0.02)
    fingers.touch("touchEnd")

    x, y = ana.middle("Ônibus demora")
    fingers.pen((x, y), (x + 40, y + 40), (x + 96, y + 96))
    bo.at_the_same_place("Ônibus demora", ana)
    assert ana.place("Ônibus demora") != place


def test_a_drag_that_leaves_the_window_is_not_stuck_to_the_pointer(ana):
    ana.write("Ônibus demora")
    place = ana.place("Ônibus demora")
    x, y = ana.middle("Ônibus demora")
    ana.page.mouse.move(x, y)
    ana.page.mouse.down()
    ana.page.mouse.move(x + 100, y + 60, steps=3)
    ana.page.evaluate("dispatchEvent(new Event('blur'))")
    expect(ana.note("Ônibus demora")).to_have_css("translate", place)
    ana.page.mouse.up()

    ana.page.mouse.move(x - 100, y - 100)
    ana.page.wait_for_timeout(100)
    expect(ana.note("Ônibus demora")).to_have_css("translate", place)
    ana.drag("Ônibus demora", (96, 48))
    expect(ana.note("Ônibus demora")).not_to_have_css("translate", place)
