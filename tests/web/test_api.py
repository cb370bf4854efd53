"""Boards over HTTP: as their reader may see them, only when they changed, in and out as files."""

import gzip
import json

import pytest

from tests.web.conftest import act, add, joined
from workshop.web.calls import CALLS


@pytest.fixture
def token(parts):
    return {"Authorization": f"Bearer {parts.store.tokens.make('Tools')}"}


def test_a_board_is_told_as_its_reader_sees_it(any_app, browser):
    parts = any_app.extensions["workshop"]
    session = parts.store.sessions.make("Vila")
    ana, bo = (joined(browser(any_app), session.code, name) for name in ("Ana", "Bo"))
    fay = joined(browser(any_app), session.facilitator_code, "Fay")
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n1")

    seen = {
        name: each.get(f"/api/v1/boards/{session.board}").json for name, each in (("ana", ana), ("bo", bo))
    }

    assert set(seen["ana"]) == {"id", "title", "seq", "person", "role", "names", "records"}
    assert seen["ana"]["seq"] == seen["bo"]["seq"] == 2
    assert set(seen["ana"]["records"]) == {"stage", "n1"}
    assert set(seen["bo"]["records"]) == {"stage"}
    assert seen["ana"]["names"][ana.person] == "Ana"
    assert seen["bo"]["person"] == bo.person


def test_a_board_is_packed_for_whoever_takes_it(ana, parts, session):
    add(parts, session, ana, "n1")
    url = f"/api/v1/boards/{session.board}"

    packed = ana.get(url, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == ana.get(url).json


def test_an_unchanged_board_is_not_sent_again(ana, bo, parts, session):
    url = f"/api/v1/boards/{session.board}"
    etag = ana.get(url).headers["ETag"]

    same = ana.get(url, headers={"If-None-Match": etag})
    others = bo.get(url, headers={"If-None-Match": etag})
    add(parts, session, ana, "n1")
    changed = ana.get(url, headers={"If-None-Match": etag})

    assert (same.status_code, same.data) == (304, b"")
    assert (others.status_code, changed.status_code) == (200, 200)


def test_a_stranger_learns_nothing_of_a_board(browser, session):
    for path in ("", "/entries", "/export/csv"):
        answer = browser().get(f"/api/v1/boards/{session.board}{path}")
        unknown = browser().get(f"/api/v1/boards/nothing{path}")
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_board")
        assert answer.json == unknown.json


def test_a_guest_of_one_workshop_is_a_stranger_in_the_next(ana, parts):
    other = parts.store.sessions.make("Rua clara")

    assert ana.get(f"/api/v1/boards/{other.board}").status_code == 404
    assert ana.get(f"/s/{other.id}/qr.svg").status_code == 404


def test_entries_come_as_their_reader_may_see_them(ana, bo, fay, parts, session):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n1")

    mine = ana.get(f"/api/v1/boards/{session.board}/entries?since=1").json["entries"]
    theirs = bo.get(f"/api/v1/boards/{session.board}/entries?since=1").json["entries"]

    assert [(each["seq"], each["command"], len(each["changes"])) for each in mine] == [(2, "note.add", 1)]
    assert [(each["seq"], each["by"], each["changes"]) for each in theirs] == [(2, None, [])]


@pytest.mark.parametrize("since", ["-1", "x", "1e3", "٣", "9" * 30, "NaN"])
def test_a_since_that_is_no_number_is_refused(ana, session, since):
    answer = ana.get(f"/api/v1/boards/{session.board}/entries?since={since}")

    assert (answer.status_code, answer.json["field"]) == (400, "since")


def test_an_administrator_makes_a_session(browser, token, parts):
    answer = browser().post(
        "/api/v1/sessions", json={"title": " Praça ", "boards": ["A", "B"]}, headers=token
    )

    made = answer.json
    assert answer.status_code == 201
    assert set(made) == {"id", "code", "facilitator_code", "board", "boards"}
    assert len(made["boards"]) == 3
    assert made["board"] == made["boards"][0]
    assert parts.store.sessions.get(made["id"]).title == "Praça"


@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Bearer ", "Basic Zm86YmFy"])
def test_nobody_else_makes_one(ana, header):
    answer = ana.post(
        "/api/v1/sessions", json={"title": "Praça"}, headers={"Authorization": header} if header else {}
    )

    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    "body",
    [{}, {"title": ""}, {"title": "x" * 500}, {"title": "x", "language": "xx"}, {"title": "x", "more": 1}],
)
def test_a_session_needs_a_title_that_fits(browser, token, body):
    assert browser().post("/api/v1/sessions", json=body, headers=token).status_code in (400, 413)


def test_an_administrator_opens_any_board(browser, token, session):
    assert browser().get(f"/api/v1/boards/{session.board}", headers=token).json["role"] == "facilitator"


def test_a_bearer_token_needs_no_origin(browser, token):
    answer = browser().post(
        "/api/v1/sessions", json={"title": "x"}, headers={**token, "Origin": "https://tool.test"}
    )

    assert answer.status_code == 201


def test_the_documents_name_every_call(app, browser):
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api", "/schemas", "/words/<language>/"))
        or rule.rule in ("/healthz", "/readyz", "/metrics")
    ]
    served = {
        (method, rule.rule.replace("<", "{").replace(">", "}"))
        for rule in rules
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    openapi = browser().get("/api/openapi.json").json

    told = {(method.upper(), path) for path, methods in openapi["paths"].items() for method in methods}
    assert told == served | {("POST", "/join")} == {(call.method, call.path) for call in CALLS}
    assert "BoardSeen" in openapi["components"]["schemas"]


def test_the_protocol_page_names_every_command_and_event(browser, parts):
    from workshop.objects import RULES

    page = browser().get("/docs/protocol").text

    inside = {name for name, rule in RULES.items() if rule.inside}
    assert all(f"<code>{name}</code>" in page for name in [*(RULES.keys() - inside), *parts.live.events])
    assert not any(f"<code>{name}</code>" in page for name in inside)


def test_errors_are_told_in_the_persons_language(browser):
    url = "/api/v1/codes/00000000"

    told = {
        tag: browser().get(url, headers={"Accept-Language": tag}).json["detail"]
        for tag in ("pt", "es-AR", "en-GB", "xx")
    }

    assert len(set(told.values())) == 3
    assert told["xx"] == told["pt"]
    assert told["en-GB"].startswith("No workshop has this code")
