"""Who missed a workshop reads what was asked, what came together and what was decided; nothing that isn't theirs to see."""

import pytest

from tests.web.conftest import end, joined, made
from tests.web.programme import cast
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.store.ids import now_ms

OPTIONS = [{"id": "a", "text": "Luz na praça"}, {"id": "b", "text": "Bancos"}]
DAY = 86_400_000


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("catch"))
    yield app
    end(app)


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


def act(parts, board, name, by="fay", role=Role.FACILITATOR, **args):
    parts.boards.act(board, Viewer(by, role), [Command(f"{name}-{board}-{now_ms()}-{len(args)}", name, args)])


@pytest.fixture
def held(parts, all):
    """Aurora's own workshop, as it ran: a step, two groups, a vote that was decided, and one that nobody was shown."""
    board = all.own.board
    act(parts, board, "step.add", step="s1", title="Escutar", question="O que faria você andar em paz?", minutes=10)
    act(parts, board, "step.add", step="s2", title="Depois disso", minutes=10)
    act(parts, board, "step.enter", step="s1", **{"from": None})
    for number in range(5):
        act(parts, board, "note.add", note=f"n{number}", x=0, y=200 * number, text=f"Nota {number}")
    act(parts, board, "cluster.make", cluster="k", notes=["n0", "n1", "n2"])
    act(parts, board, "cluster.name", cluster="k", title="Iluminação")
    act(parts, board, "poll.take", poll="p", way="choice", title="O que primeiro?", options=OPTIONS, ballots=[["a"], ["a"]])
    act(parts, board, "poll.decide", poll="p", decided="Começar pela luz", who="Todos juntos")
    act(parts, board, "poll.open", poll="q", way="choice", title="Ainda em segredo?", options=OPTIONS)
    return all.own


def test_it_tells_what_was_asked_grouped_and_decided(all, parts, held):
    parts.store.commitments.make(held.id, all.aurora.id, "Medir a luz", "x", who="Ana")
    parts.store.sessions.make("Oficina 2", programme=all.programme.id, programme_team=all.aurora.id, starts=now_ms() + DAY)

    page = all.of.ana.get(f"/s/{held.id}/catch-up").text

    for words in ("O que faria você andar em paz?", "Iluminação", "Começar pela luz", "Todos juntos", "2 people voted"):
        assert words in page, words
    for words in ("Medir a luz", "Oficina 2", "Depois disso", "first came Luz na praça", f"/b/{held.board}"):
        assert words in page, words
    assert "Ainda em segredo?" not in page
    asked = page[page.index('id="asked"') : page.index('id="decided"')]
    assert "Escutar" in asked and "Depois disso" not in asked


@pytest.mark.parametrize(
    ("who", "there"),
    [("lea", 200), ("fay", 200), ("mel", 200), ("wim", 200), ("ana", 200), ("otto", 200), ("bo", 404), ("zoe", 404)],
)
def test_it_is_for_those_who_are_of_it(all, held, who, there):
    assert getattr(all.of, who).get(f"/s/{held.id}/catch-up").status_code == there


def test_who_joined_by_the_code_reads_it_and_a_stranger_is_asked_to_sign_in(all, held, browser):
    guest = joined(browser(), held.code, "Gil")
    assert guest.get(f"/s/{held.id}/catch-up").status_code == 200
    assert "/sign-in" in browser().get(f"/s/{held.id}/catch-up").headers["Location"]


def test_another_teams_board_is_not_in_it(all, parts):
    aurora, sol = all.many.boards[1:]
    for board, text in ((aurora, "Da Aurora"), (sol, "Do Sol")):
        act(parts, board, "note.add", note="n", x=0, y=0, text="t")
        act(parts, board, "note.add", note="m", x=0, y=300, text="t")
        act(parts, board, "cluster.make", cluster="k", notes=["n", "m"])
        act(parts, board, "cluster.name", cluster="k", title=text)

    url = f"/s/{all.many.id}/catch-up"
    assert "Da Aurora" in all.of.ana.get(url).text and "Do Sol" not in all.of.ana.get(url).text
    assert "Do Sol" not in all.of.mel.get(url).text
    assert "Da Aurora" in all.of.wim.get(url).text and "Do Sol" in all.of.wim.get(url).text


def test_what_is_written_in_private_is_not_counted(all, parts, held):
    act(parts, held.board, "stage.set", private=True)
    act(parts, held.board, "note.add", by="x", role=Role.PARTICIPANT, note="hidden", x=0, y=0, text="Segredo")

    page = all.of.ana.get(f"/s/{held.id}/catch-up").text

    assert "Segredo" not in page and "6 notes" not in page
