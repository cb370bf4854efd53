"""Nothing that leaves the server, by any way, tells of what its reader may not see."""

import pytest

from tests.guests import connect, get, request
from tests.wire import listen

SECRET = "medo de andar sozinha"


@pytest.fixture
def writing(room):
    """Ana writes while the stage is private: one note of hers, one of Bo's that she cannot see, a link of hers."""
    ana, bo, fay = room.enter(room.ana, room.bo, room.fay)
    assert fay.act(room.board, "stage.set", {"private": True})["ok"]
    ana.act(room.board, "note.add", {"note": "hers", "x": 0, "y": 0, "text": SECRET})
    ana.act(room.board, "frame.add", {"frame": "f", "x": 0, "y": 0, "w": 500, "h": 300, "title": "Rua"})
    ana.act(room.board, "link.add", {"link": "l", "from": "hers", "to": "f"})
    ana.act(room.board, "note.write", {"note": "hers", "text": SECRET + "!", "base": SECRET})
    bo.act(room.board, "note.add", {"note": "his", "x": 0, "y": 0, "text": "luz"})
    listen([ana, bo, fay], lambda: all(client.copies[room.board].seq == 6 for client in (ana, bo, fay)))
    return ana, bo, fay


def test_a_private_note_is_sent_to_its_author_alone(room, writing):
    ana, bo, fay = (client.copies[room.board].records for client in writing)

    assert ana.keys() == {"stage", "hers", "f", "l"}
    assert bo.keys() == {"stage", "his", "f"}
    assert fay.keys() == {"stage", "f"}


def test_no_frame_of_others_holds_anything_of_a_private_note(room, writing):
    for client in writing[1:]:
        assert not any(SECRET in packet or '"hers"' in packet or '"l"' in packet for packet in client.raw)


def test_who_wrote_a_private_note_is_not_told(room, writing):
    _, bo, fay = writing

    for client in (bo, fay):
        hidden = [entry for entry in client.copies[room.board].entries if not entry["changes"]]
        assert {2, 4, 5} <= {entry["seq"] for entry in hidden}
        assert {(entry["by"], entry["command"]) for entry in hidden} == {(None, None)}


@pytest.mark.parametrize("reader", ["bo", "fay"])
@pytest.mark.parametrize("path", ["", "/entries?since=0", "/entries?since=3", "/export/json", "/export/csv"])
def test_no_page_holds_anything_of_a_private_note(room, writing, reader, path):
    guest = getattr(room, reader)

    status, body, _ = request(
        room.server, "GET", f"/api/v1/boards/{room.board}{path}", {"Cookie": guest.cookie, "Accept-Encoding": "gzip"}
    )

    assert status == 200
    assert SECRET.encode() not in body and b"hers" not in body
    if "entries" in path:
        assert room.ana.person.encode() not in body or b'"frame.add"' in body


@pytest.mark.parametrize("since", [None, 0, 1, 4])
def test_who_opens_anew_is_told_nothing_of_a_private_note(room, writing, since):
    late = connect(room.server, room.bo)

    answer = late.call("open", {"board": room.board} | ({} if since is None else {"since": since}))

    assert answer["ok"]
    assert not any(SECRET in packet or '"hers"' in packet for packet in late.raw)


def test_the_author_is_given_the_private_note_everywhere(room, writing):
    _, board = get(room.server, room.ana, f"/api/v1/boards/{room.board}")
    _, export, _ = request(
        room.server, "GET", f"/api/v1/boards/{room.board}/export/json", {"Cookie": room.ana.cookie}
    )

    assert board["records"]["hers"]["text"] == SECRET + "!"
    assert SECRET.encode() in export


def test_nobody_is_told_that_a_private_note_is_dragged_or_written(room, writing):
    ana, bo, _ = writing

    ana.call("here", {"board": room.board, "at": [1, 2], "drag": [["hers", 5, 5]], "editing": "hers"})
    bo.wait(lambda: any('"at":[1,2]' in packet for packet in bo.raw))

    assert not any('"hers"' in packet for packet in bo.raw)


def test_a_private_note_cannot_be_touched_by_those_who_do_not_see_it(room, writing):
    _, bo, fay = writing
    commands = [
        ("note.write", {"note": "hers", "text": "x", "base": ""}),
        ("note.set", {"notes": ["hers"], "color": "sky"}),
        ("move", {"moves": [["hers", 1, 1]]}),
        ("drop", {"ids": ["hers"]}),
        ("drop", {"ids": ["l"]}),
        ("link.add", {"link": "m", "from": "hers", "to": "f"}),
    ]

    for client in (bo, fay):
        codes = [client.act(room.board, name, args)["code"] for name, args in commands]
        assert codes == ["gone"] * len(commands)


@pytest.mark.parametrize("seq", [2, 4, 5], ids=["made", "linked", "written"])
def test_a_facilitator_cannot_undo_what_she_does_not_see(room, writing, seq):
    ana, _, fay = writing
    before = dict(ana.copies[room.board].records)

    answer = fay.act(room.board, "restore", {"seq": seq})
    ana.act(room.board, "frame.title", {"frame": "f", "title": "Rua", "base": "Rua"})

    assert answer["code"] == "gone"
    assert "could_not" not in answer
    assert ana.copies[room.board].records == before


def test_nothing_tells_what_is_said_about_a_private_note(room, writing):
    ana, bo, fay = writing
    assert ana.act(room.board, "comment.add", {"comment": "said", "on": "hers", "text": SECRET})["ok"]
    assert ana.act(room.board, "comment.add", {"comment": "pin", "x": 0, "y": 0, "text": SECRET})["ok"]
    assert ana.act(room.board, "reaction.set", {"on": "hers", "sort": "lived", "given": True})["ok"]
    listen(writing, lambda: all(client.copies[room.board].seq == 9 for client in writing))

    for client, guest in ((bo, room.bo), (fay, room.fay)):
        assert not any(SECRET in packet or '"lived"' in packet for packet in client.raw)
        codes = [
            client.act(room.board, name, args)["code"]
            for name, args in (
                ("comment.add", {"comment": "c", "on": "hers", "text": "x"}),
                ("comment.write", {"comment": "pin", "text": "x", "base": SECRET}),
                ("comment.settle", {"comment": "said", "done": True}),
                ("reaction.set", {"on": "hers", "sort": "agree", "given": True}),
            )
        ]
        assert codes == ["gone"] * 4
        for path in ("", "/entries?since=0", "/export/json", "/export/csv"):
            _, body, _ = request(room.server, "GET", f"/api/v1/boards/{room.board}{path}", {"Cookie": guest.cookie})
            assert SECRET.encode() not in body and b"lived" not in body


def test_revealing_gives_everybody_everything_and_hiding_takes_it_away(room, writing):
    fay = writing[2]
    copies = [client.copies[room.board] for client in writing]

    fay.act(room.board, "stage.set", {"private": False})
    listen(writing, lambda: all(copy.seq == 7 for copy in copies))
    assert copies[0].records == copies[1].records == copies[2].records
    assert copies[2].records.keys() == {"stage", "hers", "his", "f", "l"}

    fay.act(room.board, "stage.set", {"private": True})
    listen(writing, lambda: all(copy.seq == 8 for copy in copies))
    assert [set(copy.records) for copy in copies] == [
        {"stage", "hers", "f", "l"},
        {"stage", "his", "f"},
        {"stage", "f"},
    ]
