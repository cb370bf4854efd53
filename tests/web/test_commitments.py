"""Commitments: typed, taken from the board with one press, and marked done from a mail's link."""

import pytest

from tests.web.conftest import act
from workshop import harvest, reminding
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer


@pytest.fixture
def at(session):
    return f"/s/{session.id}/return/commitments"


def one(parts, session):
    [found] = parts.store.commitments.of_session(session.id)
    return found


def add(client, at, **fields):
    return client.post(at, data={"what": "Trocar o poste", **fields})


def test_one_is_typed_changed_and_removed(fay, at, parts, session):
    assert add(fay, at, who="Obras", due="2027-06-30", email="Lia@Example.org").status_code == 303
    found = one(parts, session)
    assert (found.what, found.who, found.email, found.status) == ("Trocar o poste", "Obras", "lia@example.org", "open")
    assert "30 de junho de 2027" in fay.get(at).text

    assert fay.post(f"{at}/{found.id}", data={"status": "doing", "due": ""}).status_code == 303
    assert (one(parts, session).status, one(parts, session).due) == ("doing", None)
    fay.post(f"{at}/{found.id}", data={"remove": "1"})
    assert parts.store.commitments.of_session(session.id) == []


def test_an_action_on_the_board_becomes_one_with_one_press(fay, ana, at, parts, session):
    act(parts, session, ana, "note.add", note="n1", x=0, y=0, text="Medir a luz", sort="action")
    assert "Medir a luz" in fay.get(at).text

    assert fay.post(at, data={"board": session.board, "record": "n1"}).status_code == 303

    found = one(parts, session)
    assert (found.what, found.board, found.record) == ("Medir a luz", session.board, "n1")
    assert 'name="record"' not in fay.get(at).text
    assert fay.post(at, data={"board": session.board, "record": "gone"}).status_code == 410


@pytest.mark.parametrize(
    ("field", "typed"),
    [("what", " "), ("what", "x" * 3000), ("who", "x" * 300), ("due", "amanhã"), ("due", "2027-02-30"),
     ("email", "lia@example.org\r\nBcc: eve@example.org"), ("email", "lia"), ("email", "a@b,c@d"), ("status", "gone")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_beside_its_field(fay, at, parts, session, field, typed):
    answer = add(fay, at, **{field: typed})

    assert answer.status_code in (400, 413)
    assert parts.store.commitments.of_session(session.id) == []


def test_only_those_who_facilitate_see_and_change_them(ana, fay, browser, at, parts, session):
    add(fay, at, email="lia@example.org")
    found = one(parts, session)
    for path in (at, f"{at}/{found.id}"):
        assert ana.get(path).status_code == 403 and browser().get(path).status_code == 404
        assert ana.post(path, data={"what": "x"}).status_code == 403
    other = parts.store.sessions.make("Outra")
    assert fay.get(f"/s/{other.id}/return/commitments/{found.id}").status_code == 404


@pytest.fixture
def link(fay, at, parts, session):
    add(fay, at, email="lia@example.org", due="2027-06-30")
    found = one(parts, session)
    return f"/c/{found.id}/{reminding.token(parts.config.secret_key, found)}"


def test_a_mails_link_is_opened_then_pressed(browser, link, parts, session):
    lia = browser()
    page = lia.get(link).text
    assert "Trocar o poste" in page and "lia@example.org" not in page
    assert one(parts, session).status == "open"

    lia.post(link, data={"done": "1"})

    assert one(parts, session).status == "done"
    assert "Obrigado" in lia.get(link).text


def test_a_mail_program_may_stop_the_mails_by_itself(browser, link, parts, session):
    lia = browser()

    answer = lia.post(link, data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 303 and lia.get(answer.location).status_code == 200
    assert one(parts, session).email is None
    assert lia.get(link).status_code == 404


def test_a_made_up_link_opens_nothing(browser, link):
    start, token = link.rsplit("/", 1)
    for wrong in (f"{start}/{'0' * len(token)}", f"{start}/ç", f"/c/none/{token}", f"{link}0"):
        assert browser().get(wrong).status_code == 404
        assert browser().post(wrong, data={"done": "1"}).status_code == 404


def test_what_people_type_is_text(fay, at, browser, parts, session):
    evil = "<script>alert(1)</script>"
    add(fay, at, what=evil, who=evil, email="lia@example.org")
    found = one(parts, session)
    link = f"/c/{found.id}/{reminding.token(parts.config.secret_key, found)}"

    for client, path in ((fay, at), (fay, f"{at}/{found.id}"), (browser(), link)):
        assert evil not in client.get(path).text


def test_an_action_that_was_harvested_is_offered_once(fay, parts, session, at):
    sol = parts.store.boards.add(session.id, "Sol", team=True)
    viewer = Viewer(fay.person, Role.FACILITATOR)
    add_note = Command("c-act", "note.add", {"note": "n1", "x": 0, "y": 0, "text": "Medir a luz", "sort": "action"})
    parts.boards.act(sol.id, viewer, [add_note])
    harvest.take(parts.boards, session.board, sol, viewer, ["n1"])

    assert fay.get(at).text.count('name="record"') == 1
