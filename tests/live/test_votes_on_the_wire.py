"""What was voted in secret is in nothing that leaves the server before the reveal, and every voter counts once."""

import threading
import time

import pytest

from tests import guests
from tests.guests import connect, get, request
from tests.wire import listen, refused

OPTIONS = [{"id": "luz", "text": "Luz na rota"}, {"id": "poda", "text": "Poda das árvores"}]
POLL = {"poll": "p", "way": "score", "title": "O que primeiro?", "options": OPTIONS, "settings": {"most": 100}}
BALLOTS = {"ana": {"luz": 37, "poda": 61}, "bo": {"luz": 53}}
TELLTALES = ('"luz":37', '"poda":61', '"luz":53', '"luz": 37', '"poda": 61', '"luz": 53')
PATHS = ("", "/entries?since=0", "/entries?since=2", "/export/json", "/export/csv", "/polls/p")


@pytest.fixture
def voting(room):
    """Fay asks for a secret vote; Ana and Bo have cast their ballots."""
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    assert fay.act(room.board, "poll.open", POLL)["ok"]
    assert ana.act(room.board, "poll.cast", {"poll": "p", "ballot": {"poda": 1}})["ok"]
    assert ana.act(room.board, "poll.cast", {"poll": "p", "ballot": BALLOTS["ana"]})["ok"]
    assert bo.act(room.board, "poll.cast", {"poll": "p", "ballot": BALLOTS["bo"]})["ok"]
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 4 for client in (ana, bo, fay)))
    return ana, bo, fay


def polled(room, guest):
    status, told = get(room.server, guest, f"/api/v1/boards/{room.board}/polls/p")
    assert status == 200, told
    return told


def over(room):
    """What is told once this process, too, has heard of the reveal."""
    until = time.monotonic() + 10
    while (told := polled(room, room.bo))["state"] != "revealed":
        assert time.monotonic() < until, told
        time.sleep(0.05)
    return told


def pages(room, guest):
    """Every body that this person can ask for, by its path."""
    return {
        path: request(room.server, "GET", f"/api/v1/boards/{room.board}{path}", {"Cookie": guest.cookie})[1].decode()
        for path in PATHS
    }


def tells(body):
    """Whether a body holds what somebody put on a ballot."""
    return any(told in body for told in TELLTALES)


def frames(client):
    return [packet for packet in client.raw if tells(packet)]


def test_no_frame_and_no_page_tells_a_secret_ballot_before_the_reveal(room, voting):
    mentor = guests.join(room.server, room.session.code, "Caio")
    everybody = (room.ana, room.bo, room.fay, mentor)
    for guest in everybody:
        for path, body in pages(room, guest).items():
            own = guest in (room.ana, room.bo) and path == "/polls/p"
            assert own or not tells(body), f"{guest.name} reads {path}"
    late = connect(room.server, mentor)
    late.open(room.board)

    voting[2].act(room.board, "poll.close", {"poll": "p"})
    listen(voting, lambda: all(client.copies[room.board].seq == 5 for client in voting))

    for guest in everybody:
        assert not any(map(tells, pages(room, guest).values())), f"after the close {guest.name} is told"
    assert not any(frames(client) for client in (*voting, late))
    assert all("ballots" not in client.copies[room.board].records["p"] for client in voting)

    voting[2].act(room.board, "poll.reveal", {"poll": "p"})
    listen(voting, lambda: all(client.copies[room.board].seq == 6 for client in voting))

    for client in voting:
        said = [each["ballot"] for each in client.copies[room.board].records["p"]["ballots"]]
        assert sorted(said, key=str) == sorted(BALLOTS.values(), key=str)


def test_nobody_else_is_told_who_votes_in_secret(room, voting):
    ana, bo, fay = voting
    for client in (bo, fay):
        told = {entry["seq"]: (entry["by"], entry["command"]) for entry in client.copies[room.board].entries}
        assert told[2] == ("", "poll.cast")
        assert told[3] == (None, None)
    fay.act(room.board, "poll.close", {"poll": "p"})

    for guest in (room.bo, room.fay):
        _, body = get(room.server, guest, f"/api/v1/boards/{room.board}/entries?since=1")
        assert {entry["by"] for entry in body["entries"][:2]} <= {"", None}
        assert room.ana.person not in str(body)
    assert ana.copies[room.board].entries[1]["by"] == room.ana.person


def test_each_reads_their_own_ballot_and_how_many_have_voted(room, voting):
    ana, bo, fay = (polled(room, guest) for guest in (room.ana, room.bo, room.fay))

    assert (ana["mine"], bo["mine"]) == (BALLOTS["ana"], BALLOTS["bo"])
    assert "mine" not in fay
    for told in (ana, bo, fay):
        assert (told["cast"], told["people"], told["state"], told["secret"]) == (2, 3, "open", True)
        assert not {"tally", "ballots", "groups"} & told.keys()


def test_the_tally_comes_with_the_reveal(room, voting):
    fay = voting[2]
    fay.act(room.board, "poll.close", {"poll": "p"})
    assert not {"tally", "ballots", "mine"} & polled(room, room.ana).keys()

    fay.act(room.board, "poll.reveal", {"poll": "p"})

    told = polled(room, room.ana)
    assert told["ballots"] == 2
    assert {line["id"]: line["points"] for line in told["tally"]["options"]} == {"luz": 90, "poda": 61}


def test_an_open_poll_shows_as_votes_come(room):
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    fay.act(room.board, "poll.open", {**POLL, "secret": False})
    ana.act(room.board, "poll.cast", {"poll": "p", "ballot": {"luz": 10}})
    first = polled(room, room.bo)
    ana.act(room.board, "poll.cast", {"poll": "p", "ballot": {"luz": 30}})
    bo.act(room.board, "poll.cast", {"poll": "p", "ballot": {"luz": 20}})

    told = polled(room, room.bo)

    assert (first["ballots"], first["tally"]["options"][0]["points"]) == (1, 10)
    assert (told["ballots"], told["tally"]["options"][0]["points"], told["mine"]) == (2, 50, {"luz": 20})


def test_what_is_known_already_is_not_sent_again(room, voting):
    path, headers = f"/api/v1/boards/{room.board}/polls/p", {"Cookie": room.fay.cookie}
    _, _, answer = request(room.server, "GET", path, headers)

    status, body, _ = request(room.server, "GET", path, {**headers, "If-None-Match": answer["ETag"]})

    assert (status, body) == (304, b"")


@pytest.mark.parametrize("poll", ["nobody", "stage", "%22"])
def test_a_poll_that_is_not_there_is_told_in_a_sentence(room, poll):
    status, told = get(room.server, room.ana, f"/api/v1/boards/{room.board}/polls/{poll}")

    assert (status, told["code"]) == (410, "gone")
    assert told["detail"].endswith(".")


def test_strangers_read_no_poll(room, voting):
    stranger = guests.room(room.server).ana

    assert get(room.server, stranger, f"/api/v1/boards/{room.board}/polls/p")[0] == 404
    assert get(room.server, None, f"/api/v1/boards/{room.board}/polls/p")[0] == 404


def test_a_vote_that_asks_too_much_is_refused_and_nothing_is_kept(room, voting):
    ana = voting[0]

    assert refused(ana.act(room.board, "poll.cast", {"poll": "p", "ballot": {"luz": 101}}), "bad_args", "ballot")
    assert polled(room, room.ana)["mine"] == BALLOTS["ana"]


@pytest.mark.parametrize("secret", [True, False])
def test_fifty_sockets_of_one_person_count_exactly_the_budget_over_two_processes(rooms, secret):
    board = rooms[0].board
    [fay] = rooms[0].enter(rooms[0].fay)
    dots = {**POLL, "way": "dots", "settings": {"budget": 3, "most": 3}, "secret": secret}
    assert fay.act(board, "poll.open", dots)["ok"]
    sockets = [client for room in rooms for client in room.enter(*[room.ana] * 25)]

    numbers = []
    for at, client in enumerate(sockets * 4):
        said = {"luz": 1 + at % 3, "poda": 1 + at % 2}
        numbers.append((client, client.send(board, "poll.cast", {"poll": "p", "ballot": said}), sum(said.values())))
    listen(sockets, lambda: all(number in client.acks for client, number, _ in numbers), 60)

    for client, number, spent in numbers:
        assert client.acks[number].get("code") == ("budget" if spent > 3 else None), client.acks[number]
    assert polled(rooms[0], rooms[0].bo)["cast"] == 1
    assert fay.act(board, "poll.close", {"poll": "p"})["ok"]
    assert fay.act(board, "poll.reveal", {"poll": "p"})["ok"]
    for room in rooms:
        told = over(room)
        assert (told["cast"], told["ballots"]) == (1, 1)
        assert 2 <= told["tally"]["dots"] <= 3


def test_what_was_answered_before_the_close_counts_and_nothing_after(rooms):
    """Votes and the close race over two processes: who was told "ok" is counted, who was told "closed" is not."""
    board = rooms[0].board
    [fay] = rooms[0].enter(rooms[0].fay)
    assert fay.act(board, "poll.open", POLL)["ok"]
    voters = [guests.join(rooms[at % 2].server, rooms[0].session.code, f"V{at}") for at in range(30)]
    clients = [connect(rooms[at % 2].server, voter) for at, voter in enumerate(voters)]
    for client in clients:
        assert client.open(board)["ok"]

    numbers = [client.send(board, "poll.cast", {"poll": "p", "ballot": {"luz": 1}}) for client in clients[:20]]
    closing = fay.send(board, "poll.close", {"poll": "p"})
    numbers += [client.send(board, "poll.cast", {"poll": "p", "ballot": {"luz": 1}}) for client in clients[20:]]
    everybody = [*clients, fay]
    pairs = list(zip(clients, numbers, strict=True))
    listen(everybody, lambda: closing in fay.acks and all(number in client.acks for client, number in pairs), 60)

    answers = [client.acks[number] for client, number in pairs]
    assert fay.acks[closing]["ok"]
    assert {answer.get("code") for answer in answers} <= {None, "closed"}
    counted = sum(1 for answer in answers if answer["ok"])
    fay.act(board, "poll.reveal", {"poll": "p"})
    assert over(rooms[1])["ballots"] == counted


def test_two_hundred_who_ask_at_once_are_answered_soon(room, voting):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(polled(room, room.bo)["cast"])) for _ in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [2] * 200
