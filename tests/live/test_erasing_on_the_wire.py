"""Somebody is erased in one process while people work through two: pages forget them, and nobody else loses anything."""

import json
import time
from urllib.parse import urlencode

import pytest

from tests import guests
from tests.wire import listen
from workshop.rewriting import ERASED, NOBODY

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def erase(room, who, notes):
    body = urlencode({"sure": "1", "notes": notes})
    path = f"/s/{room.session.id}/data/people/{who.person}"
    status, _, _ = guests.request(room.server, "POST", path, {**FORM, "Cookie": room.fay.cookie}, body)
    assert status == 303


def note(id, text="Luz"):
    return {"note": id, "x": 0, "y": 0, "text": text}


@pytest.mark.parametrize("notes", ["go", "stay"])
def test_pages_of_both_processes_forget_who_is_erased(rooms, notes):
    here, there = rooms
    board = here.board
    ana, bo = here.enter(here.ana, here.bo)
    fay, also = there.enter(there.fay, there.bo)
    ana.act(board, "note.add", note("a1", "Segredo da Ana"))
    bo.act(board, "note.add", note("b1"))
    bo.act(board, "comment.add", {"comment": "k1", "on": "a1", "text": "Sim"})
    listen([bo, fay, also], lambda: all(each.copies[board].seq == 3 for each in (bo, fay, also)))

    waiting = [bo.send(board, "note.add", note(f"w{n}")) for n in range(60)]
    erase(there, there.ana, notes)
    waiting += [bo.send(board, "note.add", note(f"x{n}")) for n in range(20)]
    listen([bo], lambda: all(number in bo.acks for number in waiting))
    listen([bo, fay, also], lambda: all(each.copies[board].seq >= 84 for each in (bo, fay, also)))

    assert all(bo.acks[number]["ok"] for number in waiting)
    for reader in (bo, fay, also):
        records = reader.copies[board].records
        assert here.ana.person not in json.dumps(records)
        assert ("a1" in records, "k1" in records) == ((notes == "stay",) * 2)
        assert notes == "go" or records["a1"]["by"] == NOBODY
        assert sum(entry["command"] == ERASED for entry in reader.copies[board].entries) == 1
    newcomer, late = here.enter(here.fay)[0], connected(there, there.bo, 2)
    assert newcomer.copies[board].records == fay.copies[board].records == late.copies[board].records
    assert ana.wait(lambda: any(name == "gone" for name, _ in ana.heard)) is None
    assert not ana.act(board, "note.add", note("a2"))["ok"]


def connected(room, guest, since):
    """Somebody who was away and knows the board up to a seq."""
    client = guests.connect(room.server, guest)
    assert "records" in client.open(room.board, since)
    return client


def test_names_come_with_no_answer_any_more(rooms):
    here, there = rooms
    [ana] = here.enter(here.ana)
    ana.act(here.board, "note.add", note("a1"))
    for room in rooms:
        assert "Ana" in json.dumps(guests.get(room.server, room.bo, f"/api/v1/boards/{room.board}")[1]["names"])

    erase(there, there.ana, "stay")

    until = time.monotonic() + 10
    while time.monotonic() < until and any(told_of(room, "Ana") for room in rooms):
        time.sleep(0.05)
    assert not any(told_of(room, "Ana") for room in rooms)


def told_of(room, name):
    _, told = guests.get(room.server, room.bo, f"/api/v1/boards/{room.board}")
    return name in json.dumps(told["names"])


def test_signing_out_closes_the_other_tabs_of_that_browser_alone(server, room):
    from workshop.store import open_store
    from workshop.store.ids import now_ms

    store = open_store(server.database)
    account = store.accounts.make("Gil", f"gil-{room.session.id}@example.org", None, "en")
    store.people.hosting(room.session.id, account.id, "Gil", "en")
    tabs = []
    for _ in range(2):
        token = store.accounts.make_link(account.id, now_ms() + 60_000)
        _, _, answer = guests.request(server, "POST", f"/sign-in/{token}", FORM, "")
        cookie = "; ".join(each.split(";")[0] for each in answer.get_all("Set-Cookie"))
        guest = guests.Guest(room.session.id, "", "facilitator", room.board, "Gil", cookie)
        tabs.append((cookie, room.enter(guest)[0]))
    store.db.close()
    (cookie, one), (_, two) = tabs

    guests.request(server, "POST", "/sign-out", {**FORM, "Cookie": cookie}, "")

    one.wait(lambda: any(name == "gone" for name, _ in one.heard))
    assert not one.open(room.board)["ok"]
    assert two.act(room.board, "note.add", note("g1"))["ok"]
