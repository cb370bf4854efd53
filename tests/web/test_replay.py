"""Replay over HTTP: each reader's own story, only when there is more of it, for those who may open the board."""

import gzip
import json

from tests.web.conftest import act, add, joined


def replay(client, board, **query):
    return client.get(f"/api/v1/boards/{board}/replay", query_string=query)


def test_a_story_is_told_as_its_reader_may_know_it(parts, session, ana, bo, fay):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n1")

    mine, others = replay(ana, session.board).json, replay(bo, session.board).json
    act(parts, session, fay, "stage.set", private=False)
    shown = replay(bo, session.board).json

    assert [entry["command"] for entry in mine["entries"]] == ["stage.set", "note.add"]
    assert [entry["command"] for entry in others["entries"]] == ["stage.set"]
    assert shown["entries"][-1]["changes"][1][1]["id"] == "n1"
    assert mine["names"] == {ana.person: "Ana", fay.person: "Fay"}
    assert (mine["seq"], others["seq"], shown["seq"]) == (2, 2, 3)


def test_only_what_came_since_is_told_and_an_unchanged_story_is_not_sent_again(parts, session, ana):
    add(parts, session, ana, "n1")
    first = replay(ana, session.board)
    same = ana.get(f"/api/v1/boards/{session.board}/replay", headers={"If-None-Match": first.headers["ETag"]})
    add(parts, session, ana, "n2")
    more = replay(ana, session.board, since=first.json["seq"], sign=first.json["sign"]).json
    anew = replay(ana, session.board, since=first.json["seq"], sign="another").json

    assert (same.status_code, same.data) == (304, b"")
    assert [entry["seq"] for entry in more["entries"]] == [2]
    assert [entry["seq"] for entry in anew["entries"]] == [1, 2]


def test_it_comes_packed(parts, session, ana):
    add(parts, session, ana, "n1")

    packed = ana.get(f"/api/v1/boards/{session.board}/replay", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == replay(ana, session.board).json


def test_who_may_not_open_the_board_reads_no_story(browser, parts, session, ana):
    other = parts.store.sessions.make("Outra")
    elsewhere = joined(browser(), other.code, "Eva")

    for client in (browser(), elsewhere):
        assert replay(client, session.board).status_code == 404
        assert client.get(f"/b/{session.board}/replay").status_code == 404
    assert replay(ana, session.board, since="x").json["code"] == "bad_args"


def test_the_page_is_for_everybody_of_the_board_and_takes_nothing(parts, session, ana):
    page = ana.get(f"/b/{session.board}/replay")

    assert page.status_code == 200
    assert "js/replay.js" in page.text
    assert "<form" not in page.text
    for method in ("post", "put", "patch", "delete"):
        assert getattr(ana, method)(f"/b/{session.board}/replay").status_code == 405
        assert getattr(ana, method)(f"/api/v1/boards/{session.board}/replay").status_code == 405
