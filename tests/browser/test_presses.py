"""What one presses, writes and has the focus on stays so, whatever others change meanwhile."""

import re

import pytest
from playwright.sync_api import expect

from tests.guests import connect, join


def test_a_tool_that_moves_under_the_finger_is_the_one_that_was_pressed(ana, bo, stage):
    box = ana.control("Comment", within="Tools").bounding_box()
    ana.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    ana.page.mouse.down()
    stage(tools=["note", "comment"])
    expect(bo.control("Photo", within="Tools")).to_have_count(0)
    bo.write("Ônibus demora")
    ana.sees("Ônibus demora")
    ana.page.mouse.up()

    expect(ana.control("Comment", within="Tools")).to_have_attribute("aria-pressed", "true")
    expect(ana.control("Photo", within="Tools")).to_have_count(0)


def test_a_key_after_a_menu_of_the_bar_is_about_what_is_chosen(ana):
    ana.write("Ônibus demora", "Rua escura")
    ana.choose("Ônibus demora")
    ana.press("Colour", within="What to do with it")
    ana.press(re.compile("^Mint"), "menuitemradio")
    before = ana.place("Ônibus demora")
    ana.keys("ArrowUp", "ArrowUp")
    ana.rest()
    assert ana.place("Ônibus demora") != before

    ana.press("Colour", within="What to do with it")
    ana.press(re.compile("^Sky"), "menuitemradio")
    ana.keys("Delete")
    ana.sees_no("Ônibus demora")
    ana.choose("Rua escura")
    ana.press("More", within="What to do with it")
    ana.keys("Escape", "Escape", "n")
    expect(ana.page.locator("#canvas textarea")).to_be_focused()


def test_the_other_view_is_there_with_the_press(ana):
    ana.press("List")
    expect(ana.page.locator("#list")).to_be_visible()
    ana.press("Board")
    expect(ana.page.locator("#list")).to_be_hidden()
    expect(ana.page.locator("#bars .tools button").first).to_have_text("Choose")
    tools = ana.page.evaluate(
        """() => {
            const tools = () => [...document.querySelectorAll("#bars .tools button")].map(each => each.textContent.trim());
            const before = tools();
            [...document.querySelectorAll("#bars .views button")].find(each => each.textContent.includes("List")).click();
            return [before[0], tools()[0], document.querySelector("#list h2")?.textContent];
        }"""
    )

    assert tools == ["Choose", "Note", "In this list"]


def test_who_presses_again_while_a_sheet_is_on_its_way_gets_it_once(people, session):
    ana = people("Ana", service_workers="block")
    held = []

    def hold(route):
        held.append(route)

    ana.page.route(re.compile(r"sheets/card\.js"), hold)
    ana.join(session.code)
    for _ in range(2):
        ana.press("More", within="Tools")
        ana.press("New web page", "menuitem")
    for route in held:
        route.continue_()

    expect(ana.page.get_by_role("textbox", name="Address")).to_be_focused()
    expect(ana.page.get_by_role("dialog")).to_have_count(1)


def test_what_is_typed_while_a_sheet_is_on_its_way_comes_into_it(people, session):
    ana = people("Ana", service_workers="block")
    held = []

    def hold(route):
        held.append(route)

    ana.page.route(re.compile(r"sheets/talk\.js"), hold)
    ana.join(session.code).write("Ônibus demora")
    ana.choose("Ônibus demora")
    ana.keys("k")
    ana.page.keyboard.type("Na 13")
    ana.keys("Backspace")
    ana.page.keyboard.type("2, no domingo")
    ana.keys("Enter")
    ana.page.keyboard.type("Ou na 14")
    [route] = held
    route.continue_()

    field = ana.page.get_by_role("textbox", name="Write a comment")
    expect(field).to_have_value("Ou na 14")
    ana.reads("Na 12, no domingo")
    expect(ana.note("Ônibus demora")).to_have_accessible_name(re.compile("1 comment$"))
    expect(ana.page.locator("#canvas .thing")).to_have_count(1)


@pytest.fixture
def act(server, session):
    """Does something on the board, from a program."""
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]

    def act(command, **args):
        assert fay.act(session.board, command, args)["ok"]

    return act


@pytest.fixture
def three(act):
    """Three notes of somebody else's."""
    for at, text in enumerate(("um", "dois", "três")):
        act("note.add", note=f"n{at}", x=0, y=200 * at, text=text)


def test_a_row_of_the_list_keeps_the_focus_when_others_move_it(ana, three, act):
    ana.press("List")
    rows = ana.page.locator("#list")
    expect(rows.locator(".item__words")).to_have_text(["um", "dois", "três"])
    rows.get_by_role("button", name="um", exact=True).focus()

    act("raise", ids=["n0"], to="front")
    expect(rows.locator(".item__words")).to_have_text(["dois", "três", "um"])
    expect(rows.get_by_role("button", name="um", exact=True)).to_be_focused()

    act("frame.add", frame="f", x=-24, y=-24, w=400, h=200, title="Ruas")
    expect(rows.get_by_role("region", name="Ruas").get_by_role("button", name="um", exact=True)).to_be_focused()


def test_who_has_the_focus_on_what_others_remove_goes_on_beside_it(ana, three, act):
    ana.sees("um", "dois", "três")
    ana.choose("dois")
    act("drop", ids=["n1"])
    ana.sees_no("dois")
    ana.keys("n")
    expect(ana.page.locator("#canvas textarea")).to_be_focused()
    ana.keys("Escape")
    ana.note("um").dblclick()
    expect(ana.page.locator("#canvas textarea")).to_be_focused()
    act("drop", ids=["n0"])
    ana.reads("This is no longer on the board.")
    expect(ana.page.locator("#canvas")).to_be_focused()

    act("note.add", note="n4", x=0, y=600, text="quatro")
    ana.press("List")
    rows = ana.page.locator("#list")
    rows.get_by_role("button", name="três", exact=True).focus()
    act("drop", ids=["n2"])
    expect(rows.get_by_role("button", name="quatro", exact=True)).to_be_focused()
    act("drop", ids=["n4"])
    expect(ana.page.locator("#desk")).to_be_focused()


def test_a_comment_that_is_being_changed_stays_when_one_before_it_is_removed(ana, bo):
    ana.write("Ônibus demora")
    for someone, text in ((bo, "Em que linha?"), (ana, "Na 12")):
        someone.choose("Ônibus demora")
        someone.press("Comment", within="What to do with it")
        someone.page.get_by_role("textbox", name="Write a comment").fill(text)
        someone.press("Send")
    ana.reads("Em que linha?")
    ana.press("Change")
    ana.page.get_by_role("textbox", name="Change the comment").fill("Na 12 e na 14")

    bo.press("Remove", within="Comments")
    expect(ana.page.locator(".said")).to_have_count(1)

    expect(ana.page.get_by_role("textbox", name="Change the comment")).to_have_value("Na 12 e na 14")
    expect(ana.page.get_by_role("textbox", name="Change the comment")).to_be_focused()
