"""A facilitator asks for a vote from what is chosen, the menu or the list, and nobody's page hears a secret ballot."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import LATE, PHONE
from tests.browser.test_readable import SIZES, told, troubles
from tests.links import WebSocket
from tests.wire import Client


class Ears:
    """Everything that a page is sent, by sockets and by calls."""

    def __init__(self, someone):
        self.frames, self.answers = [], []
        someone.page.on("websocket", lambda socket: socket.on("framereceived", self._frame))
        someone.page.on("response", self._answer)

    def _frame(self, payload):
        self.frames.append(payload if isinstance(payload, str) else payload.decode(errors="replace"))

    def _answer(self, answer):
        self.answers.append(answer)

    def told(self):
        """All of it, once nothing more is on its way."""
        calls = [answer for answer in self.answers if "/api/" in answer.url and answer.status == 200]
        return self.frames + [answer.text() for answer in calls]


@pytest.fixture
def crowd(people, session):
    """Ana, Bo and Fay, and what each of their pages is sent from the start."""
    them = [people(name) for name in ("Ana", "Bo", "Fay")]
    ears = [Ears(someone) for someone in them]
    codes = [session.code, session.code, session.facilitator_code]
    for someone, code in zip(them, codes, strict=True):
        someone.join(code)
    return them, ears


def wire(someone, session):
    """A second connection of somebody, as their page has one."""
    cookies = someone.context.cookies()
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in cookies)
    client = Client(WebSocket(someone.server.address, {"board": session.board}, {"Cookie": cookie})).greet()
    assert client.open(session.board)["ok"]
    return client


def the_poll(client, session):
    """The newest poll on the board, once it is there."""
    copy = client.copies[session.board]
    client.wait(lambda: any(record["kind"] == "poll" for record in copy.records.values()))
    return [record for record in copy.records.values() if record["kind"] == "poll"][-1]


def sheet(someone):
    return someone.page.get_by_role("dialog", name="Ask for a vote")


def ask(someone, question):
    sheet(someone).get_by_label("Question", exact=True).fill(question)


def options(someone):
    return sheet(someone).locator(".asking__words")


def test_a_secret_vote_on_what_is_chosen_is_heard_by_nobody_before_it_is_shown(crowd, session):
    (ana, bo, fay), ears = crowd
    ana.write("Rua escura", "Ônibus demora")
    fay.sees("Rua escura", "Ônibus demora")
    fay.page.locator("#canvas").focus()
    fay.keys("Control+a", "p")
    ask(fay, "O que primeiro?")
    expect(options(fay)).to_have_text(["Rua escura", "Ônibus demora"])
    fay.press("Open the vote")
    expect(fay.page.get_by_role("heading", name="O que primeiro?")).to_be_focused()
    fay.says("All saved")

    clients = {name: wire(someone, session) for name, someone in (("ana", ana), ("bo", bo), ("fay", fay))}
    poll = the_poll(clients["ana"], session)
    first, second = (option["id"] for option in poll["options"])
    ballots = {"ana": {first: 3, second: 1}, "bo": {first: 2}}
    for name, ballot in ballots.items():
        assert clients[name].act(session.board, "poll.cast", {"poll": poll["id"], "ballot": ballot})["ok"]
    assert clients["fay"].act(session.board, "poll.close", {"poll": poll["id"]})["ok"]
    seq = clients["fay"].copies[session.board].seq
    for client in clients.values():
        client.catch_up(session.board, seq)
    ana.write("depois do fim")
    fay.sees("depois do fim")

    for ear in ears:
        told = "\n".join(ear.told())
        assert poll["id"] in told
        assert not re.search(rf'"{first}": ?[23]', told)
    for client in clients.values():
        assert not any(re.search(rf'"{first}": ?[23]', packet) for packet in client.raw)

    assert clients["fay"].act(session.board, "poll.reveal", {"poll": poll["id"]})["ok"]
    clients["bo"].wait(lambda: "ballots" in the_poll(clients["bo"], session))
    assert {each["ballot"][first] for each in the_poll(clients["bo"], session)["ballots"]} == {2, 3}


def test_a_vote_is_asked_for_with_a_phone_and_lines_of_ones_own(people, session):
    fay = people("Fay", **PHONE).join(session.facilitator_code)
    fay.tap("Menu")
    fay.tap(re.compile("^Ask for a vote"), "menuitem")
    fay.tap("Open the vote")
    expect(sheet(fay).get_by_role("alert")).to_contain_text("Write the question")
    ask(fay, "Onde nos encontramos?")
    line = sheet(fay).get_by_placeholder("Write or paste options")
    line.fill("Praça\nEscola")
    fay.tap("Add", within="Ask for a vote")
    line.fill("escola!")
    line.press("Enter")
    expect(options(fay)).to_have_text(["Praça", "Escola", "escola!"])

    expect(sheet(fay).get_by_role("status").filter(has_text="Are these the same?")).to_be_visible()
    fay.tap("Leave the second out")
    sheet(fay).get_by_role("radio", name=re.compile("^One choice")).check(force=True)
    line.fill("Feira\nClube")
    fay.tap("Open the vote")
    fay.says("All saved")

    poll = the_poll(wire(fay, session), session)
    assert [option["text"] for option in poll["options"]] == ["Praça", "Escola", "Feira", "Clube"]
    assert (poll["way"], poll["settings"], poll["secret"]) == ("choice", {"most": 1}, True)


def test_a_vote_is_asked_for_by_keys_alone_and_from_the_list(fay, session):
    fay.write("Rua escura", "Ônibus demora")
    fay.press("List")
    fay.press("Choose", within="Tools")
    fay.press("All", within="Tools")
    fay.press("More", within="Tools")
    fay.press("Vote on it…", "menuitem")
    expect(options(fay)).to_have_count(2)
    expect(sheet(fay).get_by_label("Question", exact=True)).to_be_focused()

    fay.page.keyboard.insert_text("Quanto apoio?")
    fay.keys("Tab", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown")
    expect(sheet(fay).get_by_role("radio", name=re.compile("^Gradients"))).to_be_checked()
    for _ in range(12):
        if fay.page.evaluate("document.activeElement.value") == "secret":
            break
        fay.keys("Tab")
    fay.keys("ArrowRight", "Tab", "Tab", "Enter")
    fay.says("All saved")

    poll = the_poll(wire(fay, session), session)
    assert (poll["way"], poll["secret"], poll["title"]) == ("gradients", False, "Quanto apoio?")


def test_money_asks_for_costs_and_a_total(fay, session):
    fay.write("Luz", "Poda")
    fay.from_menu(re.compile("^Ask for a vote"))
    ask(fay, "Onde gastamos?")
    fay.press("From the board…")
    fay.press(re.compile("^All notes"), "menuitem")
    sheet(fay).get_by_role("radio", name=re.compile("^Budget")).check(force=True)
    fay.press("Open the vote")
    expect(sheet(fay).get_by_role("alert")).to_contain_text("Give each option a cost")
    sheet(fay).get_by_label("What “Luz” costs").fill("700")
    sheet(fay).get_by_label("What “Poda” costs").fill("400")
    sheet(fay).get_by_label("How much money there is").fill("1000")
    fay.press("Open the vote")
    fay.says("All saved")

    poll = the_poll(wire(fay, session), session)
    assert [(option["text"], option["cost"]) for option in poll["options"]] == [("Luz", 700), ("Poda", 400)]
    assert poll["settings"] == {"total": 1000}


def test_only_facilitators_ask_for_votes(ana):
    ana.write("Rua escura")
    ana.choose("Rua escura")
    ana.page.locator("#canvas").focus()
    ana.keys("p")
    ana.press("Menu")

    expect(ana.page.get_by_role("menuitem", name=re.compile("^Take a copy"))).to_be_visible()
    expect(ana.page.get_by_role("menuitem", name=re.compile("vote", re.IGNORECASE))).to_have_count(0)
    expect(sheet(ana)).to_have_count(0)


def test_the_facilitator_conducts_a_vote_from_beside_the_board(crowd, session):
    (ana, _, fay), _ = crowd
    client = wire(fay, session)
    for at, text in enumerate(("Luz", "Poda")):
        note = {"note": f"n{at}", "x": 300 * at, "y": 0, "text": text}
        assert client.act(session.board, "note.add", note)["ok"]
    opened = {"poll": "p", "way": "dots", "title": "O que primeiro?", "options": ["n0", "n1"]}
    assert client.act(session.board, "poll.open", opened)["ok"]
    fay.reads("A vote is open: O que primeiro?")
    fay.from_menu("Votes")
    panel = fay.page.get_by_label("Votes", exact=True)
    assert wire(ana, session).act(session.board, "poll.cast", {"poll": "p", "ballot": {"n0": 2}})["ok"]
    expect(panel).to_contain_text("1 of 3 people have voted")

    fay.press("Close the vote", within="Votes")
    expect(fay.page.get_by_role("dialog")).to_contain_text("So few have voted")
    fay.press("Close the vote", within="Close the vote?")
    expect(panel).to_contain_text("Nobody has seen the result yet")
    fay.press("Show the result to all", within="Votes")
    ana.reads("The result is here: O que primeiro?")
    fay.press("Vote on it again", within="Votes")

    expect(sheet(fay)).to_contain_text("Round 2 of “O que primeiro?”")
    expect(options(fay)).to_have_text(["Luz", "Poda"])
    fay.press("Open the vote")
    ana.reads("A vote is open: O que primeiro?")


def test_a_secret_vote_that_is_removed_takes_its_ballots_along(crowd, session):
    (ana, _, fay), _ = crowd
    client = wire(fay, session)
    options = [{"id": "a", "text": "Luz"}, {"id": "b", "text": "Poda"}]
    assert client.act(session.board, "poll.open", {"poll": "p", "way": "dots", "title": "Qual?", "options": options})["ok"]
    ana.reads("A vote is open: Qual?")
    fay.from_menu("Votes")
    fay.press("Remove this vote…", within="Votes")
    expect(fay.page.get_by_role("dialog")).to_contain_text("Its ballots are erased")
    fay.press("Remove this vote", within="Remove this vote?")

    expect(ana.page.get_by_text("A vote is open: Qual?")).to_have_count(0)
    client.wait(lambda: "p" not in client.copies[session.board].records)


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_a_vote_that_is_prepared_and_conducted(people, session, size):
    fay = people("Fay", viewport=SIZES[size], color_scheme="light", bypass_csp=True).join(session.facilitator_code)
    fay.from_menu(re.compile("^Ask for a vote"))
    line = sheet(fay).get_by_placeholder("Write or paste options")
    line.fill("Praça\npraca")
    line.press("Enter")
    sheet(fay).get_by_role("radio", name=re.compile("^Budget")).check(force=True)
    fay.press("Open the vote")
    expect(sheet(fay).get_by_role("alert")).to_contain_text("question")
    fay.page.locator(".sheet").evaluate("sheet => sheet.scrollTo(0, 0)")  # its head covers what is scrolled under it
    found = {"asking": troubles(fay)}
    fay.picture(f"asking-{size}")
    sheet(fay).get_by_role("radio", name=re.compile("^Dots")).check(force=True)
    ask(fay, "Qual?")
    fay.press("Open the vote")
    expect(fay.page.get_by_role("heading", name="Qual?", level=2)).to_be_focused()
    fay.press("Back to the board")
    fay.from_menu("Votes")
    expect(fay.page.locator("#work")).to_contain_text("0 of 1 person has voted")
    expect(fay.page.locator("#toast")).to_be_hidden(timeout=LATE)
    found["conducting"] = troubles(fay)
    fay.picture(f"conducting-{size}")

    assert told(found) == []
