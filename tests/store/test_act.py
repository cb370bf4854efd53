"""THE path of a change, on every database: once, in order, on disk before it is answered."""

from dataclasses import replace

import gevent
import pytest

from tests.cast import ANA, BO, FAY
from tests.histories import history
from workshop import act
from workshop.boards import Boards
from workshop.core import change
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Audience, Viewer
from workshop.objects import KINDS
from workshop.store.db import Unavailable


class Listener:
    """Takes what people are told and folds it, as a browser does."""

    def __init__(self, *viewers):
        self.viewers = Audience(viewers)
        self.seqs = []
        self.copies = {viewer: {} for viewer in viewers}

    def audience(self, board):
        return self.viewers

    def pace(self, board):
        return 0.001

    def announce(self, board, news):
        for entry, shown in news:
            self.seqs.append(entry.seq)
            for viewer, copy in self.copies.items():
                fold(copy, shown.to(viewer))


def fold(copy, changes):
    for each in changes:
        now = change.after(copy.get(change.target(each)), each)
        copy.pop(change.target(each), None)
        if now is not None:
            copy[change.target(each)] = now


def note(id, command=None, **args):
    return Command(command or f"add-{id}", "note.add", {"note": id, "x": 0, "y": 0, "text": id, **args})


@pytest.fixture
def boards(store):
    return Boards(store, Listener(ANA, BO, FAY))


def test_an_accepted_command_is_on_disk(boards, store, session):
    answer = boards.act(session.board, ANA, [note("a")])

    assert answer.seq == 1
    assert [entry.command for entry in store.log.since(session.board, 0)] == ["note.add"]


def test_a_command_sent_twice_happens_once(boards, session):
    first = boards.act(session.board, ANA, [note("a")])
    boards.act(session.board, ANA, [note("b")])

    assert boards.act(session.board, ANA, [note("a")]) == first


def test_a_command_sent_twice_at_once_happens_once(boards, session):
    both = [gevent.spawn(boards.act, session.board, ANA, [note("a")]) for _ in range(2)]
    gevent.joinall(both, raise_error=True)

    assert {each.value.seq for each in both} == {1}


def test_a_command_sent_again_to_another_process_gets_the_first_answer(boards, store, session):
    move = Command("m", "move", {"moves": [["a", 5, 5]]})
    boards.act(session.board, ANA, [note("a")])
    first = boards.act(session.board, ANA, [move])
    boards.act(session.board, ANA, [note("b")])

    other = Boards(store, Listener())

    assert other.act(session.board, ANA, [move]) == first
    assert len(store.log.since(session.board, 0)) == 3


def test_a_command_sent_again_long_after_gets_the_first_answer(store, session, monkeypatch):
    monkeypatch.setattr(act, "TAIL", 4)
    boards = Boards(store, Listener())
    move = Command("m", "move", {"moves": [["a", 5, 5]]})
    first = [boards.act(session.board, ANA, [each]) for each in (note("a"), move)]
    for number in range(10):
        boards.act(session.board, ANA, [note(f"n{number}")])

    assert [boards.act(session.board, ANA, [each]) for each in (note("a"), move)] == first


def test_somebody_elses_command_id_is_refused(boards, session):
    boards.act(session.board, ANA, [note("a", "same")])

    with pytest.raises(Refused) as refused:
        boards.act(session.board, BO, [note("b", "same")])

    assert refused.value.code == "bad_args"


def test_several_commands_are_applied_all_or_none(boards, store, session):
    with pytest.raises(Refused):
        boards.act(session.board, ANA, [note("a"), note("b"), note("a", "again")])

    assert store.log.since(session.board, 0) == []
    assert boards.see(session.board, ANA).records == {}


def test_a_refused_neighbour_in_the_same_turn_harms_nobody(boards, session):
    acts = [gevent.spawn(boards.act, session.board, ANA, [note(id, f"c{at}")]) for at, id in enumerate("abca")]
    gevent.joinall(acts)

    assert [act.successful() for act in acts] == [True, True, True, False]
    assert boards.room(session.board).board.seq == 3


def test_two_writers_of_one_log_leave_no_gap_and_no_double(store, session):
    listeners = [Listener(ANA, BO), Listener(ANA, FAY)]
    both = [Boards(store, listener) for listener in listeners]
    for boards in both:
        boards.room(session.board)

    def work(which):
        return [
            both[which].act(session.board, (ANA, BO)[which], [note(f"{which}-{number}")]).seq for number in range(40)
        ]

    done = [gevent.spawn(work, which) for which in (0, 1)]
    gevent.joinall(done, raise_error=True)
    for boards in both:
        boards.look_around()

    assert sorted(done[0].value + done[1].value) == list(range(1, 81))
    assert [listener.seqs for listener in listeners] == [list(range(1, 81))] * 2
    assert listeners[0].copies[ANA] == listeners[1].copies[ANA] == both[0].see(session.board, ANA).records


def test_nothing_is_announced_or_kept_when_the_disk_fails(boards, store, session, monkeypatch):
    boards.act(session.board, ANA, [note("a")])

    def fail(*args):
        raise Unavailable("The database's disk is full; free some space.")

    with monkeypatch.context() as broken:
        broken.setattr(store.log, "append", fail)
        with pytest.raises(Refused) as refused:
            boards.act(session.board, ANA, [note("b")])

    assert refused.value.code == "busy"
    assert boards.see(session.board, BO).records.keys() == {"a"}
    assert boards.act(session.board, ANA, [note("b")]).seq == 2


def test_a_command_that_crashes_its_rule_fails_alone(boards, session, monkeypatch):
    def crash(board, args, ask):
        raise ZeroDivisionError

    monkeypatch.setitem(act.RULES, "text.add", replace(act.RULES["text.add"], run=crash))
    broken = Command("bad", "text.add", {"text": "t", "x": 0, "y": 0, "words": ""})
    given = [[note("a")], [note("b"), broken], [note("c")]]
    acts = [gevent.spawn(boards.act, session.board, ANA, commands) for commands in given]
    gevent.joinall(acts)

    assert [each.successful() for each in acts] == [True, False, True]
    assert acts[1].exception.code == "busy"
    assert boards.see(session.board, BO).records.keys() == {"a", "c"}


def test_a_long_lived_board_opens_from_one_snapshot_and_a_short_tail(store, session, monkeypatch):
    monkeypatch.setattr(act, "SNAPSHOT_EVERY", 20)
    boards = Boards(store, Listener())
    for number in range(50):
        boards.act(session.board, ANA, [note(f"n{number}")])
    gevent.sleep(0.2)
    kept, _ = store.log.snapshot(session.board)

    again = Boards(store, Listener())

    assert kept >= 40
    assert again.see(session.board, ANA).records == boards.see(session.board, ANA).records


@pytest.mark.parametrize("seed", range(8))
def test_entries_since_any_moment_fold_to_what_a_newcomer_sees(boards, store, session, seed):
    told = {viewer: {} for viewer in (ANA, BO, FAY)}
    at = 0
    for number, (viewer, command) in enumerate(history(seed, 300)):
        try:
            boards.act(session.board, viewer, [command])
        except Refused:
            continue
        if number % 7 == 0:
            entries = {person: boards.entries(session.board, person, at) for person in told}
            at = boards.room(session.board).board.seq
            for person, copy in told.items():
                for entry in entries[person]:
                    fold(copy, entry["changes"])
                assert copy == boards.see(session.board, person).records
    assert at > 20


def test_old_records_are_read_as_todays_kinds_write_them(store, session, monkeypatch):
    old = Boards(store, Listener())
    old.act(session.board, ANA, [note("a")])
    old.room(session.board).keep_snapshot()
    old.act(session.board, ANA, [note("b")])
    upgrade = replace(KINDS["note"], upgrade=lambda record: {"sort": "idea", **record, "new": True})
    monkeypatch.setitem(KINDS, "note", upgrade)

    new = Boards(store, Listener())

    assert all(record["new"] for record in new.see(session.board, BO).records.values())
    assert all(entry["changes"][0][1]["new"] for entry in new.entries(session.board, BO, 0))


def test_who_did_a_hidden_thing_is_hidden_too(boards, session):
    boards.act(session.board, FAY, [Command("s", "stage.set", {"private": True})])
    boards.act(session.board, ANA, [note("a")])

    [hidden] = boards.entries(session.board, BO, 1)
    [own] = boards.entries(session.board, ANA, 1)

    assert (hidden["by"], hidden["command"], hidden["changes"], "id" in hidden) == (None, None, [], False)
    assert (own["by"], own["id"]) == ("ana", "add-a")


@pytest.mark.parametrize("since", range(4))
def test_who_hides_their_name_at_last_is_named_since_no_moment(boards, session, since):
    boards.act(session.board, ANA, [note("a")])
    copy = boards.see(session.board, BO).records if since else {}
    for number, (name, args) in enumerate(
        (
            ("note.write", {"note": "a", "text": "b", "base": "a"}),
            ("lock", {"ids": ["a"], "locked": True}),
            ("lock", {"ids": ["a"], "locked": False}),
            ("note.set", {"notes": ["a"], "author": "hidden"}),
            ("note.set", {"notes": ["a"], "author": "shown"}),
            ("note.set", {"notes": ["a"], "author": "hidden"}),
        )
    ):
        boards.act(session.board, ANA, [Command(f"c{number}", name, args)])
        if number + 2 <= since:
            copy = boards.see(session.board, BO).records

    told = boards.entries(session.board, BO, since)

    assert "ana" not in str(told)
    for entry in told:
        fold(copy, entry["changes"])
    assert copy == boards.see(session.board, BO).records
    own = {entry["by"] for entry in boards.entries(session.board, ANA, since)}
    assert own == {"ana"}


def test_who_comes_back_is_told_the_names_of_those_whose_writing_came_to_light(store):
    session = store.sessions.make("Vila")
    ana = store.people.join(session.id, "Ana", Role.PARTICIPANT, "en")
    boards = Boards(store, Listener())
    boards.act(session.board, FAY, [Command("s", "stage.set", {"private": True})])
    boards.act(session.board, Viewer(ana.id, ana.role), [note("a")])
    boards.act(session.board, FAY, [Command("t", "stage.set", {"private": False})])

    _, told = boards.opening(session.board, BO, 2, lambda seq: None)

    assert told["entries"] and told["names"] == {ana.id: "Ana"}


def test_copies_are_shared_by_those_who_see_the_same(boards, session):
    boards.act(session.board, ANA, [note("a")])
    assert boards.seen_json(session.board, ANA) == boards.seen_json(session.board, BO)

    boards.act(session.board, FAY, [Command("s", "stage.set", {"private": True})])

    assert boards.seen_json(session.board, ANA)[0] != boards.seen_json(session.board, BO)[0]
