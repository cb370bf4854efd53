"""Nothing that leaves the server tells who wrote a note whose author is hidden."""

import pytest

from tests.guests import connect, request
from tests.wire import listen


@pytest.fixture
def signed_off(room):
    """Ana has written one note, hidden her name on it, and then gone on writing and moving it."""
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    bo.act(room.board, "note.add", {"note": "his", "x": 300, "y": 0, "text": "luz"})
    ana.act(room.board, "note.add", {"note": "hers", "x": 0, "y": 0, "text": "medo"})
    for command, args in (
        ("note.set", {"notes": ["hers"], "author": "hidden"}),
        ("note.write", {"note": "hers", "text": "medo à noite", "base": "medo"}),
        ("move", {"moves": [["hers", 24, 24]]}),
    ):
        assert ana.act(room.board, command, args)["ok"]
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 5 for client in (ana, bo, fay)))
    return ana, bo, fay


def test_the_record_and_its_entries_bear_no_name_for_others(room, signed_off):
    ana, bo, fay = (client.copies[room.board] for client in signed_off)

    assert ana.records["hers"]["by"] == room.ana.person
    for copy in (bo, fay):
        assert copy.records["hers"] == {**ana.records["hers"], "by": ""}
        assert [entry["by"] for entry in copy.entries if entry["seq"] >= 3] == ["", "", ""]


@pytest.mark.parametrize("reader", ["bo", "fay"])
@pytest.mark.parametrize("path", ["", "/entries?since=0", "/entries?since=3", "/export/json", "/export/csv"])
def test_no_page_names_the_author(room, signed_off, reader, path):
    guest = getattr(room, reader)

    status, body, _ = request(
        room.server, "GET", f"/api/v1/boards/{room.board}{path}", {"Cookie": guest.cookie, "Accept-Encoding": "gzip"}
    )

    assert status == 200
    assert b"medo" in body or "since=3" in path
    assert room.ana.person.encode() not in body and b"Ana" not in body


@pytest.mark.parametrize("since", [None, 0, 1, 3])
def test_who_opens_anew_is_not_told_even_of_the_time_before(room, signed_off, since):
    late = connect(room.server, room.fay)

    answer = late.call("open", {"board": room.board} | ({} if since is None else {"since": since}))

    told = str([answer.get(name) for name in ("records", "entries", "names")])
    assert answer["ok"] and "hers" in told
    assert room.ana.person not in told and "Ana" not in told


def test_nobody_is_told_who_drags_or_writes_it_and_of_other_notes_they_are(room, signed_off):
    ana, bo, _ = signed_off

    ana.call("here", {"board": room.board, "at": [1, 2], "drag": [["hers", 5, 5]], "editing": "hers"})
    bo.wait(lambda: any('"at":[1,2]' in packet for packet in bo.raw))
    ana.call("here", {"board": room.board, "at": [3, 4], "editing": "new-one"})
    bo.wait(lambda: any('"at":[3,4]' in packet for packet in bo.raw))

    told = [packet for packet in bo.raw if '"editing"' in packet or '"drag":[[' in packet]
    assert told and all('"new-one"' in packet and '"hers"' not in packet for packet in told)


def test_shown_again_the_name_is_everywhere(room, signed_off):
    ana, bo, fay = signed_off

    ana.act(room.board, "note.set", {"notes": ["hers"], "author": "shown"})
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 6 for client in (ana, bo, fay)))

    assert bo.copies[room.board].records["hers"] == ana.copies[room.board].records["hers"]
    assert bo.copies[room.board].records["hers"]["by"] == room.ana.person
