"""What if: one pushes a factor, and all watch the signal travel along the links."""

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import mapped
from tests.browser.page import PHONE
from tests.browser.test_readable import troubles

STEPS = ["“Waiting” goes down.", "“Riders” goes up.", "“Money” goes up."]


@pytest.fixture
def board(server, session):
    client = mapped(server, session)
    yield client
    client.close()


def fit(someone):
    someone.page.locator("#canvas").focus()
    someone.keys("1")


def steps(someone):
    return someone.page.get_by_role("region", name="What if").get_by_role("listitem")


def test_a_push_is_watched_by_all_as_arrows_and_as_a_list(board, ana, bo):
    fit(ana)
    fit(bo)
    ana.choose("Buses")
    ana.press("What if…", within="What to do with it")
    ana.press("it goes up?", "menuitem")

    for someone in (ana, bo):
        expect(steps(someone)).to_have_text(STEPS)
        expect(someone.note("Waiting").locator(".push")).to_have_text("goes down")
        expect(someone.note("Money").locator(".push")).to_have_text("goes up")
        someone.reads("Here it comes to rest.")
    bo.reads("Ana asks. This is a conversation, not a forecast.")
    expect(bo.page.locator("#live")).to_contain_text("What if “Buses” goes up?")
    expect(bo.page.locator("#live")).to_contain_text("“Money” goes up.")

    bo.press("Close", within="What if")
    expect(bo.page.locator(".push")).to_have_count(0)
    expect(steps(ana)).to_have_text(STEPS)


def test_with_motion_it_goes_step_by_step_until_somebody_stops_it(board, people, session, bo):
    ana = people("Ana", reduced_motion="no-preference").join(session.code)
    fit(ana)
    ana.choose("Buses")
    ana.keys("w")
    expect(ana.control("it goes up?", "menuitem")).to_be_focused()
    ana.keys("Enter")

    expect(steps(ana).first).to_have_text(STEPS[0])
    ana.press("Stop for everybody", within="What if")
    expect(ana.page.get_by_role("region", name="What if")).to_have_count(0)
    expect(bo.page.get_by_role("region", name="What if")).to_have_count(0)


def test_a_delay_waits_and_a_question_is_unclear(board, ana, session):
    board.act(session.board, "link.set", {"link": "bus-wait", "delay": True})
    board.act(session.board, "link.set", {"link": "wait-riders", "polarity": "?"})
    fit(ana)
    ana.choose("Buses")
    ana.keys("w")
    expect(ana.control("it goes up?", "menuitem")).to_be_focused()
    ana.keys("ArrowDown", "Enter")

    blurred = [f"“{text}” changes, unclear how." for text in ("Riders", "Money")]
    expect(steps(ana)).to_have_text(["Nothing yet: there is a delay.", "“Waiting” goes up.", *blurred])


def test_on_a_phone_it_is_asked_from_the_list_by_taps_and_axe_finds_nothing(board, people, session):
    bo = people("Bo", bypass_csp=True, **PHONE).join(session.code)
    bo.tap("More about “Buses”")
    bo.tap("What if…", "menuitem")
    bo.tap("it goes up?", "menuitem")

    expect(steps(bo)).to_have_text(STEPS)
    assert troubles(bo) == []


def test_the_signs_are_explained_while_there_are_some(board, ana, session):
    expect(ana.page.locator(".legend")).to_contain_text("one up, the other down")
    board.act(session.board, "drop", {"ids": ["bus-wait", "wait-riders", "riders-money"]})
    expect(ana.page.locator(".legend")).to_be_hidden()
