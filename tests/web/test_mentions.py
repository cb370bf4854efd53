"""Mentions: whom a comment may mention, and the mail that tells those who sign in and may read it."""

import gevent
import pytest

from tests.web.conftest import act, add, joined
from tests.web.test_accounts import mailed
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.mentions import at_hand
from workshop.rights import host
from workshop.store.ids import now_ms


@pytest.fixture
def mails(folder):
    """How many mails there are."""
    return lambda: len(list((folder / "mail").glob("*.eml")))


@pytest.fixture
def nora(parts, session, browser):
    """Nora, who joined and signs in."""
    client = joined(browser(), session.code, "Nora")
    account = parts.store.accounts.make("Nora", f"nora{now_ms()}@example.org", None, "pt-BR")
    parts.store.people.set(client.person, account=account.id)
    client.account = account
    return client


def names(client, board):
    return [each["name"] for each in client.get(f"/api/v1/boards/{board}/people").json["people"]]


def test_who_may_open_a_board_may_be_mentioned_there_and_nobody_else_is_told_of(parts, browser):
    session = parts.store.sessions.make("Com equipes", teams=("Sol",))
    ana, elsewhere = (joined(browser(), session.code, name) for name in ("Ana", "Caio"))
    fay, team = joined(browser(), session.facilitator_code, "Fay"), session.boards[1]
    parts.store.people.set(ana.person, team=team)

    assert names(fay, team) == names(ana, team) == ["Ana", "Fay"]
    assert names(elsewhere, session.board) == ["Ana", "Caio", "Fay"]
    assert elsewhere.get(f"/api/v1/boards/{team}/people").status_code == 404


def test_those_of_a_programmes_team_are_mentioned_before_they_have_been_there(parts, folder, mails):
    store, lead = parts.store, parts.store.accounts.make("Lia", f"lia{now_ms()}@example.org", None, "pt-BR")
    programme = store.programmes.make("Cidade que escuta", "pt-BR", lead.id)
    team = store.programmes.add_team(programme.id, "Jatobá")
    zoe = store.accounts.make("Zoe", f"zoe{now_ms()}@example.org", None, "en")
    store.programmes.add_member(programme.id, zoe.id, "member", team.id)
    session = store.sessions.make("Oficina", programme=programme.id, programme_team=team.id, owner=lead.id)
    row, fay = store.boards.get(session.board), host(store, session.id, lead)
    (id,) = [id for id, name in at_hand(store, row).items() if name == "Zoe"]
    before = mails()

    said = {"comment": "c", "x": 0, "y": 0, "text": "@Zoe?", "mentions": [id]}
    parts.boards.act(session.board, Viewer(fay.id, fay.role), [Command("c1", "comment.add", said)])

    assert mailed(folder, before + 1)["Subject"] == "Lia mentions you on the board “Oficina”"
    assert host(store, session.id, zoe).id == id


def test_who_is_mentioned_and_signs_in_is_sent_one_mail(parts, folder, session, ana, nora, mails):
    add(parts, session, ana, "n")
    before = mails()
    act(parts, session, ana, "comment.add", comment="c", on="n", text="@Nora, desde quando?", mentions=[nora.person])

    mail = mailed(folder, before + 1)
    assert mail["To"] == nora.account.email
    assert mail["Subject"] == "Ana menciona você no quadro “Bairro que acolhe”"
    assert f"/b/{session.board}" in mail.get_content()
    assert "desde quando" not in mail.get_content()

    act(parts, session, ana, "comment.add", comment="d", on="n", text="@Nora?", mentions=[nora.person])
    gevent.sleep(0.2)
    assert mails() == before + 1


def test_no_mail_tells_of_what_somebody_may_not_read_nor_reaches_another_workshop(parts, session, ana, nora, fay, mails):
    other = parts.store.sessions.make("Outra")
    stranger = parts.store.people.hosting(other.id, nora.account.id, "Nora", "pt-BR")
    add(parts, session, ana, "n")
    before = mails()

    act(parts, session, ana, "comment.add", comment="c", on="n", text="@Nora", mentions=[stranger.id])
    act(parts, session, fay, "stage.set", private=True)
    act(parts, session, ana, "comment.add", comment="d", on="n", text="@Nora", mentions=[nora.person])
    act(parts, session, nora, "comment.add", comment="e", x=0, y=0, text="@Nora", mentions=[nora.person])
    gevent.sleep(0.3)
    assert mails() == before


def test_while_authors_are_hidden_the_mail_names_nobody(parts, folder, session, ana, nora, fay, mails):
    add(parts, session, ana, "n")
    act(parts, session, fay, "stage.set", authors="hidden")
    before = mails()

    act(parts, session, ana, "comment.add", comment="c", on="n", text="@Nora", mentions=[nora.person])
    mail = mailed(folder, before + 1)
    assert mail["Subject"] == "Alguém menciona você no quadro “Bairro que acolhe”"
    assert "Ana" not in mail.get_content()
