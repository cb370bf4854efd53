"""Facilitators plan a workshop: methods, order, minutes, two at once, without a network, and the sheet they print."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.browser.test_readable import told, troubles
from tests.guests import connect, join
from workshop.methods import steps_of
from workshop.store import open_store

STARTS = 1_800_000_000_000
HOUR = 3_600_000
WINDOWS = {"wide": {"viewport": {"width": 1440, "height": 900}}, "phone": PHONE}


@pytest.fixture
def timed(server, session):
    """The workshop has a date: two hours."""
    store = open_store(server.database)
    store.sessions.set(session.id, starts=STARTS, ends=STARTS + 2 * HOUR, place="Casa de cultura")
    store.db.close()
    return session


def plan(someone, session, language="en", path="agenda"):
    """Somebody opens the page of the agenda as a facilitator."""
    given = {"code": session.facilitator_code, "name": someone.name, "language": language}
    someone.context.request.post(f"{someone.address}/join", data=given)
    someone.page.goto(f"{someone.address}/s/{session.id}/{path}")
    return someone.arrive()


def titles(someone):
    return someone.page.locator(".steps .step__open")


def in_order(someone, *names):
    expect(titles(someone)).to_have_text([re.compile(rf"^\s*\d+\.\s+{re.escape(name)}\s*$") for name in names])


def added(server, session, *steps):
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]
    for fields in steps:
        assert fay.act(session.board, "step.add", {"step": uuid4().hex, **fields})["ok"], fields


def drag(someone, held, to, by):
    """Carry something by the mouse to `by` pixels below the top of something else."""
    held.scroll_into_view_if_needed()
    box, aim = held.bounding_box(), to.bounding_box()
    someone.page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    someone.page.mouse.down()
    someone.page.mouse.move(aim["x"] + 200, aim["y"] + by + 40, steps=4)
    someone.page.mouse.move(aim["x"] + 200, aim["y"] + by, steps=4)
    expect(someone.page.locator("[data-drop]")).to_have_count(1)
    someone.page.mouse.up()


def test_an_agenda_is_made_of_methods_ordered_and_timed(people, timed):
    fay = plan(people("Fay", **WINDOWS["wide"]), timed)
    warm, dots = ([step["title"] for step in steps_of(name, "pt-BR")] for name in ("warm-up", "dot-vote"))

    fay.page.get_by_role("searchbox", name="Search by name or use").fill("aquec")
    fay.press(re.compile("^Add “Aquecimento"))
    in_order(fay, *warm)
    fay.press("New step")
    expect(fay.page.get_by_label("Title", exact=True)).to_be_focused()
    fay.page.keyboard.insert_text("Ouvir a rua")
    fay.keys("Tab")
    fay.page.keyboard.insert_text("O que você ouviu?")
    fay.keys("Tab")
    in_order(fay, *warm, "Ouvir a rua")

    fay.press("Move “Ouvir a rua”: arrow keys up and down")
    fay.keys("ArrowUp", "ArrowUp")
    in_order(fay, "Ouvir a rua", *warm)
    expect(fay.control("Move “Ouvir a rua”: arrow keys up and down")).to_be_focused()
    fay.press("What to do with “Ouvir a rua”")
    fay.press("Move to…", "menuitem")
    fay.press(f"After “{warm[0]}”", "menuitem")
    in_order(fay, warm[0], "Ouvir a rua", *warm[1:])

    minutes = fay.page.get_by_label("Minutes of “Ouvir a rua”")
    minutes.fill("100")
    minutes.blur()
    fay.reads("1 h 50 of 2 h")
    fay.reads("10 min to spare")
    minutes.fill("125")
    minutes.blur()
    fay.reads("Ends 15 min late")
    end = fay.page.get_by_label("Planned end at")
    end.fill(fay.page.evaluate("at => new Date(at).toTimeString().slice(0, 5)", STARTS + 3 * HOUR))
    fay.reads("45 min to spare")
    minutes.fill("")
    minutes.blur()
    expect(minutes).to_have_value("125")

    fay.page.get_by_role("searchbox", name="Search by name or use").fill("pontos")
    drag(fay, fay.page.locator("[data-kit=dot-vote] .kit__name"), fay.page.locator(".steps > li").first, 4)
    in_order(fay, *dots, warm[0], "Ouvir a rua", *warm[1:])
    drag(fay, fay.page.locator(".step__handle").nth(len(dots)), fay.page.locator(".steps > li").first, 4)
    in_order(fay, warm[0], *dots, "Ouvir a rua", *warm[1:])
    fay.says("All saved")

    fay.page.reload()
    fay.arrive()
    in_order(fay, warm[0], *dots, "Ouvir a rua", *warm[1:])


def test_two_facilitators_plan_at_once_one_of_them_without_network(people, server, timed):
    added(server, timed, *({"title": title, "where": "plenary"} for title in ("Chegar", "Escrever", "Fechar")))
    fay = plan(people("Fay", **WINDOWS["wide"]), timed)
    gil = plan(people("Gil", own_line=True, **WINDOWS["wide"]), timed)

    titles(fay).nth(1).click()
    question = fay.page.get_by_label("Question", exact=True)
    question.press_sequentially("O que ")
    titles(gil).nth(1).click()
    gil.page.get_by_label("Mode").select_option("divergent")
    gil.page.get_by_label("Who sees new notes").select_option("2")
    gil.page.get_by_label("The vote of this step").select_option("dots")
    gil.page.get_by_label("Votes for each person").fill("7")
    gil.page.get_by_label("Drawing", exact=True).uncheck()
    titles(gil).nth(1).click()
    expect(gil.page.locator(".step__holds").nth(1)).to_contain_text("Dots, 7 votes each, secret vote")

    expect(fay.page.get_by_label("Mode")).to_have_value("divergent")
    expect(fay.page.get_by_label("Votes for each person")).to_have_value("7")
    expect(fay.page.get_by_label("Drawing", exact=True)).not_to_be_checked()
    expect(question).to_have_value("O que ")
    question.press_sequentially("falta?")
    fay.keys("Tab")
    expect(gil.page.locator(".step").nth(1)).to_contain_text("O que falta?")

    with gil.without_network():
        gil.says("Offline")
        titles(gil).nth(0).press("Alt+ArrowDown")
        in_order(gil, "Escrever", "Chegar", "Fechar")
        gil.says("Offline: 1 waiting")
        in_order(fay, "Chegar", "Escrever", "Fechar")
    in_order(fay, "Escrever", "Chegar", "Fechar")

    gil.press("What to do with “Chegar”")
    gil.press("Remove", "menuitem")
    in_order(fay, "Escrever", "Fechar")
    gil.press("Undo", within="toast")
    in_order(fay, "Escrever", "Chegar", "Fechar")
    gil.press("What to do with “Fechar”")
    gil.press("Duplicate", "menuitem")
    in_order(fay, "Escrever", "Chegar", "Fechar", "Fechar")


def test_teams_are_made_and_named_and_participants_are_told_whom_the_page_is_for(people, timed):
    fay = plan(people("Fay"), timed)
    fay.press("Teams", "link")
    fay.page.get_by_label("How many more teams").fill("2")
    fay.press("Add teams")
    fay.page.get_by_label("Name of team 2").fill("Equipe Sol")
    fay.page.get_by_label("Name of team 2").blur()
    expect(fay.control("Open the board of “Equipe Sol”", "link")).to_be_visible()
    fay.page.get_by_label("How people come into their team").select_option("drawn")
    fay.press("Invite", "link")
    fay.reads(f"{timed.code[:4]} {timed.code[4:]}")
    fay.page.reload()
    fay.arrive().press("Teams", "link")
    expect(fay.page.get_by_label("Name of team 2")).to_have_value("Equipe Sol")
    expect(fay.page.get_by_label("How people come into their team")).to_have_value("drawn")

    ana = people("Ana").join(timed.code)
    with ana.refusals_expected():
        ana.page.goto(f"{ana.address}/s/{timed.id}/agenda")
    ana.reads(re.compile("planned by the facilitators"))


@pytest.mark.parametrize("size", WINDOWS)
def test_the_agenda_and_its_sheet_can_be_read_by_everybody(people, server, timed, size):
    pause = {"title": "Pausa", "minutes": 10, "break": True}
    added(server, timed, *steps_of("1-2-4-all", "pt-BR"), pause, *steps_of("dot-vote", "pt-BR"))
    fay = plan(people("Fay", **WINDOWS[size]), timed)
    found = {"rows": troubles(fay)}
    titles(fay).nth(1).click()
    found["open"] = troubles(fay)
    if size == "phone":
        fay.press("Methods")
        expect(fay.control(re.compile("^Add “")).first).to_be_visible()
        found["shelf"] = troubles(fay)
        fay.press(re.compile("^Add “Aquecimento"))
    fay.press("Teams", "link")
    expect(fay.page.get_by_label("How many more teams")).to_be_visible()
    found["teams"] = troubles(fay)
    fay.page.goto(f"{fay.address}/s/{timed.id}/run")
    expect(fay.arrive().control("Imprimir")).to_be_visible()
    found["run"] = troubles(fay)

    assert told(found) == []
    assert fay.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_run_of_show_speaks_the_language_of_its_workshop(people, server):
    for language, words in {"pt-BR": "Quem faz o quê", "es": "Quién hace qué", "en": "Who does what"}.items():
        store = open_store(server.database)
        session = store.sessions.make("Bairro", language=language, starts=STARTS)
        store.db.close()
        added(server, session, {"title": "Abrir", "roles": "Ana anota", "cue": "Sorria", "minutes": 90})
        fay = plan(people("Fay"), session, path="run")

        expect(fay.page.get_by_role("columnheader", name=words)).to_be_visible()
        expect(fay.page.get_by_role("row", name=re.compile("Abrir.*Sorria.*Ana anota"))).to_contain_text("1 h 30")
