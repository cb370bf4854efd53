"""Taking somebody out of a board's history: nothing of them is left, and for everybody else all goes on as it was."""

import secrets

import gevent
import msgspec
import pytest

from tests.cast import ANA, BO, FAY
from tests.histories import history
from tests.store.test_act import Listener, fold, note
from workshop.boards import Boards
from workshop.core.board import Board
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.objects import hangs_on
from workshop.rewriting import ERASED, NOBODY, TAKEN_OUT, Rewriting

ADA = Viewer("ada-who-leaves", ANA.role)
"""An id that is in no other word."""


@pytest.fixture
def boards(store):
    return Boards(store, Listener(BO, FAY))


def without(boards, board, go=False, **more):
    return boards.room(board).rewrite(Rewriting([ADA.person], [ADA.person] if go else [], **more))


def kept(store, board):
    """All that is kept of a board, as bytes."""
    return msgspec.json.encode([store.log.since(board, 0), store.log.snapshot(board)])


def lived(boards, board, seed, length=60):
    """A random history in which Ada does what Ana does elsewhere, and something for sure."""
    boards.act(board, ADA, [note("adas", text="Luz da Ada")])
    for viewer, command in history(seed, length):
        try:
            boards.act(board, ADA if viewer == ANA else viewer, [command])
        except Refused:
            continue


@pytest.mark.parametrize("go", [True, False])
def test_whatever_happened_nothing_of_them_is_left_and_all_copies_agree(boards, store, session, go):
    seed = secrets.randbits(32)
    print("seed", seed)
    lived(boards, session.board, seed)
    other = Boards(store, Listener(BO, FAY))
    other._announcer.copies.update({each: dict(other.see(session.board, each).records) for each in (BO, FAY)})

    without(boards, session.board, go)
    other.look_around()

    assert ADA.person.encode() not in kept(store, session.board)
    for each in (boards, other):
        assert each.latest(session.board, 1)[0].command == ERASED
        for viewer in (BO, FAY):
            assert each._announcer.copies[viewer] == each.see(session.board, viewer).records
    assert boards._announcer.seqs == list(range(1, len(boards._announcer.seqs) + 1))
    anew = Boards(store, Listener())
    assert anew.see(session.board, FAY).records == boards.see(session.board, FAY).records


@pytest.mark.parametrize("go", [True, False])
def test_what_is_rewritten_can_be_read_forwards_and_backwards(boards, store, session, go):
    seed = secrets.randbits(32)
    print("seed", seed)
    lived(boards, session.board, seed, 90)

    without(boards, session.board, go)

    board = Board(hangs_on)
    states = []
    log = store.log.since(session.board, 0)
    for entry in log:
        states.append(dict(board.records))
        board.apply(entry.changes)
    assert board.records == {record["id"]: record for record in store.log.snapshot(session.board)[1]}
    for entry, before in zip(reversed(log), reversed(states), strict=True):
        board.apply(entry.undo)
        assert board.records == before
    copy = {}
    for entry in boards.entries(session.board, FAY, 0):
        fold(copy, entry["changes"])
    assert copy == boards.see(session.board, FAY).records


def test_notes_that_stay_bear_no_name_and_can_be_worked_with(boards, store, session):
    boards.act(session.board, ADA, [note("a", text="Luz na praça")])

    without(boards, session.board)
    boards.act(session.board, BO, [Command("w", "note.write", {"note": "a", "text": "Luz", "base": "Luz na praça"})])

    seen = boards.see(session.board, BO)
    assert (seen.records["a"]["by"], seen.records["a"]["text"]) == (NOBODY, "Luz")


def test_their_words_on_what_others_made_are_those_from_before(boards, store, session):
    boards.act(session.board, BO, [note("b", text="Luz")])
    boards.act(session.board, ADA, [Command("w", "note.write", {"note": "b", "text": "Luz do Joaquim", "base": "Luz"})])

    without(boards, session.board, go=True)

    assert boards.see(session.board, BO).records["b"]["text"] == "Luz"
    assert b"Joaquim" not in kept(store, session.board)


def test_words_of_others_stay_when_they_have_put_them_back(boards, store, session):
    boards.act(session.board, BO, [note("b", text="Luz")])
    boards.act(session.board, ADA, [Command("w", "note.write", {"note": "b", "text": "Sombra", "base": "Luz"})])
    boards.act(session.board, ADA, [Command("r", "restore", {"seq": 2})])

    without(boards, session.board, go=True)

    assert boards.see(session.board, BO).records["b"]["text"] == "Luz"
    assert b"Sombra" not in kept(store, session.board)


def test_what_was_merged_into_their_note_stays(boards, store, session):
    boards.act(session.board, ADA, [note("a", text="Luz do Joaquim")])
    boards.act(session.board, BO, [note("b", text="Sombra")])
    boards.act(session.board, FAY, [Command("m", "note.merge", {"note": "b", "into": "a"})])

    without(boards, session.board, go=True)

    left = boards.see(session.board, BO).records["a"]
    assert (left["text"], left["merged"]) == (TAKEN_OUT, [{"id": "b", "by": BO.person, "text": "Sombra"}])
    assert b"Joaquim" not in kept(store, session.board)


def test_what_was_merged_into_a_note_of_others_goes(boards, store, session):
    boards.act(session.board, ADA, [note("a", text="Luz do Joaquim")])
    boards.act(session.board, BO, [note("b", text="Sombra")])
    boards.act(session.board, FAY, [Command("m", "note.merge", {"note": "a", "into": "b"})])

    without(boards, session.board, go=True)

    assert "merged" not in boards.see(session.board, BO).records["b"]
    assert b"Joaquim" not in kept(store, session.board)


def test_options_of_a_vote_and_what_hangs_on_a_note_go_with_it(boards, store, session):
    boards.act(session.board, ADA, [note("a", text="Luz do Joaquim")])
    boards.act(session.board, BO, [note("b", text="Sombra")])
    boards.act(session.board, BO, [Command("c", "comment.add", {"comment": "k", "on": "a", "text": "Joaquim tem razão"})])
    asked = {"poll": "p", "way": "choice", "title": "?", "options": ["a", "b"], "secret": True}
    boards.act(session.board, FAY, [Command("p", "poll.open", asked)])

    gone = without(boards, session.board, go=True).gone

    records = boards.see(session.board, FAY).records
    assert gone == {"a", "k"}
    assert [each["text"] for each in records["p"]["options"]] == [TAKEN_OUT, "Sombra"]
    assert b"Joaquim" not in kept(store, session.board)


def test_a_ballot_that_waits_is_not_counted_any_more(boards, store, session):
    options = [{"id": "x", "text": "Luz"}, {"id": "y", "text": "Sombra"}]
    asked = {"poll": "p", "way": "choice", "title": "?", "options": options, "secret": True}
    boards.act(session.board, FAY, [Command("p", "poll.open", asked)])
    for viewer in (ADA, BO):
        boards.act(session.board, viewer, [Command(f"v{viewer.person}", "poll.cast", {"poll": "p", "ballot": ["x"]})])

    without(boards, session.board)
    boards.act(session.board, FAY, [Command("z", "poll.close", {"poll": "p"})])

    assert boards.room(session.board).board.records["p"]["cast"] == 1


def test_for_whom_notes_were_typed_is_forgotten_where_it_is_them(boards, store, session):
    boards.act(session.board, BO, [note("a", proxy="Dona Ada"), note("b", proxy="Seu Zé")])

    without(boards, session.board, names=["dona ada"])

    records = boards.see(session.board, BO).records
    assert ("proxy" in records["a"], records["b"]["proxy"]) == (False, "Seu Zé")


def test_nobody_elses_change_is_lost_while_two_processes_write(boards, store, session):
    """Bo writes through two processes as fast as he can while what Ada writes is taken out again and again."""
    other = Boards(store, Listener(BO))
    acked = []

    def write(through, name):
        for n in range(25):
            through.act(session.board, BO, [note(f"{name}{n}")])
            acked.append(f"{name}{n}")

    def erase():
        for turn in range(3):
            one, two = (boards, other) if turn % 2 else (other, boards)
            one.act(session.board, ADA, [note(f"a{turn}{n}") for n in range(10)])
            without(two, session.board, go=True)

    working = [gevent.spawn(write, boards, "x"), gevent.spawn(write, other, "y"), gevent.spawn(erase)]
    gevent.joinall(working, raise_error=True)

    left = Boards(store, Listener()).see(session.board, FAY).records
    assert len(acked) == 50
    assert set(left) == set(acked)
    boards.look_around()
    other.look_around()
    assert boards.see(session.board, FAY).records == other.see(session.board, FAY).records == left


def test_who_was_away_is_sent_all_anew(boards, session):
    boards.act(session.board, ADA, [note("a")])
    without(boards, session.board, go=True)

    _, told = boards.opening(session.board, BO, 1, lambda seq: None)

    assert "entries" not in told


def test_a_board_they_were_never_on_stays_as_it_is(boards, store, session):
    boards.act(session.board, BO, [note("b")])

    without(boards, session.board, go=True)

    assert [entry.command for entry in store.log.since(session.board, 0)] == ["note.add"]


def test_a_long_history_is_rewritten_beside_the_loop(boards, store, session, monkeypatch):
    monkeypatch.setattr("workshop.act.MANY", 10)
    for n in range(12):
        boards.act(session.board, ADA if n % 2 else BO, [note(f"n{n}")])

    without(boards, session.board, go=True)

    assert len(boards.see(session.board, BO).records) == 6
    assert ADA.person.encode() not in kept(store, session.board)


def test_a_comment_of_somebody_else_mentions_them_no_more(boards, store, session):
    boards.act(session.board, BO, [note("b", text="Luz")])
    said = {"comment": "k", "on": "b", "text": "@Ada Luz, e @Adalgisa?", "mentions": [ADA.person]}
    boards.act(session.board, BO, [Command("c", "comment.add", said)])

    without(boards, session.board, names=["Ada Luz"])

    assert boards.see(session.board, BO).records["k"]["text"] == "@…, e @Adalgisa?"
    assert ADA.person.encode() not in kept(store, session.board)
