"""Methods: frames that ask, mean something by place and offer marks, for two people, by keys alone and by taps alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import LATE, PHONE
from tests.guests import connect, join
from workshop.methods import FRAMES


def start(someone, name):
    someone.from_menu("Start with a method…")
    someone.press(re.compile(f"^{name}"), within="Start with a method")


def test_a_method_comes_as_a_frame_that_asks_until_there_is_an_answer(ana, bo):
    start(ana, "Iceberg")

    expect(bo.page.get_by_label("Frame: Iceberg, 0 notes, Events, Patterns, Structures, Mental models")).to_be_visible()
    question = bo.page.locator("#canvas").get_by_text("What happened? What can everybody see?")
    expect(question).to_be_visible(timeout=LATE)
    expect(ana.page.locator("#canvas [data-id]:focus")).to_have_attribute("aria-label", re.compile("Iceberg"))

    ana.press("List")
    events = ana.page.get_by_role("region", name="Events")
    expect(events).to_contain_text("What happened? What can everybody see?")
    events.get_by_role("button", name="Note here").click()
    ana.page.get_by_role("textbox").fill("The bus did not come")
    ana.press("Done")

    bo.sees("The bus did not come")
    expect(question).to_have_count(0)
    expect(events).to_contain_text("What happened? What can everybody see?")


def test_moving_an_actor_says_something_else_and_its_marks_are_seen_by_all(ana, bo):
    start(ana, "Stakeholder map")
    ana.press("List")
    informed = ana.page.get_by_role("region", name="low power · high interest: keep informed")
    informed.get_by_role("button", name="Note here").click()
    ana.page.get_by_role("textbox").fill("City hall")
    ana.press("Done")
    ana.press("Move to…")
    ana.press("Stakeholder map: high power · low interest: keep satisfied", "menuitemradio")
    expect(ana.page.get_by_role("region", name="high power · low interest: keep satisfied")).to_contain_text("City hall")

    ana.press("More about “City hall”")
    ana.press(re.compile("^Marks…"), "menuitem")
    ana.press("ally")
    ana.press("sceptic")
    expect(ana.control("ally")).to_have_attribute("aria-pressed", "false")
    ana.press("affected but absent")
    ana.press("Done")

    expect(ana.page.locator(".item__tag")).to_have_text(["sceptic", "affected but absent"])
    expect(bo.note("City hall")).to_have_attribute("aria-label", re.compile("sceptic, affected but absent"))
    expect(bo.note("City hall").locator(".note__tag--mark")).to_have_text(["sceptic", "affected but absent"])


def test_by_keys_alone_a_method_is_begun_and_a_note_marked(ana):
    ana.tab_to("Menu")
    ana.keys("Enter")
    while not ana.page.evaluate("document.activeElement.textContent.includes('Start with a method')"):
        ana.keys("s")
    ana.keys("Enter")
    expect(ana.control(re.compile("^Empathy map"))).to_be_visible(timeout=LATE)
    ana.keys("Tab")
    while not ana.page.evaluate("document.activeElement.textContent.includes('Empathy map')"):
        ana.keys("Tab")
    ana.keys("Enter")
    said = re.compile("Says, Thinks, Does, Feels")
    expect(ana.page.locator("#canvas [data-id]:focus")).to_have_attribute("aria-label", said)

    ana.write("I am tired")
    ana.page.locator("#canvas").focus()
    ana.keys("Tab", "Tab")
    expect(ana.page.locator("#canvas .note:focus")).to_contain_text("I am tired")
    ana.keys("b")
    expect(ana.control("was said")).to_be_visible(timeout=LATE)
    ana.keys("Tab")
    while not ana.page.evaluate("document.activeElement.textContent.includes('our assumption')"):
        ana.keys("Tab")
    ana.keys("Enter")
    ana.keys("Escape")
    expect(ana.note("I am tired")).to_contain_text("our assumption")


def test_by_taps_alone_a_stage_gets_a_note_and_a_feeling(people, session, bo):
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("Menu")
    ana.tap("Start with a method…", "menuitem")
    ana.tap(re.compile("^Journey"))
    stage = ana.page.get_by_role("region", name="Waits")
    expect(stage).to_contain_text("How long do they wait")
    stage.get_by_role("button", name="Note here").tap()
    ana.page.get_by_role("textbox").fill("Two hours in the sun")
    ana.tap("Done")
    ana.tap("More about “Two hours in the sun”")
    ana.tap(re.compile("^Marks…"), "menuitem")
    ana.tap("awful")
    ana.tap("Done")

    expect(bo.note("Two hours in the sun").locator(".note__tag--mark")).to_have_text("awful")


@pytest.mark.parametrize("language", ["pt-BR", "es"])
def test_every_method_speaks_the_readers_language(people, session, ana, language):
    start(ana, "Problem tree")
    expect(ana.page.locator("#canvas").get_by_text("What does this problem lead to?")).to_be_visible(timeout=LATE)

    other = people("Lia", locale=language).join(session.code, language)
    asked = {"pt-BR": "O que esse problema provoca?", "es": "¿Qué provoca este problema?"}[language]
    expect(other.page.locator("#canvas").get_by_text(asked)).to_be_visible(timeout=LATE)


@pytest.fixture
def program(server, session):
    """Acts on the board, as Lia."""
    lia = connect(server, join(server, session.code, "Lia"))
    assert lia.open(session.board)["ok"]

    def act(command, **args):
        assert lia.act(session.board, command, args)["ok"]

    return act


def frame(program, name):
    shape = FRAMES[name]
    box = {"x": 0, "y": 0, "w": shape.w, "h": shape.h}
    program("frame.add", frame="f", **box, title=name, layout=shape.layout, labels=shape.labels("en"), method=name)


def test_an_iceberg_is_asked_about_and_the_questions_follow_the_others(ana, program):
    frame(program, "iceberg")
    for at in range(6):
        program("note.add", note=f"n{at}", x=168 + 216 * (at % 5), y=88, text=f"Fire {at}")

    ana.press("List")
    ana.press("Questions")
    questions = ana.page.locator("#work")
    expect(questions).to_contain_text("6 of 6 notes in “iceberg” are events.", timeout=LATE)
    ana.press(re.compile("^Show: 6 of 6"))
    expect(ana.page.locator(".item__words:focus")).to_have_text("Fire 0")

    for level, (id, text) in enumerate((("p", "Each August"), ("s", "Nobody waters"), ("b", "Trees cost money")), 1):
        program("note.add", note=id, x=168, y=88 + 312 * level, text=text)
    for start, end in (("n0", "p"), ("p", "s"), ("s", "b")):
        program("link.add", link=start + end, **{"from": start, "to": end})
    expect(questions).to_contain_text("“Fire 0” belongs to “Each August”", timeout=LATE)


def test_a_circle_in_a_theory_of_change_opens_as_a_causal_map(ana, program):
    frame(program, "theory-of-change")
    for at, text in enumerate(("Trust", "Meetings")):
        program("note.add", note=f"n{at}", x=168 + 216 * at, y=88 + 240, text=text)
    program("link.add", link="l0", **{"from": "n0", "to": "n1"})
    program("link.add", link="l1", **{"from": "n1", "to": "n0"})

    ana.from_menu("Questions about the board")
    ana.press("Open as a causal map")
    ana.says("All saved")
    ana.press("List")
    expect(ana.page.locator(".item__link")).to_have_text(["“Trust” affects “Meetings”", "“Meetings” affects “Trust”"])
    ana.press("Undo", within="Tools")
    expect(ana.page.locator(".item__link").first).to_have_text("“Trust” leads to “Meetings”")
