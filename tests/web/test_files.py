"""Boards as files: in as a whole or not at all, out as their reader sees them."""

import io

import pytest

from tests.web.conftest import act, add, joined
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.web import files, identity

CSV = "texto;cor\nÁrvores na praça;verde\n;azul\nMais luz;\n".encode()


def test_a_file_is_looked_at_before_it_is_brought_in(ana, session):
    answer = ana.post(
        f"/api/v1/boards/{session.board}/import/csv",
        data={"file": (io.BytesIO(CSV), "a.csv"), "preview": "1"},
    )

    assert answer.json["columns"] == ["texto", "cor"]
    assert answer.json["rows"][0] == ["Árvores na praça", "verde"]
    assert ana.get(f"/api/v1/boards/{session.board}").json["seq"] == 0


@pytest.mark.parametrize("way", ["form", "body"])
def test_lines_of_a_file_become_notes_and_the_refused_ones_are_told(any_app, browser, way):
    session = any_app.extensions["workshop"].store.sessions.make("Vila")
    ana = joined(browser(any_app), session.code, "Ana", language="en")
    url = f"/api/v1/boards/{session.board}/import/csv"

    if way == "form":
        answer = ana.post(url, data={"file": (io.BytesIO(CSV), "a.csv"), "text": "texto", "color": "cor"})
    else:
        answer = ana.post(
            url, data=CSV, query_string={"text": "texto", "color": "cor"}, content_type="text/csv"
        )

    records = ana.get(f"/api/v1/boards/{session.board}").json["records"]
    assert answer.json == {
        "made": 2,
        "notes": 2,
        "refused": [{"line": 3, "reason": "This line has no text."}],
    }
    assert {each["text"]: each["color"] for each in records.values()} == {
        "Árvores na praça": "mint",
        "Mais luz": "sand",
    }


def test_a_file_is_taken_as_a_whole_or_not_at_all(ana, fay, parts, session, monkeypatch):
    act(parts, session, fay, "stage.set", tools=["frame"])
    csv = b"t;f\n" + b"a;b\n" * 600

    answer = ana.post(
        f"/api/v1/boards/{session.board}/import/csv?text=t&frame=f", data=csv, content_type="text/csv"
    )

    assert (answer.status_code, answer.json["code"]) == (409, "not_now")
    assert set(ana.get(f"/api/v1/boards/{session.board}").json["records"]) == {"stage"}


def test_what_a_file_has_made_goes_away_again_when_its_next_part_is_refused(app, ana, parts, session):
    person = parts.store.people.get(ana.person)
    viewer = Viewer(person.id, person.role)
    parts_of_a_file = [
        [Command(f"f{number}-{part}", "note.add", {"note": f"n{number}", "x": x, "y": 0, "text": "a"})]
        for part, (number, x) in enumerate([(1, 0), (2, 0), (3, 9_000_000)])
    ]

    with app.app_context(), pytest.raises(Refused, match="bad_args"):
        files._act(session.board, viewer, parts_of_a_file)

    seen = ana.get(f"/api/v1/boards/{session.board}").json
    assert (seen["records"], seen["seq"]) == ({}, 4)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad_args"),
        (bytes(range(256)) * 12_000, "bad_args"),
        (b"a;b\n" * 500_000, "too_big"),
        (b"x", "bad_args"),
    ],
    ids=["empty", "3 MB of binary", "500 000 lines", "one word"],
)
def test_a_file_that_makes_no_sense_is_refused_in_one_sentence(ana, session, body, code):
    answer = ana.post(f"/api/v1/boards/{session.board}/import/csv?text=1", data=body, content_type="text/csv")

    assert answer.json["code"] == code
    assert answer.json["detail"].endswith(".")


def test_who_only_reads_brings_nothing_in_and_looks_at_no_file(ana, parts, session):
    mel = parts.store.people.join(session.id, "Mel", Role.MENTOR, "pt-BR")
    with ana.session_transaction(base_url=ana.base) as cookie:
        identity.remember(cookie, mel)

    for query in ("text=texto", "preview=1"):
        answer = ana.post(
            f"/api/v1/boards/{session.board}/import/csv?{query}", data=CSV, content_type="text/csv"
        )
        assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")
    assert ana.get(f"/api/v1/boards/{session.board}").json["role"] == "mentor"


def test_a_file_that_is_too_large_is_refused(ana, session):
    answer = ana.post(
        f"/api/v1/boards/{session.board}/import/csv?text=1", data=b"a\n" * 10_500_000, content_type="text/csv"
    )

    assert (answer.status_code, answer.json["code"]) == (413, "too_big")


def test_an_unknown_format_is_told(ana, session):
    for answer in (
        ana.get(f"/api/v1/boards/{session.board}/export/exe"),
        ana.post(f"/api/v1/boards/{session.board}/import/exe", data=b"x"),
    ):
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_format")


@pytest.mark.parametrize("format", ["csv", "json", "svg"])
def test_an_export_holds_only_what_its_reader_sees(ana, bo, fay, parts, session, format):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "n1", "=SUM(A1) segredo")

    mine = ana.get(f"/api/v1/boards/{session.board}/export/{format}")
    theirs = bo.get(f"/api/v1/boards/{session.board}/export/{format}")

    assert "segredo" in mine.text
    assert "segredo" not in theirs.text
    assert mine.headers["Content-Disposition"].startswith("attachment;")
    if format == "csv":
        assert "'=SUM(A1)" in mine.text
