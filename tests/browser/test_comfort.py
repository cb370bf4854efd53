"""Everybody makes the pages their own: how they look, read and move, and the first steps on an empty board."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.guests import connect, join


def root(someone, name):
    return someone.page.locator("html").get_attribute(f"data-{name}")


def letters(someone, selector):
    return someone.page.locator(selector).first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")


def test_choices_are_made_by_keyboard_hold_at_once_and_on_every_page(people, session, bo):
    ana = people("Ana", reduced_motion="no-preference")
    ana.page.goto(f"{ana.address}/")
    before = letters(ana, "h1")
    ana.page.get_by_role("button", name="Reading and colours").focus()
    ana.keys("Enter")
    sheet = ana.page.get_by_role("dialog", name="Reading and colours")
    sheet.get_by_role("radio", name="Like the device").first.focus()
    ana.keys("ArrowRight", "ArrowRight", "Tab", "ArrowRight", "ArrowRight", "ArrowRight", "Tab", "Space")
    ana.keys("Tab", "ArrowRight")
    assert [root(ana, name) for name in ("theme", "size", "reading", "motion")] == ["dark", "200", "easy", "less"]
    assert letters(ana, "h1") == pytest.approx(before * 2 * 1.15)
    ana.keys("Escape")
    ana.page.goto(f"{ana.address}/join?code={session.code}")
    ana.page.locator("#reading input").uncheck()
    ana.page.get_by_label("English").check()
    ana.page.locator("#name").fill("Ana")
    ana.keys("Enter")
    ana.page.wait_for_url("**/b/*")
    ana.arrive()

    assert [root(ana, name) for name in ("theme", "size", "reading", "motion")] == ["dark", "200", "plain", "less"]
    ana.press("Board", within="View")
    bo.write("luz na rua")
    ana.sees("luz na rua")
    assert letters(ana, ".note__text") == letters(bo, ".note__text")
    assert letters(ana, ".tool") == 2 * letters(bo, ".tool")
    bo.page.mouse.move(300, 400)
    bo.page.mouse.move(320, 420)
    expect(ana.page.locator("#canvas .pointer")).to_have_count(0)
    bo.press("Menu")
    bo.press("Reading and colours…", "menuitem")
    bo.page.get_by_role("group", name="Colours of the page").get_by_label("Dark").check()
    assert root(bo, "theme") == "dark"

    ana.from_menu("Reading and colours…")
    ana.press("Español")
    expect(ana.page.locator("html")).to_have_attribute("lang", "es")
    ana.arrive()
    ana.says("Todo guardado")


def test_a_browser_that_keeps_nothing_wears_the_choices_while_the_page_is_open(people, session):
    ana = people("Ana", color_scheme="light")
    ana.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }})"
    )
    ana.join(session.code)
    ana.from_menu("Reading and colours…")
    ana.page.get_by_label("Dark").check()
    ana.page.get_by_label("150%").check()

    assert (root(ana, "theme"), root(ana, "size")) == ("dark", "150")


def test_the_first_steps_are_ticked_as_one_does_them_and_never_come_back(ana, bo):
    card = ana.page.get_by_role("region", name="First steps, in one minute")
    expect(card.get_by_role("listitem")).to_have_count(3)
    card.get_by_role("button", name="Write").focus()
    ana.keys("Enter")
    ana.page.keyboard.type("Ana")
    ana.keys("Enter", "Escape")
    expect(card).to_contain_text(re.compile("Done:\\s+Write your name on a note"))
    bo.sees("Ana")

    card.get_by_role("button", name="Move", exact=True).press("Enter")
    expect(ana.note("Ana")).to_be_focused()
    ana.keys("ArrowDown")
    done = ana.page.get_by_role("region", name="That was all. Have fun!")
    expect(done.get_by_text("Done:")).to_have_count(3)
    ana.picture("first-steps")
    done.get_by_role("button", name="Close the first steps").press("Enter")
    expect(ana.page.locator("#canvas")).to_be_focused()
    ana.choose("Ana")
    ana.keys("Delete")
    ana.says("All saved")
    ana.page.reload()
    ana.arrive()

    expect(ana.page.locator(".first")).to_have_count(0)


def test_the_first_steps_cover_nothing_new_and_are_over_when_one_goes_on(ana):
    card = ana.page.locator("#first")
    expect(card).to_be_visible()
    ana.write("One", "Two", "Three", "Four", "Five", "Six")
    expect(ana.page.locator("#canvas .note")).to_have_count(6)
    for note in ana.page.locator("#canvas .note").all():
        box, over = note.bounding_box(), card.bounding_box()
        assert box["x"] > over["x"] + over["width"] or box["y"] + box["height"] < over["y"]

    ana.choose("Six")
    ana.keys("ArrowDown")
    expect(card).to_contain_text("That was all. Have fun!")
    ana.write("Seven")

    expect(card).to_be_hidden()


def test_the_first_steps_are_on_a_phones_list_too_and_only_for_those_who_may_write(people, server, session):
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]
    ana = people("Ana", **PHONE).join(session.code)
    card = ana.page.get_by_role("region", name="First steps, in one minute")
    expect(card).to_be_visible()
    assert fay.act(session.board, "stage.set", {"tools": ["frame"]})["ok"]
    expect(card).to_have_count(0)
    assert fay.act(session.board, "stage.set", {"tools": None})["ok"]
    card.get_by_role("button", name="Write").tap()
    ana.page.get_by_role("textbox", name="New note").fill("Ana")
    ana.tap("Send")
    ana.tap("Done")
    card.get_by_role("button", name="Move", exact=True).tap()

    expect(ana.note("Ana")).to_be_focused()
    ana.says("All saved")


def test_on_paper_a_board_is_its_list_with_every_note(ana):
    ana.write(*(f"Note {n}" for n in range(30)))
    ana.says("All saved")
    ana.page.emulate_media(media="print")
    ana.page.wait_for_function(
        "() => dispatchEvent(new Event('beforeprint')) && document.querySelector('#list .part__row')"
    )

    expect(ana.page.locator("#list .part__row")).to_have_count(30)
    expect(ana.page.locator("#list").get_by_text("Note 29", exact=True)).to_be_visible()
    for part in ("canvas", "bars", "panel"):
        expect(ana.page.locator(f"#{part}")).to_be_hidden()
    ana.picture("paper")

    ana.page.emulate_media(media="screen")
    ana.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(ana.page.locator("#list .part__row")).to_have_count(0)
    expect(ana.page.locator("#canvas")).to_be_visible()
