"""Coming in, waiting together, going on to another device, and giving one's device to somebody else."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE, losses_expected
from tests.browser.test_readable import SIZES, told, troubles
from tests.guests import connect, join
from tests.live.test_people_on_the_wire import call

WORD = "Em uma palavra, como é a sua rua à noite?"
CODE = re.compile(r"\d{3} \d{3}")


class Lead:
    """Fay, who leads by program, and whose line is new each time: an idle one is ended by the server."""

    def __init__(self, server, session):
        self.server, self.session, self.step = server, session, None
        self.guest = join(server, session.facilitator_code, "Fay")

    def act(self, command, **args):
        line = self.line()
        assert line.act(self.session.board, command, args)["ok"]
        line.close()

    def line(self):
        line = connect(self.server, self.guest)
        assert line.open(self.session.board)["ok"]
        return line

    def ask(self, method, path, **body):
        status, answer, _ = call(self.server, self.guest, method, path, body)
        assert status in (200, 201), answer
        return answer

    def enter(self, step):
        self.act("step.enter", step=step, **{"from": self.step})
        self.step = step

    def person(self, name):
        return next(each["id"] for each in self.ask("GET", "/people")["people"] if each["name"] == name)


@pytest.fixture
def fay(server, session):
    """Two teams, and two steps of which the first warms up."""
    fay = Lead(server, session)
    fay.ask("POST", "/teams", titles=["Equipe Escola", "Equipe Feira"])
    fay.act("step.add", step="s1", title="Aquecer", question=WORD, minutes=5, where="plenary")
    fay.act("step.add", step="s2", title="Ideias", question="O que faria a rua acolher?", minutes=9, where="plenary")
    return fay


def come(someone, session, name):
    """By the link of the QR code and the form, which speaks the workshop's language first."""
    someone.page.goto(f"{someone.address}/j/{session.code}")
    someone.reads(session.title)
    someone.page.get_by_label("Seu primeiro nome").fill(name)
    someone.page.get_by_text("English").click()
    someone.press("Entrar")
    return someone


def waits(someone, name):
    expect(someone.page.get_by_role("heading", name=f"Hello, {name}!")).to_be_visible()
    someone.reads("Good connection")
    return someone


def member(someone, name):
    return someone.page.locator(".team__person", has_text=name)


def test_two_phones_and_a_laptop_from_the_door_to_the_board(people, session, fay):
    ana = waits(come(people("Ana", own_line=True, **PHONE), session, "Ana"), "Ana")
    bo = waits(come(people("Bo", **PHONE), session, "Bo"), "Bo")
    ana.reads(WORD)
    ana.reads("Nobody has written yet.")
    bo.page.get_by_label("Your word").fill("escura")
    bo.tap("Send")
    ana.reads("escura")
    ana.reads("1 word, without a name.")
    ana.tap(re.compile("Equipe Escola"))
    bo.tap(re.compile("Equipe Escola 1 person"))
    expect(member(ana, "Bo")).to_be_visible()
    expect(member(bo, "Ana")).to_be_visible()
    bo.tap("Help")
    expect(bo.control("Help is coming")).to_have_attribute("aria-pressed", "true")
    ana.picture("lobby-phone")

    code = CODE.search(ana.page.locator("#main").inner_text())[0]
    laptop = people("Ana's laptop")
    laptop.page.goto(f"{laptop.address}/join?code={session.code}")
    laptop.page.get_by_text("Já estive aqui").click()
    laptop.page.get_by_label("Código pessoal").fill("111111" if code != "111 111" else "222222")
    laptop.page.get_by_text("English").click()
    with laptop.refusals_expected():
        laptop.press("Entrar")
        laptop.reads("Nobody here has this personal code")
    laptop.page.get_by_label("Personal code").fill(code)
    laptop.press("Join")
    waits(laptop, "Ana")

    fay.ask("PATCH", f"/people/{fay.person('Bo')}", name="Bo Lima", team=session_teams(fay)[1])
    bo.page.evaluate("dispatchEvent(new Event('online'))")
    expect(bo.page.get_by_role("heading", name="Hello, Bo Lima!")).to_be_visible()
    expect(bo.page.get_by_role("heading", name="Equipe Feira")).to_be_visible()

    with losses_expected(ana):
        ana.line.cut()
        ana.reads("Connecting…")
        fay.enter("s1")
        for someone in (bo, laptop):
            someone.page.wait_for_url(f"**/b/{session.board}", wait_until="commit")
            someone.arrive()
        ana.line.restore()
        ana.page.wait_for_url(f"**/b/{session.board}", wait_until="commit")
        ana.arrive()
    laptop.sees("escura")

    caio = waits(come(people("Caio", **PHONE), session, "Caio"), "Caio")
    caio.reads("Step 1 of 2")
    caio.reads("5 minutes left")
    caio.reads("1 note written")
    caio.picture("late-phone")
    caio.press("To the board", "link")
    caio.arrive()
    caio.reads("escura")
    caio.page.goto(f"{caio.address}/s/{session.id}/go")
    caio.page.wait_for_url(f"**/b/{session.board}", wait_until="commit")
    caio.arrive()

    fay.ask("DELETE", f"/people/{fay.person('Bo Lima')}?notes=go")
    bo.reads("The facilitator has taken you out of this workshop")
    laptop.sees_no("escura")


def session_teams(fay):
    return [team["id"] for team in fay.ask("GET", "")["teams"]]


def test_a_device_goes_round_and_what_was_not_saved_stays_with_who_wrote_it(people, session, fay):
    fay.enter("s1")
    ana = waits(come(people("Ana"), session, "Ana"), "Ana")
    ana.press("To the board", "link")
    ana.arrive()
    fay.act("stage.set", locked=False)
    ana.write("luz na rua")
    ana.says("All saved")
    ana.press("Menu")
    ana.press("Invite…", "menuitem")
    code = CODE.search(ana.page.get_by_role("dialog", name="Invite").get_by_text("Your code").inner_text())[0]
    ana.keys("Escape")

    hand_over(ana)
    ana.page.get_by_label("First name of who writes now").fill("Rui")
    with ana.page.expect_navigation(url=f"**/b/{session.board}", wait_until="commit"):
        ana.press("Go on with this name")
    ana.arrive()
    ana.write("mais bancos")
    ana.says("All saved")
    assert authors(fay) == {"luz na rua": "Ana", "mais bancos": "Rui"}

    hand_over(ana)
    ana.page.get_by_label("Or their personal code").fill("12")
    with ana.refusals_expected():
        ana.press("Go on with this code")
        ana.reads("Nobody here has this personal code")
    ana.page.get_by_label("Or their personal code").fill(code)
    with ana.page.expect_navigation(url=f"**/b/{session.board}", wait_until="commit"):
        ana.press("Go on with this code")
    ana.arrive()
    hand_over(ana)
    expect(ana.page.get_by_label("Who was here before").get_by_role("button")).to_have_text(["Rui"])


def hand_over(someone):
    someone.from_menu("Someone else writes here…")
    expect(someone.page.get_by_role("dialog", name="Someone else writes here")).to_be_visible()


def authors(fay):
    names = {each["id"]: each["name"] for each in fay.ask("GET", "/people")["people"]}
    line = fay.line()
    records = list(line.copies[fay.session.board].records.values())
    line.close()
    return {each["text"]: names[each["by"]] for each in records if each["kind"] == "note"}


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_lobby(people, session, fay, size):
    ana = people("Ana", viewport=SIZES[size], color_scheme="light", bypass_csp=True)
    waits(come(ana, session, "Ana"), "Ana")
    found = {"before": troubles(ana)}
    ana.press(re.compile("Equipe Escola"))
    ana.page.get_by_label("Your word").fill("escura")
    ana.press("Send")
    ana.reads("escura")
    found["in a team"] = troubles(ana)
    ana.press("Menu")
    expect(ana.control("Leave the workshop", "menuitem")).to_be_visible()
    found["menu"] = troubles(ana)
    ana.press("Someone else writes here…", "menuitem")
    found["hand over"] = troubles(ana)
    fay.enter("s1")
    ana.page.wait_for_url(f"**/b/{session.board}")
    ana.arrive()
    ana.page.goto(f"{ana.address}/s/{session.id}/lobby")
    ana.reads("Step 1 of 2")
    found["late"] = troubles(ana)

    assert told(found) == []
