"""The same small task by keyboard alone, and by taps alone on a phone; and how long it takes to get there."""

import time

from playwright.sync_api import expect

from tests.browser.page import PHONE

NOTES = ("late bus", "late for school", "dark street", "no shelter", "broken pavement")
FRAMES = ("Transport", "Streets")


def test_a_guest_is_on_the_board_well_under_twenty_seconds_after_scanning_the_code(people, session):
    ana = people("Ana", **PHONE)
    started = time.monotonic()
    ana.page.goto(f"{ana.address}/j/{session.code}")
    ana.page.get_by_text("English").tap()
    ana.page.locator("#name").fill("Ana")
    ana.page.locator("form button").tap()
    ana.arrive()
    ana.says("All saved")

    assert time.monotonic() - started < 15


def test_the_whole_task_is_done_by_keyboard_alone(people, session, bo):
    ana = people("Ana")
    ana.page.goto(f"{ana.address}/")
    ana.page.keyboard.type(session.code)
    ana.keys("Enter")
    ana.page.wait_for_url("**/join?*")
    expect(ana.page.locator("#name")).to_be_focused()
    ana.page.keyboard.type("Ana")
    ana.keys("Tab", "Tab", "ArrowUp")  # past “I was here before”
    expect(ana.page.get_by_label("English")).to_be_checked()
    ana.keys("Enter")
    ana.page.wait_for_url("**/b/*")
    ana.arrive()

    ana.tab_to("The board")
    ana.keys("n")
    for text in NOTES:
        ana.page.keyboard.type(text)
        ana.keys("Enter")
    ana.keys("Escape")
    bo.sees(*NOTES)

    ana.keys("Tab")
    expect(ana.note("late bus")).to_be_focused()
    before = bo.place("late bus")
    ana.keys("ArrowDown", "ArrowDown", "ArrowRight")
    expect(bo.note("late bus")).not_to_have_css("translate", before)
    ana.rest()
    bo.page.reload()
    bo.arrive()
    assert bo.place("late bus") != before
    bo.at_the_same_place("late bus", ana)

    ana.keys("l", "Tab")
    expect(ana.note("late for school")).to_be_focused()
    ana.keys("Enter")
    expect(ana.links()).to_have_count(1)
    for someone in (ana, bo):
        expect(someone.links()).to_have_count(1)

    ana.keys("Control+z")
    for someone in (ana, bo):
        expect(someone.links()).to_have_count(0)
        someone.sees(*NOTES)

    bo.press("List", within="View")
    for title in FRAMES:
        ana.page.locator("#canvas").focus()
        ana.keys("f", "Enter")
        expect(ana.page.get_by_label("Name")).to_be_focused()
        ana.page.keyboard.type(title)
        ana.keys("Enter")
    for at, text in enumerate(NOTES):
        ana.page.locator("#canvas").focus()
        while ana.page.evaluate("document.activeElement.getAttribute('aria-label')").split(",")[0] != text:
            ana.keys("Tab")
        ana.keys("m")
        ana.page.keyboard.type(FRAMES[at % 2][0])
        ana.keys("Enter")
    for title, count in zip(FRAMES, (3, 2), strict=True):
        expect(bo.page.get_by_role("region", name=title).get_by_role("listitem")).to_have_count(count)


def test_the_whole_task_is_done_by_taps_on_a_phone(people, session, bo):
    ana = people("Ana", **PHONE)
    ana.page.goto(f"{ana.address}/j/{session.code}")
    ana.page.get_by_text("English").tap()
    ana.page.locator("#name").fill("Ana")
    ana.page.locator("form button").tap()
    ana.arrive()

    ana.tap("New note")
    for text in NOTES:
        ana.page.get_by_role("textbox", name="New note").fill(text)
        ana.tap("Send")
    ana.tap("Done")
    bo.sees(*NOTES)

    for title in FRAMES:
        ana.tap("Menu")
        ana.tap("New frame", "menuitem")
        ana.page.get_by_label("Name").fill(title)
        ana.tap("Add the frame")
    for at, text in enumerate(NOTES):
        ana.tap(f"More about “{text}”")
        ana.tap("Move to…", "menuitem")
        ana.tap(FRAMES[at % 2], "menuitemradio")
    for title, count in zip(FRAMES, (3, 2), strict=True):
        expect(bo.page.get_by_label(f"Frame: {title}, {count} notes")).to_be_visible()

    ana.tap("More about “late bus”")
    ana.tap("Link to…", "menuitem")
    ana.tap("late for school", within="Link to…")
    ana.reads("leads to “late for school”")
    expect(bo.links()).to_have_count(1)
    ana.picture("phone")

    ana.tap("Menu")
    ana.tap("Undo", "menuitem")
    expect(bo.links()).to_have_count(0)
    bo.sees(*NOTES)
