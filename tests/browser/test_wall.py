"""The wall and the projector: a facilitator looks after two teams, goes to one, harvests, and the room reads along."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.browser.test_readable import troubles
from tests.guests import connect, join
from workshop.store import open_store


@pytest.fixture
def session(server):
    store = open_store(server.database)
    try:
        yield store.sessions.make("Bairro que acolhe", "en", teams=("Sol", "Mar"))
    finally:
        store.db.close()


@pytest.fixture
def member(server, session):
    """Puts somebody into a team and connects them to its board."""

    def member(name, team):
        guest = join(server, session.code, name)
        store = open_store(server.database)
        store.people.set(guest.person, team=session.boards[team])
        store.db.close()
        client = connect(server, guest)
        assert client.open(session.boards[team])["ok"]
        return lambda command, **args: client.act(session.boards[team], command, args)

    return member


@pytest.fixture
def conduct(server, session):
    """What Fay does by program, on any board."""
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    for board in session.boards:
        assert fay.open(board)["ok"]

    def conduct(command, at=0, **args):
        answer = fay.act(session.boards[at], command, args)
        assert answer["ok"], answer

    return conduct


def enter(someone, session):
    """Be a facilitator in this browser, without a page."""
    given = {"code": session.facilitator_code, "name": someone.name, "language": "en"}
    someone.context.request.post(f"{someone.address}/join", data=given)


def facilitator(people, session, name, path, **window):
    someone = people(name, **window)
    enter(someone, session)
    someone.page.goto(f"{someone.address}/s/{session.id}/{path}")
    return someone


def card(someone, team):
    return someone.page.get_by_role("region", name=team, exact=True)


def test_a_facilitator_sees_goes_there_and_harvests_and_the_room_reads_along(people, session, member, conduct):
    conduct("stage.set", title="Write", question="What would let you walk home in peace?")
    conduct("stage.time", add=600_000)
    ana, bea = member("Ana", 1), member("Bea", 2)
    ana("note.add", note="n1", x=0, y=0, text="More light", color="mint")
    ana("note.add", note="n2", x=300, y=0, text="Somebody I know")
    ana("cluster.make", cluster="g", notes=["n1", "n2"], title="Not alone")
    bea("signal.raise", signal="s", sort="help")

    fay = facilitator(people, session, "Fay", "wall")
    room = facilitator(people, session, "Fay", "projector", viewport={"width": 1920, "height": 1080})

    expect(card(fay, "Sol")).to_contain_text("2 notes")
    expect(card(fay, "Sol")).to_contain_text("1 of 1wrote")
    expect(card(fay, "Mar")).to_contain_text("Bea asks for help")
    expect(fay.page.locator(".wall__head")).to_contain_text("1 asks for help")
    assert troubles(fay) == []
    card(fay, "Mar").get_by_role("button", name="Attended").click()
    expect(card(fay, "Mar")).not_to_contain_text("Bea asks")

    card(fay, "Sol").get_by_role("link", name="Go there").click()
    fay.arrive()
    fay.sees("More light")
    fay.page.go_back()
    expect(card(fay, "Sol")).to_be_visible()

    card(fay, "Sol").get_by_role("button", name=re.compile("Harvest")).click()
    dialog = fay.page.get_by_role("dialog", name="Harvest from Sol")
    dialog.get_by_label(re.compile("Not alone")).check()
    assert troubles(fay) == []
    dialog.get_by_role("button", name="Harvest 1").click()
    expect(card(fay, "Sol")).to_contain_text("2 harvested")

    expect(room.page.get_by_text("What would let you walk home in peace?")).to_be_visible()
    expect(room.page.get_by_role("timer")).to_contain_text(re.compile(r"9:\d\d"))
    expect(room.page.locator("#way")).to_contain_text(f"{session.code[:4]} {session.code[4:]}")
    expect(room.page.locator("#count")).to_contain_text(re.compile(r"4notes by\s*1 person"))
    assert troubles(room) == []

    fay.press("Undo")
    expect(card(fay, "Sol")).not_to_contain_text("harvested")


def test_the_room_sees_a_result_only_once_it_is_shown_to_all_and_what_is_said_to_all(people, session, conduct, member):
    conduct("stage.set", title="Vote", question="Which first?")
    room = facilitator(people, session, "Fay", "projector")
    options = [{"id": "a", "text": "Light"}, {"id": "b", "text": "Buses"}]
    settings = {"budget": 3, "most": 3}
    conduct("poll.open", poll="p", way="dots", title="Which comes first?", options=options, settings=settings, secret=True)
    conduct("poll.cast", poll="p", ballot={"a": 3})
    conduct("poll.close", poll="p")
    conduct("stage.set", notice="We meet again at four.")

    expect(room.page.get_by_text("We meet again at four.")).to_be_visible()
    expect(room.page.get_by_text("Which first?")).to_be_visible()
    expect(room.page.get_by_text("3 votes")).to_have_count(0)

    conduct("poll.reveal", poll="p")
    expect(room.page.get_by_role("listitem").filter(has_text="Light")).to_contain_text("3 votes, 1 person")

    room.keys("d")
    expect(room.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert troubles(room) == []


def test_private_notes_are_counted_on_a_phone_and_never_told(people, session, conduct, member):
    conduct("stage.set", private=True, title="Write")
    ana = member("Ana", 1)
    ana("note.add", note="hidden-note", x=4321, y=0, text="A secret", color="lilac")
    bodies = []

    fay = people("Fay", color_scheme="dark", **PHONE)
    fay.page.on("response", lambda answer: bodies.append(answer) if "/api/" in answer.url else None)
    enter(fay, session)
    fay.page.goto(f"{fay.address}/s/{session.id}/wall")

    expect(card(fay, "Sol")).to_contain_text("1 note is being written in private")
    assert troubles(fay) == []
    assert fay.page.evaluate("document.documentElement.scrollWidth") <= 360
    told = "".join(each.text() for each in bodies if each.status == 200)
    assert '"notes":1' in told
    assert not any(secret in told for secret in ("hidden-note", "4321", "A secret", "lilac"))
