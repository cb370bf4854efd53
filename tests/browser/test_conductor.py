"""One facilitator conducts a room of two teams from one panel; everybody's page goes along by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_readable import AXE, RULES
from tests.guests import connect, join
from workshop.store import open_store

AUDIT = """async rules => (await axe.run(document, {runOnly: rules})).violations.map(
  each => each.id + " " + each.nodes[0].html.slice(0, 200))"""
STEPS = (("Chegar", "plenary"), ("Escrever", "teams"), ("Votar", "plenary"))


@pytest.fixture
def teams(server):
    """A workshop of two teams and three steps; the answer is the session and its teams' boards."""
    store = open_store(server.database)
    try:
        session = store.sessions.make("Bairro que acolhe", "en", teams=("Praça", "Escola"))
        rows = store.boards.teams(session.id)
    finally:
        store.db.close()
    fay = connect(server, join(server, session.facilitator_code, "Program"))
    assert fay.open(session.board)["ok"]
    for title, where in STEPS:
        step = {"step": title, "title": title, "question": f"{title}?", "minutes": 8, "where": where}
        assert fay.act(session.board, "step.add", step)["ok"]
    return session, rows


@pytest.fixture
def someone(people, server, teams):
    """Makes a person of a team, or of none, who has joined."""

    def make(name, team=None, **window):
        session, rows = teams
        person = people(name, **window)
        person.join(session.code)
        if team is not None:
            store = open_store(server.database)
            try:
                found = next(each for each in store.people.of(session.id) if each.name == name)
                store.people.set(found.id, team=rows[team].id)
            finally:
                store.db.close()
            person.page.reload()
            person.arrive()
        return person

    return make


@pytest.fixture
def fay(people, teams):
    fay = people("Fay", bypass_csp=True).join(teams[0].facilitator_code)
    expect(fay.page.get_by_role("list", name="Agenda")).to_be_attached()
    fay.press(re.compile("^Conduct"))
    return fay


def at(person, board):
    """Their page has come to that board."""
    person.page.wait_for_url(f"**/b/{board}")
    person.arrive()


def test_all_go_to_their_teams_and_back_as_the_facilitator_presses_next_and_back(teams, someone, fay):
    session, rows = teams
    ana, bo = someone("Ana", 0), someone("Bo", 1)
    fay.press("Begin: Chegar")
    fay.reads("Step 1 of 3")
    for person in (ana, bo):
        expect(person.page.locator("[aria-current=step]")).to_contain_text("Chegar")

    fay.press("Next: Escrever")

    at(ana, rows[0].id)
    at(bo, rows[1].id)
    ana.reads("You are on the board “Praça” now.")
    expect(ana.page.locator("[aria-current=step]")).to_contain_text("Escrever")
    fay.press("Next: Votar")
    at(ana, session.board)
    fay.reads("Step 3 of 3")
    fay.press("Back")
    at(bo, rows[1].id)
    at(ana, rows[0].id)


def test_what_somebody_was_writing_when_the_room_went_on_arrives_when_it_is_back(teams, someone, fay):
    session, rows = teams
    ana = someone("Ana", 0)
    fay.press("Begin: Chegar")
    fay.reads("Step 1 of 3")
    ana.begin()
    ana.page.keyboard.insert_text("Luz na praça")

    fay.press("Next: Escrever")

    at(ana, rows[0].id)
    fay.press("Back")
    at(ana, session.board)
    for person in (ana, fay):
        person.sees("Luz na praça")
    ana.says("All saved")


def test_two_facilitators_who_press_at_once_move_the_room_once(people, teams, fay):
    other = people("Cleo").join(teams[0].facilitator_code)
    other.press(re.compile("^Conduct"))
    expect(other.control("Begin: Chegar")).to_be_visible()

    fay.control("Begin: Chegar").dblclick()
    other.control(re.compile("^(Begin|Next):")).first.wait_for()

    for person in (fay, other):
        person.reads("Step 1 of 3")
        expect(person.control("Next: Escrever")).to_be_enabled()
    fay.press("Next: Escrever")
    fay.press("Next: Votar")
    fay.press("End the workshop…")
    fay.press("End the workshop", within="End the workshop?")
    for person in (fay, other):
        expect(person.page.get_by_role("heading", name="The workshop is over")).to_be_visible()
    other.page.reload()
    other.arrive()
    other.press(re.compile("^Conduct"))
    other.press("Back")
    fay.reads("Step 3 of 3")


def test_the_clock_is_right_on_a_phone_whose_own_is_an_hour_late(someone, fay):
    fay.press("Begin: Chegar")
    ana = someone("Ana")
    ana.page.clock.install(time="2020-01-01T10:00:00")
    ana.page.reload()
    ana.arrive()

    timer = ana.page.get_by_role("timer")
    expect(timer).to_contain_text(re.compile(r"0[78]:\d\d"))
    fay.press("Pause")
    expect(timer).to_contain_text("The clock rests")
    fay.press(re.compile("One minute more"))
    expect(timer).to_contain_text(re.compile(r"08:\d\d"))
    fay.press("Go on")
    expect(timer).not_to_contain_text("The clock rests")


def test_what_is_said_shown_and_hidden_reaches_everybody(someone, fay):
    fay.press("Begin: Chegar")
    fay.write("Luz na praça", "Quadra aberta")
    ana = someone("Ana")
    ana.sees("Luz na praça", "Quadra aberta")

    fay.press("Announce…")
    fay.page.get_by_label("For everybody").fill("Café em cinco minutos")
    fay.press("Announce")
    ana.reads("Café em cinco minutos")
    ana.press("Put away")
    expect(ana.page.get_by_text("Café em cinco minutos")).to_have_count(0)
    fay.press(re.compile("^Take it down"))
    fay.choose("Luz na praça")
    fay.press("Put in the spotlight")
    expect(ana.note("Luz na praça")).to_have_attribute("data-lit", "")
    expect(ana.note("Quadra aberta")).not_to_have_attribute("data-lit", "")
    ana.reads("In the spotlight: “Luz na praça”.")
    fay.press(re.compile("^Lock"))
    ana.reads("The facilitator has locked the board.")
    fay.press(re.compile("^Unlock"))
    expect(ana.control("Note", within="Tools")).to_be_visible()


def test_who_asks_for_help_is_found_and_who_lost_the_line_is_told_of(teams, someone, fay):
    _, rows = teams
    ana, bo = someone("Ana", 0, own_line=True), someone("Bo", 1)
    fay.press("Begin: Chegar")
    fay.press("Next: Escrever")
    for person, row in ((ana, rows[0]), (bo, rows[1])):
        at(person, row.id)
        expect(person.control("Help")).to_be_visible()
    bo.press("Help")
    bo.press("Ready")

    fay.reads("Bo asks for help")
    fay.reads("1 of 2 is ready")
    bo.press("Ready")
    expect(bo.control("Ready")).to_have_attribute("aria-pressed", "false")
    with ana.without_network():
        fay.reads(re.compile("lost the line: Ana"))
        expect(fay.control("Next: Votar")).to_be_enabled()
    expect(fay.page.get_by_text("lost the line")).to_have_count(0)
    fay.press(re.compile("^Go there"))
    at(fay, rows[1].id)
    fay.press(re.compile("^Conduct"))
    fay.press(re.compile("^Helped"))
    expect(bo.control("Help")).to_have_attribute("aria-pressed", "false")
    fay.press("Next: Votar")
    at(bo, teams[0].board)


def test_what_is_pressed_without_the_line_is_said_to_be_undone(people, teams):
    fay = people("Fay", own_line=True).join(teams[0].facilitator_code)
    fay.press(re.compile("^Conduct"))
    expect(fay.control("Begin: Chegar")).to_be_visible()

    with fay.without_network():
        fay.press("Begin: Chegar")
        fay.reads("It is not done; try again in a moment.")

    fay.press("Begin: Chegar")
    fay.reads("Step 1 of 3")


def test_people_are_moved_and_vandalism_is_put_back(someone, fay):
    ana = someone("Ana", 0)
    fay.press("Begin: Chegar")
    ana.write("Luz na praça", "Quadra aberta")
    fay.sees("Luz na praça", "Quadra aberta")
    fay.press("See all")
    fay.press("What to do about Ana")
    fay.press("Another team…", "menuitem")
    fay.press("Escola", "menuitemradio")
    fay.reads("Ana is in “Escola” now.")
    fay.press("Close", within="People")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+a", "Delete")
    fay.sees_no("Luz na praça", "Quadra aberta")

    fay.press("Last changes")
    fay.reads(re.compile("^Ana removed 2 notes: “"))
    fay.press(re.compile("^Put back.*Ana removed 2 notes"))

    for person in (ana, fay):
        person.sees("Luz na praça", "Quadra aberta")
    ana.says("All saved")
    fay.press("Put back the last minute")
    fay.reads(re.compile(r"\d changes are put back"))
    fay.press("Freeze the board")
    ana.reads("The facilitator has locked the board.")
    assert "Fay" not in ana.page.locator("#toast").inner_text()


def test_the_panel_is_worked_with_keys_alone_and_axe_finds_nothing(someone, fay):
    someone("Ana", 0)
    fay.page.evaluate(AXE.read_text() + "; undefined")
    expect(fay.page.locator("#work")).to_be_focused()

    while fay.page.evaluate("document.activeElement.textContent.trim()") != "Begin: Chegar":
        fay.keys("Tab")
    fay.keys("Enter")

    fay.reads("Step 1 of 3")
    assert fay.page.evaluate(AUDIT, RULES) == []
    fay.keys("Escape")
    expect(fay.page.locator("#work")).to_be_hidden()
    expect(fay.control(re.compile("^Conduct"))).to_be_focused()
