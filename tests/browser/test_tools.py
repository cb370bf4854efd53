"""The tool bar: few tools at a time, and what is dragged from it onto the board."""

import re

from playwright.sync_api import expect


def carry(someone, tool, to):
    """Drag a tool of the bar, or of a menu, to a place on the page."""
    box = tool.bounding_box()
    someone.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    someone.page.mouse.down()
    someone.page.mouse.move(to[0], to[1], steps=4)
    someone.page.mouse.up()


def test_a_note_and_a_frame_are_dragged_from_the_bar_onto_the_board(ana, bo):
    carry(ana, ana.control("Note", within="Tools"), (400, 300))
    ana.page.keyboard.insert_text("Ônibus demora")
    ana.keys("Enter", "Escape")
    bo.sees("Ônibus demora")
    x, y = ana.middle("Ônibus demora")
    assert abs(x - 400) < 30 and abs(y - 324) < 40

    ana.press("More", within="Tools")
    carry(ana, ana.control("New frame", "menuitem"), (400, 250))
    ana.page.keyboard.type("Transporte")
    ana.keys("Enter")
    expect(bo.page.get_by_label("Frame: Transporte, 1 note")).to_be_visible()
    expect(ana.page.get_by_role("menu")).to_have_count(0)

    carry(ana, ana.control("Note", within="Tools"), (60, 740))
    expect(ana.page.locator("#canvas textarea")).to_have_count(0)
    expect(ana.control("Choose", within="Tools")).to_have_attribute("aria-pressed", "true")


def test_enter_uses_a_tool_taken_by_button_and_a_frame_made_by_name_comes_into_sight(ana):
    ana.press("More", within="Tools")
    ana.press("New frame", "menuitem")
    ana.keys("Enter")
    ana.page.get_by_role("dialog").locator("[name=title]").fill("Transporte")
    ana.press("Add the frame")
    ana.says("All saved")
    ana.press("More", within="Tools")
    ana.press("New frame", "menuitem")
    ana.keys("Enter")
    ana.page.get_by_role("dialog").locator("[name=title]").fill("Moradia")
    ana.press("Add the frame")

    frame = ana.page.get_by_label("Frame: Moradia, 0 notes")
    expect(frame).to_be_focused()
    expect(frame).to_be_in_viewport(ratio=1)


def test_at_most_seven_tools_have_a_place_on_the_bar(ana):
    assert ana.page.get_by_role("toolbar", name="Tools").get_by_role("button").count() <= 7


def test_menus_name_the_keys_that_do_the_same_where_they_do(ana):
    ana.write("late bus")
    ana.choose("late bus")
    ana.press("More", within="What to do with it")
    expect(ana.control("Colour…", "menuitem")).to_have_attribute("aria-keyshortcuts", "C")
    expect(ana.control("Duplicate", "menuitem")).to_have_attribute("aria-keyshortcuts", "Control+D")
    ana.keys("Escape")
    ana.choose("late bus")
    ana.keys("c")
    expect(ana.control("Colour", "menu")).to_be_visible()
    ana.keys("Escape")

    ana.press("List")
    ana.press(re.compile("^More about"))
    expect(ana.control("Duplicate", "menuitem")).to_have_attribute("aria-keyshortcuts", "Control+D")
    assert ana.control("Colour…", "menuitem").get_attribute("aria-keyshortcuts") is None
