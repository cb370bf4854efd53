"""Loops that are found while two people draw: read, named, judged, and seen on the canvas."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.guests import connect, join

FACTORS = {
    "buses": ("Buses on the line", 0, 0),
    "wait": ("Waiting time", 480, 240),
    "riders": ("Riders", 0, 480),
    "income": ("Income", -480, 240),
    "light": ("Street lighting", 480, 600),
}
WAYS = ("buses-wait", "wait-riders", "riders+income", "light+riders")
SENTENCES = [
    "More buses on the line, less waiting time.",
    "Less waiting time, more riders.",
    "More riders, more income.",
    "More income, with delay, more buses on the line.",
]


class Map:
    """A causal map that somebody draws from a program."""

    def __init__(self, server, session):
        self._board = session.board
        self._rui = connect(server, join(server, session.code, "Rui"))
        assert self._rui.open(self._board)["ok"]

    def factors(self, factors):
        for id, (text, x, y) in factors.items():
            self.act("note.add", note=id, x=x, y=y, text=text, sort="factor")

    def link(self, way, **more):
        start, sign, end = re.split("([-+?])", way)
        self.act("link.add", link=f"{start}-{end}", **{"from": start, "to": end}, sort="causal", polarity=sign, **more)

    def close(self):
        """The link that makes a loop of it."""
        self.link("income+buses", delay=True)

    def act(self, command, **args):
        assert self._rui.act(self._board, command, args)["ok"]


@pytest.fixture
def map(server, session):
    map = Map(server, session)
    map.factors(FACTORS)
    for way in WAYS:
        map.link(way)
    return map


def open_loops(someone):
    someone.from_menu("Loops and leverage")
    expect(someone.page.get_by_role("complementary", name="Loops and leverage")).to_be_focused()


def test_a_loop_is_found_while_it_is_drawn_and_read_named_and_judged_by_two(ana, bo, map):
    open_loops(ana)
    ana.reads("No loop yet.")
    map.close()
    ana.reads("1 loop found")
    ana.control(re.compile("^R1")).focus()
    ana.keys("Enter")

    expect(ana.page.locator(".loop__says li")).to_have_text(SENTENCES)
    expect(ana.page.locator("#canvas .note[data-in-loop]")).to_have_count(4)
    expect(ana.page.locator("#canvas [data-link][data-in-loop]")).to_have_count(4)
    expect(ana.page.locator(".loop-mark")).to_contain_text("R1")

    open_loops(bo)
    bo.press(re.compile("^R1"))
    ana.press("Give it a name")
    ana.page.get_by_label("Name of the loop").fill("Bus spiral")
    ana.keys("Enter")
    expect(ana.control(re.compile("^R1 Bus spiral"))).to_be_focused()
    ana.press("Yes", within="Does this loop make sense?")
    expect(bo.page.locator(".loop__name")).to_have_text("Bus spiral")
    expect(bo.page.locator(".loop-mark")).to_contain_text("Bus spiral")
    expect(bo.control("Yes 1", within="Does this loop make sense?")).to_have_attribute("aria-pressed", "false")
    bo.press("Partly", within="Does this loop make sense?")
    expect(ana.control("Partly 1", within="Does this loop make sense?")).to_be_visible()
    ana.press("Yes 1", within="Does this loop make sense?")
    expect(bo.control("Yes", within="Does this loop make sense?")).to_be_visible()

    map.link("riders-buses")
    ana.reads("2 loops found")
    expect(ana.page.locator(".loop__says li")).to_have_text(SENTENCES)
    ana.keys("Escape")
    expect(ana.page.locator("[data-in-loop], .loop-mark")).to_have_count(0)


def test_loops_through_a_chosen_factor_and_its_leverage(ana, map):
    map.close()
    map.link("riders+light")
    ana.choose("Street lighting")
    ana.press("More", within="What to do with it")
    ana.press("Loops through it…", "menuitem")
    ana.reads("1 loop found")
    ana.press("Only through “Street lighting”")
    ana.reads("2 loops found")

    table = ana.page.get_by_role("table", name="Leverage")
    expect(table.get_by_role("columnheader")).to_have_text(["Factor", "Weight", "In the map"])
    first = table.get_by_role("row").nth(1)
    expect(first.get_by_role("rowheader")).to_have_text("Riders")
    expect(first.get_by_role("cell").last).to_have_text("in 2 loops · 2 in, 2 out · leads to 4 factors")
    ana.press("Riders", within="Leverage")
    expect(ana.note("Riders")).to_be_focused()


def test_votes_stand_beside_weight_and_the_difference_is_a_question(ana, server, session, map):
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]
    vote = {"poll": "p", "way": "dots", "title": "Where to push?", "options": ["light", "wait"], "secret": False}
    assert fay.act(session.board, "poll.open", {**vote, "settings": {"budget": 8, "most": 8}})["ok"]
    open_loops(ana)
    table = ana.page.get_by_role("table", name="Leverage")
    expect(table.get_by_role("columnheader")).to_have_text(["Factor", "Votes", "Weight", "In the map"])

    map.act("poll.cast", poll="p", ballot={"light": 8})

    row = table.get_by_role("row").filter(has_text="Street lighting")
    expect(row.get_by_role("cell")).to_have_text(["8", "0", "in 0 loops · 0 in, 1 out · leads to 2 factors"])
    ana.reads("“Street lighting” had 8 votes and weight 0. Is a link missing?")
    ana.reads("“Waiting time” has weight 20 and had 0 votes. What would a push there change?")


def test_small_questions_lead_to_what_they_are_about(ana, map):
    map.factors({"more": ("More police", 900, 0)})
    open_loops(ana)
    ana.reads("“More police” has no link. What does it change, and what changes it?")
    ana.press(re.compile("^Show: “More police” takes a side by “More”. Would “Police” do"))
    expect(ana.note("More police")).to_be_focused()

    map.link("more?light")
    ana.press(re.compile("^Show: 1 link has no sign"))
    expect(ana.page.locator("#canvas [data-link][data-selected]")).to_have_count(1)
    expect(ana.page.get_by_text("has no link")).to_have_count(0)


def test_on_a_phone_a_loop_is_read_in_the_list_and_seen_above_its_sheet(people, session, map):
    map.close()
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("Menu")
    ana.tap("Loops and leverage", "menuitem")
    ana.tap(re.compile("^R1"))
    expect(ana.page.locator(".loop__says li")).to_have_text(SENTENCES)
    ana.tap("See it on the board")

    sheet = ana.page.get_by_role("complementary", name="Loops and leverage")
    for text, _, _ in list(FACTORS.values())[:4]:
        expect(ana.note(text)).to_be_in_viewport(ratio=1)
        lowest = ana.note(text).bounding_box()
        assert lowest["y"] + lowest["height"] <= sheet.bounding_box()["y"]
    ana.tap("Close")
    expect(sheet).to_have_count(0)


def test_a_circle_in_a_tree_is_asked_about_and_opened_as_a_causal_map(ana, server, session):
    tree = Map(server, session)
    for id, text in (("night", "Empty streets"), ("fear", "Fear at night")):
        tree.act("note.add", note=id, x=0, y=0 if id == "fear" else 240, text=text, sort="cause")
    tree.act("link.add", link="l1", **{"from": "night", "to": "fear"})
    tree.act("link.add", link="l2", **{"from": "fear", "to": "night"})
    ana.press("List")
    ana.from_menu("Questions about the board")
    ana.reads("From “Fear at night” the tree leads back to it: that is a loop. Open it as a causal map?")
    ana.press("Open as a causal map")
    ana.reads("2 links have no sign. Does the second rise when the first rises, or fall?")

    open_loops(ana)
    ana.press(re.compile(r"^\?1"))
    expect(ana.page.locator(".loop__says li").first).to_have_text("More fear at night affects empty streets.")
