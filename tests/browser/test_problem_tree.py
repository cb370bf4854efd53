"""A problem tree grows note by note, lies in order by itself and becomes a tree of objectives."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import LATE, PHONE


@pytest.fixture
def tree(ana):
    """Ana has a problem in a problem tree."""
    ana.from_menu("Start with a method…")
    ana.press(re.compile("^Problem tree"))
    ana.press("List")
    ana.page.get_by_role("region", name="Focal problem").get_by_role("button", name="Note here").click()
    ana.page.get_by_role("textbox").fill("Buses come late")
    ana.press("Done")
    return ana


def part(someone, name, *texts):
    for text in texts:
        expect(someone.page.get_by_role("region", name=name, exact=True)).to_contain_text(text)


def test_causes_and_effects_come_with_their_links_each_as_one_step(tree, bo):
    ana = tree
    ana.press("More about “Buses come late”")
    ana.press("Add a cause…", "menuitem")
    ana.page.get_by_role("textbox", name="What causes “Buses come late”?").fill("Streets are full of cars")
    ana.press("Send")
    ana.page.get_by_role("textbox").fill("Old buses break down")
    ana.press("Done")
    ana.press("More about “Buses come late”")
    ana.press("Add an effect…", "menuitem")
    ana.page.get_by_role("textbox", name="What does “Buses come late” lead to?").fill("Children miss school")
    ana.press("Done")

    part(ana, "Causes", "Streets are full of cars", "Old buses break down")
    part(ana, "Effects", "Children miss school")
    expect(ana.page.locator(".item--link")).to_have_count(3)
    bo.sees("Streets are full of cars", "Old buses break down", "Children miss school")
    expect(bo.links()).to_have_count(3)
    middle = {text: bo.middle(text)[1] for text in ("Children miss school", "Buses come late", "Old buses break down")}
    assert list(middle.values()) == sorted(middle.values())

    ana.says("All saved")
    ana.press("Undo", within="Tools")
    bo.sees_no("Children miss school")
    expect(bo.links()).to_have_count(2)


def test_by_keys_alone_a_tree_grows_and_is_laid_out(tree):
    ana = tree
    ana.press("Board")
    ana.page.locator("#canvas").focus()
    ana.keys("Tab", "Tab")
    expect(ana.page.locator("#canvas .note:focus")).to_contain_text("Buses come late")
    ana.keys("Alt+ArrowDown")
    expect(ana.page.get_by_role("textbox", name="What causes “Buses come late”?")).to_be_focused(timeout=LATE)
    ana.page.keyboard.insert_text("Streets are full of cars")
    ana.keys("Enter", "Escape")
    expect(ana.page.locator("#canvas .note:focus")).to_contain_text("Buses come late")
    ana.keys("Alt+ArrowUp")
    expect(ana.page.get_by_role("textbox", name="What does “Buses come late” lead to?")).to_be_focused(timeout=LATE)
    ana.page.keyboard.insert_text("Children miss school")
    ana.keys("Enter", "Escape")

    ana.sees("Streets are full of cars", "Children miss school")
    expect(ana.links()).to_have_count(2)
    tops = [ana.middle(text)[1] for text in ("Children miss school", "Buses come late", "Streets are full of cars")]
    assert tops == sorted(tops)


def test_a_tree_becomes_one_of_objectives_that_people_write_anew(tree, bo):
    ana = tree
    ana.press("More about “Buses come late”")
    ana.press("Add a cause…", "menuitem")
    ana.page.get_by_role("textbox").fill("Old buses break down")
    ana.press("Done")
    ana.press("More about “Old buses break down”")
    ana.press("Tree…", "menuitem")
    ana.press("Turn into a tree of objectives", "menuitem")

    objective = "Objective: the opposite of “Old buses break down”"
    bo.sees(objective, "Objective: the opposite of “Buses come late”")
    expect(bo.links()).to_have_count(2)
    expect(bo.note(objective)).to_contain_text("proposed: write it in your words")

    ana.page.get_by_role("button", name=objective, exact=True).last.click()
    ana.page.get_by_role("textbox").fill("Buses are looked after")
    ana.press("Done")
    expect(bo.note("Buses are looked after")).not_to_contain_text("proposed")
    ana.press("More about “Buses are looked after”")
    ana.press("Go to “Old buses break down”", "menuitem")
    expect(ana.page.locator(".item__words:focus")).to_have_text("Old buses break down")

    ana.says("All saved")
    ana.press("Undo", within="Tools")
    ana.press("Undo", within="Tools")
    bo.sees_no("Objective: the opposite of", "Buses are looked after")
    bo.sees("Buses come late", "Old buses break down")
    expect(bo.links()).to_have_count(1)


def test_by_taps_alone_on_a_phone(people, session, bo):
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("Menu")
    ana.tap("Start with a method…", "menuitem")
    ana.tap(re.compile("^Problem tree"))
    ana.page.get_by_role("region", name="Focal problem").get_by_role("button", name="Note here").tap()
    ana.page.get_by_role("textbox").fill("Buses come late")
    ana.tap("Done")
    ana.tap("More about “Buses come late”")
    ana.tap("Add a cause…", "menuitem")
    ana.page.get_by_role("textbox").fill("Old buses break down")
    ana.tap("Done")

    part(ana, "Causes", "Old buses break down")
    expect(bo.links()).to_have_count(1)
    ana.tap("More about “Old buses break down”")
    ana.tap("Tree…", "menuitem")
    ana.tap("Make it the focal problem", "menuitem")
    part(ana, "Focal problem", "Old buses break down")
    part(ana, "Effects", "Buses come late")


def test_what_changes_while_the_list_is_open_is_drawn_when_the_board_is_seen_again(ana):
    ana.write("First")
    ana.press("List")
    ana.press("Note", within="Tools")
    ana.page.get_by_role("textbox").fill("Second")
    ana.press("Done")
    ana.says("All saved")

    ana.press("Board")
    ana.sees("First", "Second")
