"""A causal map as people draw it: factors, links between them in one gesture, and what both rest on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import mapped
from tests.browser.page import PHONE
from tests.browser.test_readable import troubles

BAR = "What to do with it"


@pytest.fixture
def board(server, session):
    client = mapped(server, session)
    yield client
    client.close()


def fit(someone):
    someone.page.locator("#canvas").focus()
    someone.keys("1")


def links(someone):
    return someone.page.locator("#canvas [data-link]")


def test_a_link_between_factors_is_one_gesture_and_its_sign_one_key(board, ana, bo):
    fit(ana)
    ana.choose("Money")
    x, y = ana.middle("Buses")
    ana.note("Money").locator("[data-grip]").hover()
    ana.page.mouse.down()
    ana.page.mouse.move(x + 9, y + 9, steps=4)
    ana.page.mouse.up()

    expect(links(bo)).to_have_count(4)
    ana.keys("+", "d", "x")
    bo.press("List", within="View")
    bo.reads("“Money” increases “Buses”, with delay, contested")


def test_a_sign_pressed_again_leaves_a_causal_link_that_is_not_said_yet(board, ana):
    fit(ana)
    ana.choose("Buses")
    ana.keys("j")
    ana.keys("-")
    ana.press("List", within="View")
    ana.reads("“Buses” affects “Waiting”")


def test_notes_become_evidence_of_a_factor_and_are_found_from_there(board, ana, bo):
    fit(ana)
    ana.choose("An hour in the rain")
    ana.note("The 401 cancelled").click(modifiers=["Shift"])
    ana.press("More", within=BAR)
    ana.press("As evidence for…", "menuitem")
    ana.press("Waiting", within="As evidence for…")

    fit(bo)
    expect(bo.note("Waiting")).to_contain_text("2 notes")
    bo.note("Waiting").get_by_text("2 notes").click()
    bo.press("Take “The 401 cancelled” away")
    expect(ana.note("Waiting")).to_contain_text("1 note")
    bo.press("An hour in the rain", within="Evidence")
    expect(bo.note("An hour in the rain")).to_be_focused()

    ana.choose("An hour in the rain")
    ana.keys("Delete")
    expect(bo.note("Waiting").locator(".note__evidence")).to_be_empty()


def test_all_is_said_of_a_link_by_keys_alone(board, people, session, bo):
    ana = people("Ana").join(session.code)
    fit(ana)
    ana.keys("Tab")
    while "Buses" not in ana.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"):
        ana.keys("Tab")
    ana.keys("l")
    while "Riders" not in ana.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"):
        ana.keys("Tab")
    ana.keys("Enter")
    expect(links(bo)).to_have_count(4)

    ana.keys("?", "e")
    expect(ana.page.get_by_role("dialog", name="A link")).to_be_visible()
    ana.page.get_by_label("not sure").focus()
    ana.keys("Space")
    ana.page.get_by_role("button", name="Add a note…").focus()
    ana.keys("Enter")
    expect(ana.page.get_by_role("searchbox", name="Find", exact=True)).to_be_focused()
    ana.page.keyboard.type("rain")
    ana.keys("Tab", "Enter")
    ana.reads("It rests on 1 note.")
    ana.keys("Escape")

    bo.press("List", within="View")
    bo.reads("“Buses” affects “Riders”, not sure, 1 note as evidence")


def test_a_map_is_drawn_by_taps_on_a_phone(board, people, session, ana):
    bo = people("Bo", **PHONE).join(session.code)
    bo.tap("More about “Money”")
    bo.tap("Link to…", "menuitem")
    bo.tap("Buses", within="Link to…")
    bo.tap(re.compile("^More about the link: “Money” affects"))
    bo.tap("Increases", "menuitemradio")
    bo.tap(re.compile("^More about the link: “Money” increases"))
    bo.tap("How sure, and why…", "menuitem")
    bo.page.get_by_label("Contested: not everybody agrees").tap()
    bo.tap("Close")

    ana.press("List", within="View")
    ana.reads("“Money” increases “Buses”, contested")


def test_signs_stay_as_large_as_they_are_from_further_away(board, ana):
    fit(ana)
    badge = ana.page.locator("[data-link=bus-wait] .link__badge")
    expect(badge).to_have_attribute("transform", re.compile(r"scale\(1"))
    for _ in range(3):
        ana.keys("-")

    expect(badge).to_have_attribute("transform", re.compile(r"scale\(2"))
    assert badge.bounding_box()["width"] > 17


def test_what_doubts_a_link_stands_beside_it_in_words(board, ana, session):
    board.act(session.board, "link.set", {"link": "bus-wait", "contested": True, "confidence": "low"})
    fit(ana)
    expect(ana.page.locator("[data-link=bus-wait] .link__said")).to_have_text("contested · not sure")


def at(someone, *ids):
    """Where these lie on the board now."""
    translate = "each => getComputedStyle(each).translate"
    return {id: someone.page.locator(f'#canvas [data-id="{id}"]').evaluate(translate) for id in ids}


def test_the_map_is_laid_out_as_one_step_and_what_is_locked_stays(board, ana, bo, session):
    for id in ("bus", "wait", "riders"):
        board.act(session.board, "move", {"moves": [[id, 0, 0]]})
    board.act(session.board, "lock", {"ids": ["money"], "locked": True})
    fit(ana)
    expect(ana.note("Money").locator(".thing__lock")).to_be_visible()
    before = at(ana, "bus", "wait", "riders", "money", "n0")

    ana.press("More", within="Tools")
    ana.press("Lay out the map", "menuitem")
    ana.reads("Arranged.")
    ana.says("All saved")
    after = at(ana, *before)
    assert [after[id] for id in ("money", "n0")] == [before[id] for id in ("money", "n0")]
    assert len(set(after.values())) == len(after)
    for id, place in after.items():
        expect(bo.page.locator(f'#canvas [data-id="{id}"]')).to_have_css("translate", place)

    ana.keys("Control+z")
    for id, place in before.items():
        expect(bo.page.locator(f'#canvas [data-id="{id}"]')).to_have_css("translate", place)


def test_a_new_factor_is_written_and_the_next_one_after_it(board, ana, bo):
    ana.press("More", within="Tools")
    ana.press("New factor", "menuitem")
    expect(ana.page.locator("#canvas textarea")).to_be_focused()
    for text in ("Trust", "Hope"):
        ana.page.keyboard.insert_text(text)
        ana.keys("Enter")
    ana.keys("Escape")

    for text in ("Trust", "Hope"):
        expect(bo.page.locator(".note--factor", has_text=text)).to_have_count(1)


def test_a_group_becomes_a_factor_that_rests_on_its_notes(board, ana, bo, session):
    board.act(session.board, "cluster.make", {"cluster": "k", "notes": ["n0", "n1"], "title": "Bad weather"})
    fit(ana)
    ana.page.locator("#canvas [data-id=k]").focus()
    ana.keys("g")
    ana.press("Make a factor of it", "menuitem")

    expect(bo.page.locator(".note--factor", has_text="Bad weather")).to_contain_text("2 notes")
    ana.says("All saved")
    ana.keys("Control+z")
    expect(bo.page.locator(".note--factor", has_text="Bad weather")).to_have_count(0)


@pytest.mark.parametrize("window", [{"viewport": {"width": 1440, "height": 900}}, PHONE], ids=["large", "small"])
def test_axe_finds_nothing_in_what_is_said_of_links_and_factors(board, people, session, window):
    board.act(session.board, "note.evidence", {"note": "wait", "notes": ["n0", "n1"]})
    board.act(session.board, "link.evidence", {"link": "bus-wait", "notes": ["n0"]})
    ana = people("Ana", bypass_csp=True, **window).join(session.code)
    ana.press("List", within="View")
    found = troubles(ana)
    ana.page.get_by_role("button", name="2 notes as evidence").first.click()
    ana.page.locator(".sheet[open]").wait_for()
    found += troubles(ana)
    ana.press("Close")
    ana.press(re.compile("^More about the link: “Buses”"))
    ana.press("How sure, and why…", "menuitem")
    ana.page.locator(".sheet[open]").wait_for()
    found += troubles(ana)
    ana.press("Close")
    ana.press("Board", within="View")
    fit(ana)
    found += troubles(ana)

    assert found == []
