"""Leading with difficulty: the room is late, people are on other boards, and the facilitator loses the line."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.guests import connect, join
from tests.server import serving
from workshop.store import open_store

MINUTE = 60_000


@pytest.fixture
def hasty(tmp_path):
    """A server on which a stand-in may lead after a second without a facilitator."""
    with serving(tmp_path, WORKSHOP_LIMIT_AWAY="1") as running:
        yield running


def workshop(server, **about):
    """A workshop of a team and three steps of ten minutes, planned for now."""
    store = open_store(server.database)
    try:
        session = store.sessions.make("Bairro que acolhe", "en", teams=("Praça",), **about)
    finally:
        store.db.close()
    fay = connect(server, join(server, session.facilitator_code, "Program"))
    assert fay.open(session.board)["ok"]
    for title in ("Chegar", "Escrever", "Votar"):
        step = {"step": title, "title": title, "question": f"{title}?", "minutes": 10, "where": "plenary"}
        assert fay.act(session.board, "step.add", step)["ok"]
    fay.close()
    return session


def test_a_late_room_is_told_what_to_shorten_and_shortened(people, server):
    now = int(time.time() * 1000)
    session = workshop(server, starts=now - 20 * MINUTE, ends=now + 24 * MINUTE)
    fay = people("Fay").join(session.facilitator_code)
    fay.press(re.compile("^Conduct"))
    fay.press("Begin: Chegar")

    fay.reads("6 minutes late.")
    fay.reads("The coming steps could be shorter: Escrever 10 → 7 min, Votar 10 → 7 min.")
    fay.press("Shorten by 6 minutes")
    fay.reads("The coming steps are shorter now.")
    expect(fay.page.get_by_text("6 minutes late.")).to_have_count(0)
    fay.press("Next: Escrever")
    expect(fay.page.locator("#work").get_by_role("timer")).to_contain_text(re.compile(r"[67]:\d\d"))


def test_people_on_another_board_are_brought_here(people, server):
    session = workshop(server)
    fay, ana = people("Fay").join(session.facilitator_code), people("Ana").join(session.code)
    store = open_store(server.database)
    person = next(each for each in store.people.of(session.id) if each.name == "Ana")
    store.people.set(person.id, team=session.boards[1])
    store.db.close()
    ana.page.goto(f"{ana.address}/b/{session.boards[1]}")
    ana.arrive()
    fay.press(re.compile("^Conduct"))
    fay.press("Begin: Chegar")
    fay.reads("1 on another board")

    fay.press(re.compile("^Bring all here"))

    ana.page.wait_for_url(f"**/b/{session.board}")
    ana.arrive()


def test_a_stand_in_takes_the_room_over_when_the_facilitator_is_gone(people, hasty):
    session = workshop(hasty)
    fay, ana = people("Fay", at=hasty).join(session.facilitator_code), people("Ana", at=hasty).join(session.code)
    fay.press(re.compile("^Conduct"))
    fay.press("Begin: Chegar")
    fay.press("See all")
    fay.press("What to do about Ana")
    fay.press(re.compile("^May stand in"), "menuitem")
    fay.press("Close", within="People")

    fay.page.goto("about:blank")

    ana.reads("No facilitator is here.")
    ana.press("Take the room over")
    ana.arrive()
    ana.press(re.compile("^Conduct"))
    ana.press("Next: Escrever")
    ana.reads("Step 2 of 3")
    fay.page.goto(f"{fay.address}/b/{session.board}")
    fay.arrive()
    fay.press(re.compile("^Conduct"))
    fay.reads("Step 2 of 3")
