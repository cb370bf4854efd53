"""When the disk is full or the database gone, people are told in one sentence, and all goes on once there is room."""

import io
import os
import resource
import subprocess
import time

import pytest
from PIL import Image

from tests import guests
from tests.guests import connect, request
from tests.proxy import Proxy
from tests.server import COMMAND, ROOT, Server, serving
from tests.store.databases import POSTGRES, fresh
from tests.wire import new_id
from workshop.store import open_store

TEXT = "chuva " * 300


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("room"), WORKSHOP_LIMIT_COMMANDS="100000") as server:
        yield server


@pytest.fixture
def room(server):
    yield guests.room(server)
    give(server, resource.RLIM_INFINITY)


def give(server, size):
    """Let no file of the server grow beyond a size: its disk is full there."""
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def fill_up(server, spare):
    files = [path.stat().st_size for path in server.folder.glob("mutirao.sqlite3*")]
    give(server, max(files) + spare)


def write_until_busy(client, board):
    """The ids that were accepted, and the one that was not with its answer."""
    accepted = {}
    for _ in range(3000):
        id = new_id()
        answer = client.act(board, "note.add", {"note": id, "x": 0, "y": 0, "text": TEXT}, id)
        if not answer["ok"]:
            return accepted, id, answer
        accepted[id] = answer["seq"]
    raise AssertionError("the disk is never full")


@pytest.mark.parametrize("spare", [0, 20_000, 300_000])
def test_a_full_disk_is_told_and_nothing_accepted_is_lost(room, spare):
    ana, bo = room.enter(room.ana, room.bo)
    fill_up(room.server, spare)

    accepted, id, answer = write_until_busy(ana, room.board)

    assert answer["code"] == "busy"
    assert answer["text"].endswith(".") and answer["retry_ms"] > 0
    assert bo.call("here", {"board": room.board, "at": [1, 1]})["ok"]
    late = connect(room.server, room.fay).open(room.board)
    assert late["records"].keys() == accepted.keys()
    assert request(room.server, "GET", f"/api/v1/boards/{room.board}", {"Cookie": room.bo.cookie})[0] == 200

    give(room.server, resource.RLIM_INFINITY)
    again = ana.act(room.board, "note.add", {"note": id, "x": 0, "y": 0, "text": TEXT}, id)
    assert again == {"ok": True, "seq": len(accepted) + 1}
    bo.catch_up(room.board, again["seq"])
    assert bo.copies[room.board].records.keys() == {*accepted, id}
    assert not room.server.tracebacks


def picture():
    """One that can't be made small: all of it is noise."""
    out = io.BytesIO()
    Image.frombytes("RGB", (600, 600), os.urandom(600 * 600 * 3)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_that_finds_no_room_is_told_to_come_again(room):
    body = picture()
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    ways = {"image/png": body, "multipart/form-data; boundary=x": head + body + b"\r\n--x--\r\n"}

    def send(kind):
        headers = {"Cookie": room.ana.cookie, "Content-Type": kind}
        status, said, _ = request(room.server, "POST", f"/api/v1/boards/{room.board}/files", headers, ways[kind])
        return status, said

    fill_up(room.server, 0)
    for kind in ways:
        status, said = send(kind)
        assert status == 503 and b'"busy"' in said, kind

    give(room.server, resource.RLIM_INFINITY)
    assert [send(kind)[0] for kind in ways] == [201, 201]


def test_what_was_accepted_before_the_disk_was_full_survives_a_kill(room):
    [ana] = room.enter(room.ana)
    fill_up(room.server, 100_000)
    accepted, _, _ = write_until_busy(ana, room.board)

    room.server.kill()
    room.server.start()

    store = open_store(room.server.database)
    log = store.log.since(room.board, 0)
    store.db.close()
    assert {entry.id: entry.seq for entry in log} == accepted
    [back] = room.enter(room.ana)
    assert back.act(room.board, "note.add", {"note": "after", "x": 0, "y": 0, "text": ""})["ok"]


def test_a_database_that_goes_away_is_told_and_found_again(tmp_path):
    with fresh("postgresql", tmp_path) as database:
        proxy = Proxy(("127.0.0.1", 5432))
        name = database.rsplit("/", 1)[1]
        address = POSTGRES.replace(":5432", f":{proxy.port}")
        server = Server(tmp_path, f"{address}/{name}", WORKSHOP_LIMIT_COMMANDS="100000")
        try:
            room = guests.room(server.start())
            ana, bo = room.enter(room.ana, room.bo)
            assert ana.act(room.board, "note.add", {"note": "a", "x": 0, "y": 0, "text": ""})["ok"]

            proxy.cut()
            refused = ana.act(room.board, "note.add", {"note": "b", "x": 0, "y": 0, "text": ""}, id="b")
            opened = connect(server).call("open", {"board": room.board})
            proxy.restore()
            until = time.monotonic() + 10
            while not (answer := ana.act(room.board, "note.add", {"note": "b", "x": 0, "y": 0, "text": ""}, id="b"))["ok"]:
                assert time.monotonic() < until, answer
                time.sleep(0.1)
            bo.catch_up(room.board, answer["seq"])

            assert refused["code"] == "busy" and refused["text"].endswith(".")
            assert opened["code"] in ("busy", "unknown_board")
            assert bo.copies[room.board].records.keys() == {"a", "b"}
            assert not server.tracebacks
        finally:
            server.stop()
            proxy.close()


def test_a_second_server_on_the_same_port_says_so_and_the_first_goes_on(room, tmp_path):
    environ = {**room.server.environ, "WORKSHOP_DATA": str(tmp_path), "WORKSHOP_DATABASE_URL": ""}

    second = subprocess.run(COMMAND, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)

    assert second.returncode not in (0, None)
    said = second.stderr.strip().splitlines()
    assert len(said) == 1 and str(room.server.port) in said[0]
    [ana] = room.enter(room.ana)
    assert ana.act(room.board, "note.add", {"note": "a", "x": 0, "y": 0, "text": ""})["ok"]
