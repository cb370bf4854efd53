"""Pen drawings and link cards, on the canvas and in the list, and what is pasted."""

import base64
import math
import re

from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.test_pictures import file


def drawings(someone):
    return someone.page.locator("#canvas .drawing")


def ring(someone, x=420, y=330, radius=90):
    someone.page.mouse.move(x + radius, y)
    someone.page.mouse.down()
    for step in range(1, 40):
        someone.page.mouse.move(x + radius * math.cos(step / 6), y + radius * math.sin(step / 6))
    someone.page.mouse.up()


def test_a_stroke_is_seen_by_others_described_moved_and_removed(ana, bo):
    ana.press("More", within="Tools")
    ana.press("Draw", "menuitem")
    ana.reads("Draw with pen, finger or mouse.")
    ring(ana)
    expect(drawings(ana)).to_have_count(1)
    ana.says("All saved")
    ana.press("Stop")

    expect(drawings(bo)).to_have_count(1)
    path = bo.page.locator("#canvas .drawing__ink")
    expect(path).to_have_attribute("d", path_of(ana))
    ana.page.mouse.click(420, 330)
    expect(ana.page.locator(".drawing[data-selected]")).to_have_count(0)
    ana.page.mouse.click(510, 330)
    expect(ana.page.locator(".drawing[data-selected]")).to_have_count(1)
    ana.press("Describe")
    ana.page.keyboard.insert_text("Um círculo em volta da praça")
    ana.keys("Enter")
    expect(drawings(bo)).to_have_attribute("aria-label", "Drawing: Um círculo em volta da praça, Ana")
    place = drawings(bo).evaluate("each => getComputedStyle(each).translate")
    drawings(ana).focus()
    ana.keys("ArrowRight")
    ana.rest()
    bo.page.wait_for_function(
        "was => getComputedStyle(document.querySelector('.drawing')).translate !== was", arg=place
    )
    drawings(ana).focus()
    ana.keys("Delete")
    expect(drawings(bo)).to_have_count(0)


def test_a_stroke_drawn_before_the_pen_has_come_is_there_when_it_comes(people, session):
    ana = people("Ana", service_workers="block")
    held = []

    def hold(route):
        held.append(route)

    ana.page.route(re.compile(r"canvas/pen\.js"), hold)
    ana.join(session.code)
    ana.press("More", within="Tools")
    ana.press("Draw", "menuitem")
    ring(ana)
    expect(drawings(ana)).to_have_count(0)

    [route] = held
    route.continue_()

    expect(drawings(ana)).to_have_count(1)
    ana.says("All saved")


def path_of(someone):
    ink = someone.page.locator("#canvas .drawing__ink:not([data-plain])").first
    expect(ink).to_be_attached()
    return ink.get_attribute("d")


def test_two_fingers_zoom_and_draw_nothing(people, session):
    ana = people("Ana", **{**PHONE, "viewport": {"width": 820, "height": 1180}}).join(session.code)
    ana.page.get_by_role("button", name="Board", exact=True).tap()
    ana.tap("More", within="Tools")
    ana.tap("Draw", "menuitem")
    ana.page.wait_for_function("() => document.querySelector('#canvas').dataset.tool === 'drawing'")
    fingers = ana.context.new_cdp_session(ana.page)

    def touch(kind, *points):
        told = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    zoom = ana.page.locator(".zoom__now").inner_text()
    touch("touchStart", (300, 500))
    touch("touchMove", (310, 505))
    touch("touchStart", (310, 505), (500, 500))
    for step in range(1, 8):
        touch("touchMove", (310 - 12 * step, 505), (500 + 12 * step, 500))
    touch("touchEnd")

    expect(ana.page.locator(".zoom__now")).not_to_have_text(zoom)
    expect(ana.page.locator(".drawing, .surface__drawing .drawing__ink")).to_have_count(0)
    touch("touchStart", (300, 500))
    for step in range(1, 8):
        touch("touchMove", (300 + 20 * step, 500 + 5 * step))
    touch("touchEnd")
    expect(drawings(ana)).to_have_count(1)


def test_a_web_page_becomes_a_card_that_opens_it_in_a_new_tab(ana, bo):
    ana.press("More", within="Tools")
    ana.press("New web page", "menuitem")
    field = ana.page.get_by_role("textbox", name="Address")
    field.fill("javascript:alert(1)")
    ana.keys("Enter")
    expect(field).to_be_visible()
    field.fill("127.0.0.1/planos/praça")
    ana.keys("Enter")
    ana.says("All saved")

    card = bo.page.locator("#canvas .card")
    expect(card).to_contain_text("127.0.0.1/planos/praça")
    link = card.get_by_role("link", name="Open")
    expect(link).to_have_attribute("href", "https://127.0.0.1/planos/pra%C3%A7a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    bo.press("List")
    bo.press("127.0.0.1/planos/praça")
    bo.page.keyboard.insert_text("Planos da praça")
    bo.keys("Enter")
    expect(ana.page.locator("#canvas .card")).to_contain_text("Planos da praça")
    expect(bo.page.locator("#list").get_by_role("link", name="Open").first).to_be_visible()


def test_what_is_pasted_becomes_a_card_or_a_picture(ana, bo):
    paste(ana, "text/plain", "https://127.0.0.1/mapa")
    paste(ana, "image/png", base64.b64encode(file("PNG")).decode())

    expect(bo.page.locator("#canvas .card")).to_contain_text("127.0.0.1/mapa")
    expect(bo.page.locator("#canvas .image")).to_have_count(1)


def paste(someone, type, data):
    """What the browser does with Ctrl+V: text, or a picture in base64."""
    someone.page.evaluate(
        """([type, data]) => {
            const clipboardData = new DataTransfer();
            const bytes = () => Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            if (type.startsWith("text/")) clipboardData.setData(type, data);
            else clipboardData.items.add(new File([bytes()], "picture", { type }));
            const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
            document.querySelector("#canvas").dispatchEvent(event);
        }""",
        [type, data],
    )
