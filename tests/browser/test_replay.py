"""A board's story in a browser: read by keys, told of one person, compared and named, readable, and never changed."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.test_readable import SIZES, told, troubles
from tests.guests import connect, join


@pytest.fixture
def story(server, session):
    """Ana and Bo write, then a group is made, a text changes and a note goes."""
    fay, ana, bo = (connect(server, join(server, code, name)) for code, name in (
        (session.facilitator_code, "Fay"), (session.code, "Ana"), (session.code, "Bo"),
    ))  # fmt: skip
    notes = {text: uuid4().hex for text in ("Rua escura", "Tarifa cara", "Falta praça")}
    light, fare, square = notes.values()
    acts = [
        (fay, "stage.set", {"title": "Ouvir", "question": "O que pesa?"}),
        (ana, "note.add", {"note": light, "x": 0, "y": 0, "text": "Rua escura"}),
        (bo, "note.add", {"note": fare, "x": 240, "y": 0, "text": "Tarifa cara"}),
        (ana, "note.add", {"note": square, "x": 480, "y": 0, "text": "Falta praça"}),
        (fay, "stage.set", {"title": "Agrupar"}),
        (bo, "cluster.make", {"cluster": uuid4().hex, "notes": [light, fare], "title": "Bairro"}),
        (ana, "note.write", {"note": fare, "text": "Tarifa pesada", "base": "Tarifa cara"}),
        (fay, "drop", {"ids": [square]}),
    ]
    for each in (fay, ana, bo):
        assert each.open(session.board)["ok"]
    for who, command, args in acts:
        assert who.act(session.board, command, args)["ok"]
    return session


def visit(someone, session, page, code):
    someone.join(code)
    someone.page.goto(f"{someone.address}/b/{session.board}/{page}")
    someone.page.locator("body[data-told]").wait_for()
    return someone


def test_a_story_is_read_forth_and_back_and_nothing_can_be_changed(people, story):
    ana = people("Ana")
    visit(ana, story, "replay", story.code)
    sent = []
    ana.page.on("request", lambda request: request.method == "GET" or sent.append(request.url))
    hand = ana.page.get_by_role("slider")

    ana.sees("Rua escura", "Tarifa pesada")
    ana.sees_no("Falta praça")
    expect(hand).to_have_attribute("aria-valuenow", "8")
    ana.keys("ArrowLeft", "ArrowLeft")
    ana.sees("Falta praça", "Tarifa cara")
    expect(ana.page.locator("#line")).to_contain_text("Bo")
    ana.keys("PageUp")
    ana.keys("PageUp")
    expect(hand).to_have_attribute("aria-valuenow", "0")
    ana.sees_no("Rua escura", "Falta praça")
    ana.page.get_by_label("Whose story").select_option("Bo")
    ana.press("One change on")
    ana.sees("Rua escura", "Tarifa cara")
    expect(ana.page.locator(".surface .thing[data-dim]", has_text="Rua escura")).to_be_visible()
    ana.page.get_by_text("16×").click()
    ana.press("Play")
    expect(hand).to_have_attribute("aria-valuenow", "8")
    ana.page.locator("#canvas").dblclick(position={"x": 300, "y": 300})
    ana.page.locator("#canvas").press("n")
    ana.page.locator("#canvas").press("Delete")

    assert ana.page.locator("#canvas textarea").count() == 0
    assert sent == []


def test_two_moments_are_compared_and_one_is_named(people, story):
    fay = people("Fay")
    visit(fay, story, "versions", story.facilitator_code)
    fay.page.get_by_role("combobox", name="Before").select_option(index=1)

    expect(fay.page.locator(".words__summary")).to_contain_text("changed 1 text")
    expect(fay.page.locator(".words ins")).to_have_text("pesada")
    expect(fay.page.locator("#canvas .thing[data-deed=withdrawn]")).to_contain_text("Falta praça")
    fay.press("The next change")
    expect(fay.page.locator(".words__row[data-now]")).to_have_count(1)
    fay.page.get_by_label("Name this moment").fill("Depois da conversa")
    fay.press("Keep the name")
    expect(fay.page.get_by_role("combobox", name="After").locator("option", has_text="Depois da conversa")).to_have_count(1)
    fay.press("Side by side")
    expect(fay.page.locator("#before .thing", has_text="Falta praça")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_either_page(people, story, size):
    fay = people("Fay", viewport=SIZES[size], color_scheme="light", bypass_csp=True)
    visit(fay, story, "replay", story.facilitator_code)
    found = {"replay": troubles(fay)}
    if size == "small":
        fay.press("List")
        found["list"] = troubles(fay)
        assert fay.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fay.page.goto(f"{fay.address}/b/{story.board}/versions")
    fay.page.locator("body[data-told]").wait_for()
    found["versions"] = troubles(fay)

    assert told(found) == []
    assert fay.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
