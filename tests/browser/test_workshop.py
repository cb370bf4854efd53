"""A whole workshop: one facilitator, six people in two teams and three languages, eight steps from hello to goodbye."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.guests import connect, get, join, request
from workshop.store import open_store

SOL, LUA = "Sol", "Lua"
STEPS = (
    {"step": "arrive", "title": "Chegar", "question": "Quem está aqui?", "minutes": 5},
    {"step": "write", "title": "Escrever", "question": "O que faria a rua acolher?", "minutes": 15, "where": "teams",
     "private": True, "authors": "hidden", "tools": ["note"], "mode": "divergent"},
    {"step": "show", "title": "Mostrar", "question": "O que há de novo?", "minutes": 10, "where": "teams",
     "authors": "hidden"},
    {"step": "group", "title": "Agrupar", "question": "O que fala do mesmo?", "minutes": 15, "where": "teams",
     "silent": True, "mode": "groan"},
    {"step": "pause", "title": "Pausa", "minutes": 10, "break": True},
    {"step": "gather", "title": "Juntar", "question": "O que cada equipe traz?", "minutes": 10, "mode": "groan"},
    {"step": "vote", "title": "Votar", "question": "O que começamos?", "minutes": 10, "mode": "convergent",
     "poll": {"way": "dots", "secret": True, "settings": {"budget": 3, "most": 2}}},
    {"step": "close", "title": "Fechar", "question": "O que você leva?", "minutes": 5},
)  # fmt: skip


TEXTS = {
    "Ana": "Bancos à sombra", "Bo": "Más luz en la plaza", "Cai": "A bench at the stop",
    "Dora": "Uma horta no terreno", "Eli": "Un grupo que avise",
}  # fmt: skip


class Room:
    """The workshop, with a facilitator's hand that makes things ready by program."""

    def __init__(self, server):
        self.server = server
        store = open_store(server.database)
        try:
            self.session = store.sessions.make("Rua que acolhe", "pt-BR", teams=(SOL, LUA), teaming="given")
            self.teams = {row.title: row.id for row in store.boards.teams(self.session.id)}
        finally:
            store.db.close()
        self.host = join(server, self.session.facilitator_code, "Host")
        line = connect(server, self.host)
        assert line.open(self.session.board)["ok"]
        for step in STEPS:
            assert line.act(self.session.board, "step.add", step)["ok"]
        line.close()

    def ask(self, method, path, **body):
        headers = {"Cookie": self.host.cookie, "Content-Type": "application/json"}
        address = f"/api/v1/sessions/{self.session.id}{path}"
        status, content, _ = request(self.server, method, address, headers, json.dumps(body) if body else None)
        assert status < 300, content
        return json.loads(content) if content else None

    def give(self, name, team):
        [id] = [each["id"] for each in self.ask("GET", "/people")["people"] if each["name"] == name]
        self.ask("PATCH", f"/people/{id}", team=self.teams[team])

    def records(self, board, kind):
        _, seen = get(self.server, self.host, f"/api/v1/boards/{board}")
        return [each for each in seen["records"].values() if each["kind"] == kind]


@pytest.fixture
def room(server):
    return Room(server)


def come(people, room, name, team, language="pt-BR", **window):
    """Somebody joins by the code, and is given a team."""
    someone = people(name, **window).join(room.session.code, language)
    room.give(name, team)
    someone.page.reload()
    return someone.arrive()


def at(someone, board):
    """Their page has come to that board by itself."""
    someone.page.wait_for_url(f"**/b/{board}", timeout=30_000)
    someone.arrive()


def write(someone, text):
    """A note, as it is written on a laptop or on a phone."""
    if someone.page.viewport_size["width"] > 500:
        return someone.write(text)
    someone.page.get_by_role("button", name=re.compile("^(Nova nota|Nueva nota|New note)$")).first.tap()
    someone.page.locator("dialog textarea").fill(text)
    someone.keys("Enter", "Escape")
    return None


def saved(someone):
    someone.says(re.compile("Tudo salvo|Todo guardado|All saved"))


def test_eight_steps_with_six_people_two_teams_and_three_languages(people, room):
    plenary = room.session.board
    ana = come(people, room, "Ana", SOL)
    bo = come(people, room, "Bo", SOL, "es")
    cai = come(people, room, "Cai", SOL, "en", own_line=True, **PHONE)
    dora = come(people, room, "Dora", LUA)
    eli = come(people, room, "Eli", LUA, "es")
    fay = people("Fay").join(room.session.facilitator_code, "en")
    fay.press(re.compile("^Conduct"))

    they_arrive(fay, ana, dora, eli)
    they_write_in_private(room, fay, {SOL: [ana, bo, cai], LUA: [dora, eli]})
    they_see_it_and_the_room_goes_back_once(fay, ana)
    fil = somebody_comes_late(people, room)
    they_group_and_pause(plenary, fay, dora, [ana, dora, fil])
    all_is_gathered(room, fay, ana, fil)
    they_vote(room, fay, {ana: "Votar agora", fil: "Votar ahora"})
    fay.press("Next: Fechar")
    fay.press("End the workshop…")
    fay.press("End the workshop", within="End the workshop?")

    for someone in (ana, bo, dora, eli, fil):
        someone.reads(re.compile("A oficina terminou|El taller terminó|The workshop is over"))
    by = {note["text"]: note for note in room.records(plenary, "note")}
    assert by[TEXTS["Ana"]]["origin_board"] == room.teams[SOL]


def they_arrive(fay, ana, dora, eli):
    fay.press("Begin: Chegar")
    for someone in (ana, dora):
        expect(someone.page.locator("[aria-current=step]")).to_contain_text("Chegar")
    write(eli, "Soy Eli")
    for someone in (ana, fay):
        someone.sees("Soy Eli")


def they_write_in_private(room, fay, teams):
    """In teams; the phone of one of them loses the line."""
    fay.press("Next: Escrever")
    for team, there in teams.items():
        for someone in there:
            at(someone, room.teams[team])
    ana, bo, cai = teams[SOL]
    for someone in (ana, bo, *teams[LUA]):
        write(someone, TEXTS[someone.name])
    fay.reads("5 are here")
    with cai.without_network():
        write(cai, TEXTS["Cai"])
        fay.reads(re.compile("lost the line: .*Cai"))
    for someone in (ana, bo, cai, *teams[LUA]):
        saved(someone)
    ana.sees(TEXTS["Ana"])
    ana.sees_no(TEXTS["Bo"], TEXTS["Cai"])
    assert room.records(room.teams[SOL], "note") == []


def they_see_it_and_the_room_goes_back_once(fay, ana):
    fay.press("Next: Mostrar")
    ana.sees(TEXTS["Ana"], TEXTS["Bo"], TEXTS["Cai"])
    ana.sees_no(TEXTS["Dora"])
    expect(ana.note(TEXTS["Bo"])).to_contain_text("Nome oculto")
    fay.press("Back")
    fay.reads("Step 2 of 8")
    ana.sees_no(TEXTS["Bo"])
    fay.press("Next: Mostrar")
    ana.sees(TEXTS["Bo"])


def somebody_comes_late(people, room):
    """Fil, who is given a team and goes to its board."""
    fil = people("Fil")
    fil.context.request.post(f"{fil.address}/join", data={"code": room.session.code, "name": "Fil", "language": "es"})
    room.give("Fil", LUA)
    fil.page.goto(f"{fil.address}/b/{room.teams[LUA]}")
    fil.arrive()
    fil.sees(TEXTS["Dora"], TEXTS["Eli"])
    return fil


def they_group_and_pause(plenary, fay, dora, there):
    """In silence; in the pause nobody changes anything."""
    fay.press("Next: Agrupar")
    for someone in there:
        expect(someone.page.locator("[aria-current=step]")).to_contain_text("Agrupar")
    dora.choose(TEXTS["Dora"])
    dora.page.keyboard.down("Shift")
    dora.choose(TEXTS["Eli"])
    dora.page.keyboard.up("Shift")
    dora.keys("g")
    expect(there[-1].page.locator("#canvas .cluster")).to_have_count(1)
    expect(dora.note(TEXTS["Eli"])).to_contain_text("Eli")
    fay.press("Next: Pausa")
    for someone in there:
        at(someone, plenary)
        someone.reads(re.compile("travou|bloqueó"))


def all_is_gathered(room, fay, ana, fil):
    fay.press("Next: Juntar")
    fay.reads("Step 6 of 8")
    for team in room.teams.values():
        chosen = [note["id"] for note in room.records(team, "note")]
        made = room.ask("POST", "/harvest", board=team, ids=chosen)["made"]
        assert len(made) == len(chosen)
    for someone in (ana, fil):
        for text in TEXTS.values():
            expect(someone.page.locator("#panel")).to_contain_text(text)
    texts = [note["text"] for note in room.records(room.session.board, "note")]
    assert sorted(texts) == sorted(["Soy Eli", *TEXTS.values()])


def they_vote(room, fay, words):
    """The vote opens with its step, and nobody sees a ballot."""
    fay.press("Next: Votar")
    for someone, vote in words.items():
        someone.press(vote)
        someone.page.get_by_role("button", name=re.compile(f"^(Pôr|Poner).*“{TEXTS['Ana']}”")).click()
        someone.reads(re.compile("Seu voto está salvo|Tu voto está guardado"))
    [poll] = room.records(room.session.board, "poll")
    assert poll["cast"] == len(words) and not room.records(room.session.board, "ballot")
