"""Mentors: their queue, what they find changed, missions, private notes and reviews; and what nobody else gets or does."""

import re
from dataclasses import dataclass, field
from itertools import count

import pytest

from tests.web.test_accounts import mailed
from workshop.core.rule import Command
from workshop.rights import host, viewer
from workshop.store.ids import now_ms

NUMBERS = count(1)
DAY = 86_400_000


@dataclass
class House:
    """A programme with the team Jatobá, its workshop, and one browser for each role; Zoe is nobody in it."""

    parts: object
    programme: object
    team: object
    session: object
    people: dict = field(default_factory=dict)

    @property
    def board(self):
        return self.session.board

    def url(self, path=""):
        return f"/p/{self.programme.id}/teams/{self.team.id}/review{path}"

    def act(self, name, command, **args):
        account = self.people[name].account
        person = host(self.parts.store, self.session.id, account)
        seen_by = viewer(self.parts.store, person, self.board)
        return self.parts.boards.act(self.board, seen_by, [Command(f"m{next(NUMBERS)}", command, args)])


ROLES = {"Lia": "lead", "Tess": "mentor", "Spe": "specialist", "Ana": "member", "Otto": "observer", "Zoe": None}


@pytest.fixture
def house(parts, browser):
    store, number = parts.store, next(NUMBERS)
    accounts = {name: store.accounts.make(name, f"{name}{number}-{now_ms()}@example.org", None, "en") for name in ROLES}
    programme = store.programmes.make("Cidade que escuta", "en", accounts["Lia"].id)
    team = store.programmes.add_team(programme.id, "Jatobá", challenge="Calçada para todos")
    of = {"programme": programme.id, "programme_team": team.id, "owner": accounts["Lia"].id}
    session = store.sessions.make("Oficina 2", "en", **of)
    house = House(parts, programme, team, session)
    for name, role in ROLES.items():
        if role not in (None, "lead"):
            whole = role in ("specialist", "observer")
            store.programmes.add_member(programme.id, accounts[name].id, role, None if whole else team.id)
        client = browser()
        token = store.accounts.make_link(accounts[name].id, now_ms() + DAY)
        assert client.post(f"/sign-in/{token}").status_code == 303
        client.account = accounts[name]
        house.people[name] = client
    house.act("Ana", "note.add", note="n", x=0, y=0, text="late bus")
    return house


@pytest.fixture
def tess(house):
    return house.people["Tess"]


@pytest.fixture
def ana(house):
    return house.people["Ana"]


def visit(house, client):
    seq = house.parts.boards.room(house.board).board.seq
    assert client.post(f"/api/v1/boards/{house.board}/visit", json={"seq": seq}).status_code == 200


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_team_stands_in_the_queue_with_what_changed_since_the_visit(house, tess):
    assert "1 note that you have not seen" in text(tess.get("/mentor").text)
    visit(house, tess)
    assert "Nothing new since your visit" in text(tess.get("/mentor").text)
    assert "All seen" in text(tess.get("/mentor").text)

    house.act("Ana", "note.add", note="m", x=400, y=0, text="dark street")
    house.act("Ana", "note.add", note="o", x=800, y=0, text="no trees")
    house.act("Ana", "note.write", note="n", text="late buses", base="late bus")
    page = text(tess.get("/mentor").text)
    assert "Jatobá Calçada para todos" in page
    assert "2 new notes, 1 text changed." in page
    assert "3 changes since your visits" in page
    assert "Changed today" in page


def test_the_queue_is_ordered_by_who_needs_the_mentor_most(house, tess, parts):
    store = parts.store
    names = ("Maré", "Aurora", "Ipê")
    for name in names:
        made = store.programmes.add_team(house.programme.id, name)
        store.programmes.add_member(house.programme.id, tess.account.id, "mentor", made.id)
    teams = {team.name: team for team in store.programmes.mentored(tess.account.id)}
    assert [each.team.name for each in parts.mentors.queue(tess.account.id)] == ["Jatobá", "Aurora", "Ipê", "Maré"]

    store.mentoring.give_mission(teams["Ipê"].id, "", "Soon", "", now_ms() + DAY)
    late = parts.mentors.queue(tess.account.id, now_ms() + 20 * DAY)
    assert {each.team.name: each.reason for each in late} == {
        "Ipê": "mission", "Maré": "still", "Aurora": "still", "Jatobá": "still",
    }  # fmt: skip
    assert late[0].team.name == "Ipê"

    house.act("Tess", "comment.add", comment="q", on="n", text="Since when?", sort="question")
    now = [(each.team.name, each.reason) for each in parts.mentors.queue(tess.account.id)]
    assert now[:3] == [("Ipê", "mission"), ("Jatobá", "question"), ("Aurora", "")]

    tess.post("/mentor/pin", data={"team": teams["Maré"].id, "on": "yes"})
    assert parts.mentors.queue(tess.account.id)[0].team.name == "Maré"
    page = tess.get("/mentor?order=name").text
    assert page.index(f"team-{teams['Ipê'].id}") < page.index(f"team-{teams['Jatobá'].id}")
    assert page.index(f"team-{teams['Aurora'].id}") < page.index(f"team-{teams['Maré'].id}")
    assert tess.get("/mentor?order=nonsense").status_code == 200
    tess.post("/mentor/pin", data={"team": teams["Maré"].id, "on": "no"})
    assert parts.mentors.queue(tess.account.id)[0].team.name == "Ipê"


def test_a_board_opened_for_review_tells_what_changed_and_what_was_withdrawn(house, tess):
    visit(house, tess)
    house.act("Ana", "note.add", note="m", x=400, y=0, text="dark street")
    house.act("Ana", "drop", ids=["n"])

    told = tess.get(f"/api/v1/boards/{house.board}/changed").json
    assert (told["notes"], told["gone"]) == (["m"], [{"id": "n", "kind": "note", "words": "late bus"}])
    page = tess.get(f"/b/{house.board}/review")
    assert '"role": "mentor"' in page.text and "css/reviewing.css" in page.text
    assert "stroke-width=\"20\"" in tess.get(f"/b/{house.board}/changed.svg").text

    visit(house, tess)
    assert tess.get(f"/api/v1/boards/{house.board}/changed").json["notes"] == []


def test_what_is_written_in_private_changes_nothing_for_the_mentor(house, tess):
    visit(house, tess)
    house.act("Lia", "stage.set", private=True)
    house.act("Ana", "note.add", note="secret", x=400, y=0, text="secret")

    assert tess.get(f"/api/v1/boards/{house.board}/changed").json["notes"] == []
    assert "Nothing new since your visit" in text(tess.get("/mentor").text)
    assert "stroke-width=\"20\"" not in tess.get(f"/b/{house.board}/changed.svg").text


def test_a_mission_is_given_answered_and_done_and_mails_tell_of_it(house, tess, ana, folder):
    before = len(list((folder / "mail").glob("*.eml")))
    given = tess.post(house.url("/missions"), data={"title": "Five interviews", "about": "On the bus", "due": "2030-06-11"})
    assert given.headers["Location"].endswith("/review#missions")
    mail = mailed(folder, before + 1)
    assert (mail["To"], mail["Subject"]) == (ana.account.email, "A mission for Jatobá: Five interviews")
    assert house.url() in mail.get_content()
    assert "Five interviews" in ana.get(house.url()).text and "Five interviews" in tess.get("/mentor").text

    (mission,) = house.parts.store.mentoring.missions([house.team.id])
    ana.post(house.url(f"/missions/{mission.id}/answer"), data={"answer": "We met four", "done": "yes"})
    mail = mailed(folder, before + 2)
    assert (mail["To"], mail["Subject"]) == (tess.account.email, "Jatobá has done its mission: Five interviews")
    assert "We met four" in tess.get(house.url()).text
    assert "No mission" in text(tess.get("/mentor").text)
    assert "Done," in text(tess.get("/mentor/missions").text)


def test_a_review_is_given_answered_and_closed(house, tess, ana, folder, parts):
    house.act("Tess", "comment.add", comment="q", on="n", text="Since when?", sort="question")
    house.people["Lia"].post(f"/p/{house.programme.id}/rubric", data={"id": [""], "title": ["Evidence"], "about": [""]})
    before = len(list((folder / "mail").glob("*.eml")))
    draft = {"text": "Good way", "give": "no", "comment": ["q", "not-there"]}
    tess.post(house.url(f"/of/{house.board}"), data=draft)
    assert "Good way" in tess.get(house.url()).text
    assert "Good way" not in ana.get(house.url()).text and "Good way" not in house.people["Lia"].get(house.url()).text

    assert tess.post(house.url(f"/of/{house.board}"), data={**draft, "text": " ", "give": "yes"}).status_code == 400
    assert "Good way" not in ana.get(house.url()).text
    tess.post(house.url(f"/of/{house.board}"), data=draft)
    (criterion,) = re.findall(r'name="score-(\w+)" value="3"', tess.get(house.url(f"/of/{house.board}")).text)
    tess.post(house.url(f"/of/{house.board}"), data={**draft, "give": "yes", f"score-{criterion}": "3"})
    assert mailed(folder, before + 1)["Subject"] == "A review for Jatobá"
    page = text(ana.get(house.url()).text)
    assert "Good way" in page and "3: well on its way" in page and "waits for an answer" in page
    assert "1 comment on the board" in page

    (review,) = parts.store.mentoring.reviews([house.team.id])
    ana.post(house.url(f"/{review.id}/answer"), data={"answer": "Since March"})
    assert mailed(folder, before + 2)["Subject"] == "Jatobá answers your review"
    assert "Since March" in tess.get(house.url()).text and "Answered," in tess.get(house.url()).text
    assert parts.mentors.queue(tess.account.id)[0].reason == "question"

    house.act("Ana", "comment.settle", comment="q", done=True)
    assert parts.mentors.queue(tess.account.id)[0].reason == "answered"
    tess.post(house.url(f"/{review.id}/close"))
    assert mailed(folder, before + 3)["Subject"] == "The review for Jatobá is closed"
    assert "Closed," in text(ana.get(house.url()).text)
    assert ana.post(house.url(f"/{review.id}/answer"), data={"answer": "More"}).status_code == 410


def test_what_was_said_to_a_mentor_stands_on_one_page(house, tess):
    house.act("Tess", "comment.add", comment="q", on="n", text="Since when?", sort="question")
    me = host(house.parts.store, house.session.id, tess.account).id
    house.act("Ana", "comment.add", comment="a", on="q", text="Since March")
    house.act("Ana", "comment.add", comment="b", on="n", text="@Tess, see?", mentions=[me])

    page = text(tess.get("/mentor/comments").text)
    assert "Ana answers you" in page and "Since when? Since March" in page
    assert "Ana mentions you" in page and "@Tess, see?" in page
    assert "Since March" not in house.people["Spe"].get("/mentor/comments").text


def test_those_of_a_team_find_what_was_said_to_them_too(house, ana):
    me = host(house.parts.store, house.session.id, ana.account).id
    house.act("Tess", "comment.add", comment="q", on="n", text="@Ana, since when?", mentions=[me])

    page = text(ana.get("/mentor/comments").text)
    assert "Tess mentions you" in page and "Queue" not in page
    assert "Mentions and answers" in ana.get("/").text and "Mentions and answers" not in house.people["Zoe"].get("/").text

    house.act("Lia", "stage.set", private=True)
    assert "since when" not in ana.get("/mentor/comments").text
