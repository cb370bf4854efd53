"""Two processes on one PostgreSQL and one Redis serve the same board as if they were one."""

import time

import pytest

from tests import guests
from tests.wire import listen, new_id
from workshop.store import open_store

WRITERS_EACH, READERS_EACH, COMMANDS = 2, 3, 250


def note(id):
    return {"note": id, "x": 0, "y": 0, "text": id}


def all_at(clients, board, seq, timeout=20):
    listen(clients, lambda: all(client.copies[board].seq >= seq for client in clients), timeout)


def people(client):
    return {each["person"] for name, payload in client.heard if name == "people" for each in payload["people"]}


def test_ten_thousand_deliveries_come_in_order(rooms):
    board = rooms[0].board
    writers = [client for room in rooms for client in room.enter(*[room.ana, room.bo][:WRITERS_EACH])]
    readers = [client for room in rooms for client in room.enter(*[room.fay] * READERS_EACH)]
    everybody = writers + readers

    for at in range(COMMANDS):
        for number, writer in enumerate(writers):
            writer.send(board, "note.add", note(f"w{number}-{at}"))
    total = COMMANDS * len(writers)
    all_at(everybody, board, total, timeout=60)
    listen(everybody, lambda: all(len(writer.acks) == COMMANDS + 1 for writer in writers))

    told = [[(each["seq"], each["changes"]) for each in client.copies[board].entries] for client in everybody]
    assert total * len(everybody) >= 10_000
    assert all(each == told[0] for each in told)
    assert all(ack["ok"] for writer in writers for ack in writer.acks.values())
    for number, writer in enumerate(writers):
        own = [entry["changes"][0][1]["id"] for entry in writer.copies[board].entries if "id" in entry]
        assert [id for id in own if id.startswith(f"w{number}-")] == [f"w{number}-{at}" for at in range(COMMANDS)]


def test_a_command_sent_again_to_another_process_gets_the_first_seq(rooms):
    here, there = (room.enter(room.ana)[0] for room in rooms)
    first = here.act(rooms[0].board, "note.add", note("n"), id="once")
    moved = here.act(rooms[0].board, "move", {"moves": [["n", 5, 5]]}, id="once-more")

    answers = [
        there.act(rooms[0].board, "note.add", note("n"), id="once"),
        there.act(rooms[0].board, "move", {"moves": [["n", 5, 5]]}, id="once-more"),
    ]

    assert answers == [first, moved]
    assert there.act(rooms[0].board, "note.add", note("m"))["seq"] == 3


def test_what_was_never_answered_is_sent_again_elsewhere_and_happens_once(rooms):
    board = rooms[0].board
    commands = [("note.add", note(f"n{at}"), new_id()) for at in range(30)]
    [here] = rooms[0].enter(rooms[0].ana)
    for name, args, id in commands:
        here.send(board, name, args, id)
    here.close()

    [there] = rooms[1].enter(rooms[1].ana)
    answers = [there.act(board, name, args, id) for name, args, id in commands]
    all_at([there], board, 30)

    assert all(answer["ok"] for answer in answers)
    assert len({answer["seq"] for answer in answers}) == 30
    assert set(there.copies[board].records) == {f"n{at}" for at in range(30)}


def test_who_moves_to_another_process_works_on_what_they_saw(rooms):
    board = rooms[0].board
    here, there = (room.enter(room.ana)[0] for room in rooms)

    answers = []
    for at in range(60):
        assert here.act(board, "note.add", note(f"n{at}"))["ok"]
        answers.append(there.act(board, "note.write", {"note": f"n{at}", "text": "nova", "base": f"n{at}"}))

    assert [answer.get("code") for answer in answers] == [None] * 60


@pytest.mark.parametrize("first", ["who is there", "who comes"])
def test_people_of_both_processes_see_each_other(rooms, first):
    rooms = rooms if first == "who is there" else rooms[::-1]
    [ana] = rooms[0].enter(rooms[0].ana)
    time.sleep(0.3)
    [bo] = rooms[1].enter(rooms[1].bo)

    listen([ana, bo], lambda: rooms[0].ana.person in people(bo) and rooms[0].bo.person in people(ana), 4)
    ana.call("here", {"board": rooms[0].board, "at": [3, 4]})
    bo.wait(lambda: any('"at":[3,4]' in packet for packet in bo.raw), 4)
    ana.close()
    bo.wait(lambda: any(rooms[0].ana.person in payload["left"] for name, payload in bo.heard if name == "people"), 4)


def test_one_follows_and_is_gathered_across_processes(rooms):
    board = rooms[0].board
    [ana, fay], [bo] = rooms[0].enter(rooms[0].ana, rooms[0].fay), rooms[1].enter(rooms[1].bo)
    fay.call("here", {"board": board, "view": [1, 2, 0.5]})
    bo.call("here", {"board": board, "follow": rooms[0].fay.person})
    bo.wait(lambda: any('"view":[1,2,0.5]' in packet for packet in bo.raw), 4)

    assert fay.call("gather", {"board": board, "view": [7, 8, 1]})["ok"]

    told = {"board": board, "person": rooms[0].fay.person, "view": [7, 8, 1]}
    listen([ana, bo], lambda: ("gather", told) in ana.heard and ("gather", told) in bo.heard, 4)
    assert not any('"view":[1,2' in packet for packet in ana.raw)


def test_a_push_on_a_factor_is_watched_across_processes(rooms):
    board = rooms[0].board
    [ana], [bo] = rooms[0].enter(rooms[0].ana), rooms[1].enter(rooms[1].bo)
    rooms[0].add(ana, note="f", sort="factor")
    bo.wait(lambda: any('"id":"f"' in packet for packet in bo.raw), 4)

    assert bo.call("push", {"board": board, "factor": "f", "way": "up"})["ok"]

    told = {"board": board, "person": rooms[0].bo.person, "factor": "f", "way": "up"}
    listen([ana, bo], lambda: ("push", told) in ana.heard and ("push", told) in bo.heard, 4)


def test_a_new_role_given_by_one_process_is_told_by_the_other(rooms):
    first, second = rooms
    [ana] = first.enter(first.ana)

    guests.join(second.server, first.session.facilitator_code, "Ana", first.ana.cookie)

    ana.wait(lambda: any(name == "gone" for name, _ in ana.heard))
    assert [payload["board"] for name, payload in ana.heard if name == "gone"] == [first.board]


def test_a_private_stage_holds_on_both_processes(rooms):
    board = rooms[0].board
    [ana], [bo, fay] = rooms[0].enter(rooms[0].ana), rooms[1].enter(rooms[1].bo, rooms[1].fay)

    fay.act(board, "stage.set", {"private": True})
    ana.act(board, "note.add", note("segredo"))
    bo.act(board, "note.add", note("dele"))
    all_at([ana, bo, fay], board, 3)

    assert [set(client.copies[board].records) for client in (ana, bo, fay)] == [
        {"stage", "segredo"},
        {"stage", "dele"},
        {"stage"},
    ]
    assert not any("segredo" in packet for packet in bo.raw + fay.raw)


def test_work_goes_on_when_one_process_is_killed(rooms, servers):
    board = rooms[0].board
    [ana], [bo] = rooms[0].enter(rooms[0].ana), rooms[1].enter(rooms[1].bo)
    numbers = [ana.send(board, "note.add", note(f"n{at}")) for at in range(50)]
    ana.wait(lambda: sum(number in ana.acks for number in numbers) > 10)

    servers[0].kill()
    with pytest.raises(Exception, match="ended"):
        ana.wait(lambda: False)
    acked = {f"n{at}" for at, number in enumerate(numbers) if ana.acks.get(number, {}).get("ok")}
    bo.wait(lambda: acked <= bo.copies[board].records.keys())
    [moved] = rooms[1].enter(rooms[1].ana)

    assert acked <= moved.copies[board].records.keys()
    assert moved.act(board, "note.add", note("after"))["ok"]
    servers[0].start()


def test_who_is_here_is_known_to_a_process_where_nobody_sits(rooms):
    here, there = rooms
    path = f"/api/v1/sessions/{there.session.id}/count"
    [ana] = here.enter(here.ana)

    def count():
        return guests.get(there.server, there.fay, path)[1]["here"]

    until(lambda: count() == 1)
    assert ana.answer(ana.post("close", {"board": here.board}))["ok"]
    until(lambda: count() == 0)


def until(true, patience=15):
    """Wait until something is so: processes hear of each other's people within moments."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture
def teams(servers):
    """A workshop with two teams, Ana's and Bo's, by the door of each process."""
    store = open_store(servers[0].database)
    session = store.sessions.make("Com equipes", teams=("Sol", "Lua"))
    ana, bo = (guests.join(servers[0], session.code, name) for name in ("Ana", "Bo"))
    for guest, team in zip((ana, bo), session.boards[1:], strict=True):
        store.people.set(guest.person, team=team)
    store.db.close()
    return guests.Room(servers[0], session, ana, bo, guests.join(servers[0], session.facilitator_code, "Fay"))


def test_who_is_moved_to_another_team_hears_it_wherever_they_are(servers, teams):
    _, sol, lua = teams.session.boards
    ana, bo = guests.connect(servers[1], teams.ana), guests.connect(servers[1], teams.bo)
    assert ana.open(sol)["ok"] and bo.open(lua)["ok"]

    path = f"/api/v1/sessions/{teams.session.id}/people/{teams.ana.person}"
    headers = {"Cookie": teams.fay.cookie, "Content-Type": "application/json"}
    status, body, _ = guests.request(servers[0], "PATCH", path, headers, f'{{"team": "{lua}"}}')

    assert status == 200, body
    ana.wait(lambda: ("moved", {"board": sol, "to": lua}) in ana.heard)
    assert ana.act(sol, "note.add", note("waited"))["ok"]
    assert ana.open(lua)["ok"]
    assert not any(name == "moved" for name, _ in bo.heard)


def test_a_step_is_carried_once_over_processes(servers, teams):
    plenary, sol, lua = teams.session.boards
    fay, bo = guests.connect(servers[0], teams.fay), guests.connect(servers[0], teams.bo)
    ana = guests.connect(servers[1], teams.ana)
    for client, board in ((fay, plenary), (ana, sol), (bo, lua)):
        assert client.open(board)["ok"]
    assert guests.connect(servers[1], teams.fay).open(plenary)["ok"]
    assert fay.act(plenary, "step.add", {"step": "s", "title": "Causas", "where": "teams"})["ok"]

    assert fay.act(plenary, "step.enter", {"step": "s", "from": None})["ok"]

    for client, board in ((ana, sol), (bo, lua)):
        client.wait(lambda c=client, b=board: c.copies[b].records.get("stage", {}).get("step") == "s")
    time.sleep(1.5)  # until the other process has looked whether something is left to do
    for client, board in ((ana, sol), (bo, lua)):
        assert client.act(board, "note.add", note("n"))["ok"]
        carried = [each for each in client.copies[board].entries if each["command"] == "stage.carry"]
        assert len({str(each["changes"]) for each in carried}) == len(carried) <= 2
