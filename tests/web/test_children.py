"""Sessions with children: initials whichever way a name comes in, and no pictures in anything that goes out."""

import io
import zipfile

import pytest
from PIL import Image

from tests.web.conftest import act, joined
from workshop.core.initials import initials
from workshop.exports import FORMATS


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("A praça das crianças", teams=("Aurora",), children=True)


SILENT = ("png", "graphml", "xlsx")
"""Formats that don't say in letters what a picture shows."""


def told(body):
    """What a file says in letters, also one that is a ZIP of others."""
    if body[:2] == b"PK":
        packed = zipfile.ZipFile(io.BytesIO(body))
        body = b"\n".join(packed.read(name) for name in packed.namelist())
    return body.decode("utf-8", "replace")


def name_of(parts, client):
    return parts.store.people.get(client.person).name


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Ana", "A."), ("ana lima", "A. L."), ("Ana 2", "A."), ("Jean-Luc", "J. L."), ("A. L.", "A. L."), ("李雷", "李."),
     ("  ", "."), ("!!!", "."), ("D'Ávila", "D. Á."), ("7up", "7.")],
)  # fmt: skip
def test_initials_are_the_first_letters(name, kept):
    assert initials(name) == kept


def test_a_child_who_joins_is_called_by_initials_and_told_apart(parts, session, browser):
    ana, alan = (joined(browser(), session.code, name) for name in ("Ana Lima", "Alan Luz"))

    assert (name_of(parts, ana), name_of(parts, alan)) == ("A. L.", "A. L. 2")


def test_who_leads_children_keeps_a_name(parts, session, fay):
    assert name_of(parts, fay) == "Fay"


def test_another_name_is_initials_too_whoever_gives_it(parts, session, ana, fay):
    ana.patch(f"/api/v1/sessions/{session.id}/me", json={"name": "Beatriz"})
    assert name_of(parts, ana) == "B."

    fay.patch(f"/api/v1/sessions/{session.id}/people/{ana.person}", json={"name": "Carla Dias"})
    assert name_of(parts, ana) == "C. D."


def test_who_takes_a_device_over_is_called_by_initials(parts, session, ana):
    ana.post(f"/api/v1/sessions/{session.id}/hand-over", json={"name": "Davi Reis"})

    assert {each.name for each in parts.store.people.of(session.id)} == {"A.", "D. R."}


def test_for_whom_a_note_was_typed_is_initials_also_in_a_crowd_of_commands(parts, session, fay):
    act(parts, session, fay, "note.add", note="n1", x=0, y=0, text="Luz", proxy="Eva Sá")
    note = {"note": "n2", "x": 0, "y": 0, "text": "Sombra", "proxy": "Gil"}
    act(parts, session, fay, "together", commands=[["note.add", note]])

    records = parts.boards.room(session.board).board.records
    assert (records["n1"]["proxy"], records["n2"]["proxy"]) == ("E. S.", "G.")


def test_elsewhere_names_stay_as_they_are(parts, browser):
    session = parts.store.sessions.make("Gente grande")
    fay = joined(browser(), session.facilitator_code, "Fay")
    act(parts, session, fay, "note.add", note="n1", x=0, y=0, text="Luz", proxy="Eva Sá")

    assert parts.boards.room(session.board).board.records["n1"]["proxy"] == "Eva Sá"


def test_names_that_are_there_become_initials_when_children_come(parts, browser):
    session = parts.store.sessions.make("Praça")
    ana, fay = joined(browser(), session.code, "Ana"), joined(browser(), session.facilitator_code, "Fay")

    answer = fay.patch(f"/api/v1/sessions/{session.id}", json={"children": True})

    assert answer.status_code == 200
    assert (name_of(parts, ana), name_of(parts, fay)) == ("A.", "Fay")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("children", [True, False])
def test_pictures_stay_out_of_every_format(parts, session, fay, ana, format, children):
    parts.store.sessions.set(session.id, children=children)
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(picture, "PNG")
    sent = ana.post(f"/api/v1/boards/{session.board}/files", data={"file": (io.BytesIO(picture.getvalue()), "p.png")})
    act(parts, session, ana, "image.add", image="i1", x=0, y=0, w=80, h=80, file=sent.json["file"], alt="O portão azul")

    body = told(fay.get(f"/api/v1/boards/{session.board}/export/{format}").data)

    shown = sent.json["file"] in body or "portão azul" in body
    assert not (shown and children)
    assert shown or children or format in SILENT


def test_the_notice_says_so_and_the_form_keeps_it(parts, session, browser):
    client = browser()
    told = client.get(f"/api/v1/codes/{session.code}").json
    assert any("iniciais" in sentence for sentence in told["notice"])
    shown = client.get("/api/v1/notice", query_string={"children": "1", "language": "pt-BR"}).json
    assert any("iniciais" in sentence for sentence in shown["sentences"])
