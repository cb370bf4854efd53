"""The live board's events as clients meet them: open, act, here, close, gather, entries, people and gone."""

import time

import pytest

from tests import guests
from tests.guests import connect, get, join
from tests.wire import Copy, listen, new_id, refused
from workshop.store import open_store


def note(id="n", text="Falta sombra na praça", **args):
    return {"note": id, "x": 10, "y": 20, "text": text, **args}


def everybody_at(clients, board, seq):
    listen(clients, lambda: all(client.copies[board].seq >= seq for client in clients))


def people_heard(client):
    return {each["person"]: each for name, payload in client.heard if name == "people" for each in payload["people"]}


def test_open_answers_with_who_i_am_and_the_board(room):
    [ana] = room.enter(room.ana)
    ana.act(room.board, "note.add", note())

    answer = connect(room.server, room.bo).open(room.board)

    assert answer["ok"] is True
    assert (answer["person"], answer["role"], answer["seq"]) == (room.bo.person, "participant", 1)
    assert answer["title"] == room.session.title
    assert answer["session"]["id"] == room.session.id
    assert answer["records"]["n"]["text"] == "Falta sombra na praça"
    assert answer["names"] == {room.ana.person: "Ana"}
    assert {(each["person"], each["name"]) for each in answer["people"]} >= {(room.ana.person, "Ana")}
    assert abs(answer["now"] - 1000 * time.time()) < 60_000


def test_an_act_is_acknowledged_and_everybody_is_told(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)

    answer = ana.act(room.board, "note.add", note(color="mint"), id="my-own-id")
    everybody_at([ana, bo, fay], room.board, 1)

    [told] = bo.copies[room.board].entries
    assert answer == {"ok": True, "seq": 1}
    assert (told["seq"], told["by"], told["command"]) == (1, room.ana.person, "note.add")
    assert told["changes"][0][0] == "put"
    record = {"id": "n", "kind": "note", "by": room.ana.person, "x": 10, "y": 20, "color": "mint", "sort": "idea"}
    assert record.items() <= told["changes"][0][1].items()
    assert ana.copies[room.board].records == bo.copies[room.board].records == fay.copies[room.board].records


def test_the_id_of_a_command_goes_to_its_sender_alone(room):
    ana, again, bo = room.enter(room.ana, room.ana, room.bo)

    ana.act(room.board, "note.add", note(), id="my-own-id")
    everybody_at([ana, again, bo], room.board, 1)

    assert [client.copies[room.board].entries[0].get("id") for client in (ana, again, bo)] == [
        "my-own-id",
        "my-own-id",
        None,
    ]


def test_a_reader_who_returns_gets_the_entries_since(room):
    ana, bo = room.enter(room.ana, room.bo)
    ana.act(room.board, "note.add", note("a"))
    everybody_at([bo], room.board, 1)
    bo.close()
    ana.act(room.board, "note.add", note("b"))
    ana.act(room.board, "drop", {"ids": ["a"]})

    back = connect(room.server, room.bo)
    back.copies = bo.copies
    answer = back.open(room.board, since=1)

    assert "records" not in answer
    assert [entry["seq"] for entry in answer["entries"]] == [2, 3]
    assert set(back.copies[room.board].records) == {"b"}


def test_a_reader_from_the_future_gets_the_whole_board(room):
    [ana] = room.enter(room.ana)
    ana.act(room.board, "note.add", note())

    answer = connect(room.server, room.bo).open(room.board, since=10**12)

    assert answer["seq"] == 1 and "n" in answer["records"]


def test_http_gives_what_the_socket_gives(room):
    ana, bo = room.enter(room.ana, room.bo)
    ana.act(room.board, "note.add", note())
    everybody_at([bo], room.board, 1)

    status, board = get(room.server, room.bo, f"/api/v1/boards/{room.board}")
    _, entries = get(room.server, room.bo, f"/api/v1/boards/{room.board}/entries?since=0")

    assert status == 200
    assert (board["seq"], board["role"], board["person"]) == (1, "participant", room.bo.person)
    assert board["records"] == bo.copies[room.board].records
    assert entries["entries"] == bo.copies[room.board].entries


def test_several_commands_in_one_act_are_applied_all(room):
    ana, bo = room.enter(room.ana, room.bo)
    commands = [{"id": new_id(), "command": "note.add", "args": note(f"n{at}")} for at in range(3)]

    answer = ana.call("act", {"board": room.board, "commands": commands})
    everybody_at([bo], room.board, 3)

    assert answer == {"ok": True, "seq": 3}
    assert set(bo.copies[room.board].records) == {"n0", "n1", "n2"}


def test_several_commands_in_one_act_are_applied_none(room):
    ana, bo = room.enter(room.ana, room.bo)
    commands = [{"id": new_id(), "command": "note.add", "args": note(id)} for id in ("a", "b", "a")]

    refused = ana.call("act", {"board": room.board, "commands": commands})
    ana.act(room.board, "note.add", note("later"))
    everybody_at([bo], room.board, 1)

    assert (refused["ok"], refused["code"], refused["field"]) == (False, "bad_args", "note")
    assert set(bo.copies[room.board].records) == {"later"}


def test_a_command_sent_again_after_a_reconnect_gets_the_first_seq(room):
    [ana] = room.enter(room.ana)
    ana.act(room.board, "note.add", note(), id="once")
    ana.act(room.board, "move", {"moves": [["n", 5, 5]]}, id="once-more")
    ana.act(room.board, "note.add", note("m"))
    ana.close()

    [back] = room.enter(room.ana)
    again = [
        back.act(room.board, "note.add", note(), id="once"),
        back.act(room.board, "move", {"moves": [["n", 5, 5]]}, id="once-more"),
    ]

    assert again == [{"ok": True, "seq": 1}, {"ok": True, "seq": 2}]
    assert back.copies[room.board].seq == 3


def test_others_see_what_somebody_points_at_drags_and_writes(room):
    ana, bo = room.enter(room.ana, room.bo)
    ana.act(room.board, "note.add", note())

    answer = ana.call("here", {"board": room.board, "at": [5, 6], "drag": [["n", 7, 8.26]], "editing": "n"})
    bo.wait(lambda: "drag" in people_heard(bo).get(room.ana.person, {}))

    assert answer == {"ok": True}
    assert people_heard(bo)[room.ana.person] == {
        "person": room.ana.person,
        "name": "Ana",
        "at": [5, 6],
        "drag": [["n", 7, 8.5]],
        "editing": "n",
    }
    assert ana.copies[room.board].seq == 1


@pytest.mark.parametrize("how", ["close the board", "close the connection"])
def test_who_leaves_is_told_as_left(room, how):
    ana, bo = room.enter(room.ana, room.bo)
    bo.wait(lambda: room.ana.person in people_heard(bo) or True)

    if how == "close the board":
        assert ana.call("close", {"board": room.board}) == {"ok": True}
    else:
        ana.close()

    bo.wait(lambda: any(room.ana.person in payload["left"] for name, payload in bo.heard if name == "people"))


def test_who_has_closed_a_board_hears_no_more_of_it(room):
    ana, bo = room.enter(room.ana, room.bo)
    bo.call("close", {"board": room.board})

    ana.act(room.board, "note.add", note())
    answer = bo.act(room.board, "note.add", note("m"))

    assert answer["code"] == "unknown_board"
    assert bo.copies[room.board].seq == 0


def test_a_person_with_two_windows_is_here_once(room):
    first, second, bo = room.enter(room.ana, room.ana, room.bo)

    first.close()
    answer = bo.open(room.board)

    assert [each["person"] for each in answer["people"]].count(room.ana.person) == 1
    assert second.act(room.board, "note.add", note())["ok"]


def test_whose_role_changes_is_told_that_their_place_is_gone(room):
    [ana] = room.enter(room.ana)

    join(room.server, room.session.facilitator_code, "Ana", cookie=room.ana.cookie)
    ana.wait(lambda: any(name == "gone" for name, _ in ana.heard))

    [gone] = [payload for name, payload in ana.heard if name == "gone"]
    assert gone["board"] == room.board
    assert gone["code"] and gone["text"]
    assert ana.open(room.board)["role"] == "facilitator"


def test_a_text_written_by_two_is_merged_and_says_so(room):
    ana, bo = room.enter(room.ana, room.bo)
    ana.act(room.board, "note.add", note(text="ruas escuras"))
    ana.act(room.board, "note.write", {"note": "n", "text": "ruas muito escuras", "base": "ruas escuras"})

    answer = bo.act(room.board, "note.write", {"note": "n", "text": "ruas escuras à noite", "base": "ruas escuras"})
    everybody_at([bo], room.board, 3)

    assert answer == {"ok": True, "seq": 3, "merged": True}
    assert bo.copies[room.board].records["n"]["text"] == "ruas muito escuras à noite"


def test_undo_says_what_it_could_not(room):
    ana, bo = room.enter(room.ana, room.bo)
    ana.act(room.board, "note.add", note("a"))
    ana.act(room.board, "note.add", note("b"))
    moved = ana.act(room.board, "move", {"moves": [["a", 1, 1], ["b", 1, 1]]})
    bo.act(room.board, "move", {"moves": [["b", 2, 2]]})

    answer = ana.act(room.board, "restore", {"seq": moved["seq"]})

    assert (answer["ok"], answer["could_not"]) == (True, ["b"])


def test_a_facilitator_brings_everybody_to_one_place(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)

    assert fay.call("gather", {"board": room.board, "view": [10, 20, 0.5]}) == {"ok": True}

    told = ("gather", {"board": room.board, "person": room.fay.person, "view": [10, 20, 0.5]})
    listen([ana, bo], lambda: told in ana.heard and told in bo.heard)
    fay.call("here", {"board": room.board})
    assert told not in fay.heard


def test_who_takes_part_brings_nobody_anywhere(room):
    ana, bo = room.enter(room.ana, room.bo)

    assert refused(ana.call("gather", {"board": room.board, "view": [0, 0, 1]}), "not_allowed")
    assert refused(ana.call("gather", {"board": room.board, "view": [0, 0, 0]}), "bad_args", "view")

    bo.call("here", {"board": room.board})
    assert not any(name == "gather" for name, _ in bo.heard)


def factor(room, client):
    return room.add(client, note="f", text="Traffic", sort="factor")


def test_a_push_on_a_factor_is_watched_by_everybody_and_stored_nowhere(room):
    ana, bo = room.enter(room.ana, room.bo)
    seq = factor(room, ana)["seq"]

    assert bo.call("push", {"board": room.board, "factor": "f", "way": "up"}) == {"ok": True}
    told = ("push", {"board": room.board, "person": room.bo.person, "factor": "f", "way": "up"})
    listen([ana, bo], lambda: told in ana.heard and told in bo.heard)

    assert bo.call("push", {"board": room.board, "factor": "f"}) == {"ok": True}
    stop = ("push", {"board": room.board, "person": room.bo.person, "factor": "f", "way": None})
    listen([ana, bo], lambda: stop in ana.heard and stop in bo.heard)
    assert room.add(ana, note="g")["seq"] == seq + 1


def test_a_push_tells_nobody_of_a_factor_that_they_do_not_see(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    fay.act(room.board, "stage.set", {"private": True})
    factor(room, ana)

    assert refused(bo.call("push", {"board": room.board, "factor": "f", "way": "up"}), "gone", "factor")
    assert ana.call("push", {"board": room.board, "factor": "f", "way": "up"})["ok"]

    ana.wait(lambda: any(name == "push" for name, _ in ana.heard))
    for other in (bo, fay):
        other.call("here", {"board": room.board})
        assert not any(name == "push" for name, _ in other.heard)


def test_pushes_are_limited_and_for_those_who_write(room):
    [ana] = room.enter(room.ana)
    factor(room, ana)

    answers = [ana.call("push", {"board": room.board, "factor": "f", "way": "down"}) for _ in range(8)]
    assert [answer["ok"] for answer in answers[:6]] == [True] * 6
    assert refused(answers[-1], "too_fast")
    assert refused(ana.call("push", {"board": room.board, "factor": "f", "way": "sideways"}), "bad_args", "way")
    assert refused(ana.call("push", {"board": room.board, "factor": "nowhere", "way": "up"}), "too_fast")


def test_who_follows_somebody_is_sent_where_they_look_and_nobody_else_is(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    bo.call("here", {"board": room.board, "follow": room.ana.person})
    ana.wait(lambda: people_heard(ana).get(room.bo.person, {}).get("follow") == room.ana.person)

    for x in (1, 2, 3):
        ana.call("here", {"board": room.board, "view": [x, 0, 1]})

    bo.wait(lambda: people_heard(bo).get(room.ana.person, {}).get("view") == [3, 0, 1])
    ana.call("here", {"board": room.board, "at": [1, 1]})
    fay.wait(lambda: "at" in people_heard(fay).get(room.ana.person, {}))
    assert not any('"view"' in packet for packet in fay.raw)


def test_the_strict_client_notices_gaps_and_doubles():
    entry = {"seq": 2, "at": 1, "by": None, "command": None, "changes": []}

    for start in (0, 2):
        copy = Copy("ana")
        copy.start(start, {})
        with pytest.raises(AssertionError):
            copy.take(entry)


@pytest.fixture
def teams(server):
    """A workshop with two teams: Ana's and Bo's."""
    store = open_store(server.database)
    session = store.sessions.make("Com equipes", teams=("Sol", "Lua"))
    ana, bo = (guests.join(server, session.code, name) for name in ("Ana", "Bo"))
    for guest, team in zip((ana, bo), session.boards[1:], strict=True):
        store.people.set(guest.person, team=team)
    store.db.close()
    return guests.Room(server, session, ana, bo, guests.join(server, session.facilitator_code, "Fay"))


def test_opening_a_board_tells_where_the_plenary_and_ones_team_are(teams):
    plenary, sol, _ = teams.session.boards
    ana = guests.connect(teams.server, teams.ana)

    told = {"id": teams.session.id, "title": "Com equipes", "code": teams.session.code, "board": plenary, "team": sol}
    assert [ana.open(board)["session"] for board in (plenary, sol)] == [told, told]
    assert guests.connect(teams.server, teams.fay).open(sol)["session"] == {**told, "team": None}


def test_a_facilitator_brings_the_whole_session_to_a_board_that_is_theirs_to_open(teams):
    plenary, sol, lua = teams.session.boards
    ana, bo, fay = (guests.connect(teams.server, each) for each in (teams.ana, teams.bo, teams.fay))
    for client, board in ((ana, sol), (bo, lua), (fay, plenary)):
        assert client.open(board)["ok"]

    assert fay.call("gather", {"board": plenary, "view": [1, 2, 1], "to": sol})["ok"]
    assert fay.call("gather", {"board": plenary, "view": [3, 4, 1], "to": plenary})["ok"]

    call = {"person": teams.fay.person, "view": [3, 4, 1], "to": plenary}
    for client, board in ((ana, sol), (bo, lua)):
        client.wait(lambda client=client, board=board: ("gather", {"board": board, **call}) in client.heard)
    assert [told["to"] for name, told in ana.heard if name == "gather"] == [sol, plenary]
    assert [told["to"] for name, told in bo.heard if name == "gather"] == [plenary]
    other = teams.server.session().board
    assert refused(fay.call("gather", {"board": plenary, "view": [0, 0, 1], "to": other}), "unknown_board", "to")


def test_how_much_waits_on_a_device_is_told(room):
    ana, fay = room.enter(room.ana, room.fay)

    assert ana.call("here", {"board": room.board, "unsent": 3})["ok"]

    fay.wait(
        lambda: any(
            name == "people" and any(state.get("unsent") == 3 for state in told["people"]) for name, told in fay.heard
        )
    )


def test_a_step_moves_the_boards_of_all_teams_at_once(teams):
    plenary, sol, lua = teams.session.boards
    ana, bo, fay = (guests.connect(teams.server, each) for each in (teams.ana, teams.bo, teams.fay))
    for client, board in ((ana, sol), (bo, lua), (fay, plenary)):
        assert client.open(board)["ok"]
    assert fay.act(plenary, "step.add", {"step": "s", "title": "Causas", "where": "teams"})["ok"]

    assert fay.act(plenary, "step.enter", {"step": "s", "from": None})["ok"]

    for client, board in ((ana, sol), (bo, lua)):
        client.wait(lambda c=client, b=board: c.copies[b].records.get("stage", {}).get("step") == "s")
        assert client.act(board, "note.add", {"note": "n", "x": 0, "y": 0, "text": "t"})["ok"]
    assert ana.open(plenary)["ok"]
    assert refused(ana.act(plenary, "note.add", {"note": "n", "x": 0, "y": 0, "text": "t"}), "not_now")
