"""Suggested groups and possible duplicates: proposals that people accept, name, dismiss, merge and undo."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.browser.test_readable import troubles
from tests.guests import connect, join

NOTES = {
    "bus1": ("Ônibus demora e vem cheio", 0, 0),
    "bus2": ("The bus is late and crowded", 230, 0),
    "bus3": ("El autobús llega tarde y lleno", 0, 150),
    "tree1": ("Mais árvores na praça", 700, 0),
    "tree2": ("Plant more trees in the square", 930, 0),
    "tree3": ("Más árboles en la plaza", 700, 150),
    "light1": ("Rua da escola sem luz à noite", 0, 450),
    "light2": ("Calle de la escuela sin luz de noche", 230, 450),
}


@pytest.fixture
def written(server, session):
    """Rui's notes, in three languages."""
    rui = connect(server, join(server, session.code, "Rui"))
    assert rui.open(session.board)["ok"]
    for id, (text, x, y) in NOTES.items():
        assert rui.act(session.board, "note.add", {"note": id, "x": x, "y": y, "text": text})["ok"]
    return rui


def open_suggestions(someone):
    someone.from_menu("Suggest groups")
    expect(someone.page.get_by_role("complementary", name="Suggestions")).to_be_focused()


def accept(someone, letter):
    return someone.control(re.compile(f"^Accept group {letter}:"))


def groups(someone):
    """The clusters on the canvas."""
    return someone.page.locator("#canvas .cluster")


def test_a_proposal_is_accepted_with_a_name_seen_by_all_and_undone(ana, bo, written):
    open_suggestions(ana)
    ana.reads("Suggested groups (2)")
    ana.reads("Compared by what the notes mean")
    expect(ana.page.locator(".hulls__band")).to_have_count(2)
    expect(ana.page.locator(".hulls__band--focus")).to_have_count(1)

    slider = ana.page.get_by_role("slider", name="How many groups")
    slider.focus()
    ana.keys("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "3 groups")
    ana.reads("Suggested groups (3)")

    ana.press(re.compile("^B "))
    ana.page.get_by_label("A name, if you have one already").fill("Light")
    ana.keys("Enter")
    ana.reads("Suggested groups (2)")
    expect(groups(bo)).to_have_count(1)
    expect(groups(bo)).to_contain_text("Light")
    expect(groups(bo)).to_contain_text("2 notes")
    expect(accept(ana, "B")).to_have_count(0)

    ana.press("Undo", within="Tools")
    expect(groups(bo)).to_have_count(0)
    expect(accept(ana, "B")).to_be_visible()


def test_by_keys_one_is_dismissed_and_the_rest_accepted_each_as_a_step(ana, written):
    open_suggestions(ana)
    ana.reads("Suggested groups (2)")
    ana.page.get_by_role("slider", name="How many groups").focus()
    ana.keys("ArrowRight")
    ana.reads("Suggested groups (3)")
    ana.control(re.compile("^Dismiss group A:")).focus()
    ana.keys("Enter")
    ana.reads("Suggested groups (2)")
    expect(accept(ana, "B")).to_be_focused()
    ana.control("Accept all 2").focus()
    ana.keys("Enter")

    expect(groups(ana)).to_have_count(2)
    ana.reads("Nothing to group here.")
    ana.says("All saved")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+z")
    expect(groups(ana)).to_have_count(1)
    ana.keys("Control+z")
    expect(groups(ana)).to_have_count(0)


def test_the_same_note_in_two_languages_is_merged_with_both_texts_and_undone(ana, bo, written):
    open_suggestions(ana)
    pair = ana.page.get_by_role("list", name="Is it the same note?").get_by_role("listitem").filter(has_text="sin luz")
    pair.get_by_role("button", name=re.compile("^Merge")).click()
    ana.reads("One note now. Both texts and both authors are kept in it.")
    bo.sees_no("Calle de la escuela")
    expect(bo.note("Rua da escola")).to_contain_text("2 notes together")

    bo.note("Rua da escola").get_by_text("2 notes together").click()
    sheet = bo.page.get_by_role("dialog", name="2 notes together")
    texts = [re.compile("Rua da escola.*Rui"), re.compile("Calle de la escuela.*Rui")]
    expect(sheet.get_by_role("listitem")).to_have_text(texts)
    bo.keys("Escape")
    bo.press("List")
    expect(bo.page.locator("#list").get_by_role("button", name="2 notes together")).to_be_visible()

    ana.press("Undo", within="Tools")
    ana.sees("Calle de la escuela", "Rua da escola")
    expect(ana.note("Rua da escola")).not_to_contain_text("together")


def test_who_says_that_two_are_different_is_not_asked_again(ana, written):
    open_suggestions(ana)
    pairs = ana.page.get_by_role("list", name="Is it the same note?").get_by_role("listitem")
    here = pairs.filter(has_text="sin luz")
    here.get_by_role("button", name=re.compile("are different$")).click()
    expect(here).to_have_count(0)

    ana.page.reload()
    ana.arrive()
    open_suggestions(ana)
    ana.reads("Suggested groups (2)")
    expect(here).to_have_count(0)


def test_on_a_phone_groups_are_accepted_in_the_list_by_taps(people, session, written):
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("Menu")
    ana.tap("Suggest groups", "menuitem")
    ana.reads("Suggested groups (2)")
    accept(ana, "A").tap()
    ana.reads("Suggested groups (1)")
    ana.tap("Close")

    expect(ana.page.locator("#list").get_by_text("Group without a name").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_the_suggestions(people, session, written, width):
    ana = people("Ana", viewport={"width": width, "height": 800}, color_scheme="light", bypass_csp=True).join(session.code)
    open_suggestions(ana)
    ana.reads("Suggested groups (2)")

    assert troubles(ana) == []
