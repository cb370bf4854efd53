"""What every store keeps to, whatever database is below it."""

import pytest

from workshop.core.change import drop, put
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.store import open_store
from workshop.store.db import Unavailable
from workshop.store.log import Beaten


def entry(seq, id=None, changes=()):
    return Entry(seq, 1_000 + seq, "ana", "note.add", id or f"c{seq}", list(changes), [drop("n")])


def test_what_is_appended_is_read_back(store, session):
    entries = [entry(1, changes=[put({"id": "n", "kind": "note", "text": "ônibus 🚌"})]), entry(2)]

    store.log.append(session.board, entries)

    assert store.log.since(session.board, 0) == entries
    assert store.log.since(session.board, 1) == entries[1:]
    assert store.log.at(session.board, 2) == entries[1]
    assert store.log.at(session.board, 3) is None


def test_a_seq_is_taken_once(store, session):
    store.log.append(session.board, [entry(1)])

    with pytest.raises(Beaten):
        store.log.append(session.board, [entry(1, "other"), entry(2)])

    assert len(store.log.since(session.board, 0)) == 1


def test_a_command_id_is_taken_once_for_each_board(store, session):
    store.log.append(session.board, [entry(1, "same")])

    with pytest.raises(Beaten):
        store.log.append(session.board, [entry(2, "same")])

    store.log.append(session.boards[1], [entry(1, "same")])
    assert store.log.known(session.board, ["same", "none"]) == {"same": (1, "ana")}


def test_the_head_of_each_board_is_known(store, session):
    store.log.append(session.board, [entry(1), entry(2)])

    assert store.log.head(session.boards) == {session.board: 2}


def test_the_newest_snapshot_is_kept_alone(store, session):
    assert store.log.snapshot(session.board) == (0, [])
    store.log.keep_snapshot(session.board, 5, [{"id": "a"}])
    store.log.keep_snapshot(session.board, 9, [{"id": "b"}])
    store.log.keep_snapshot(session.board, 7, [{"id": "late"}])

    assert store.log.snapshot(session.board) == (9, [{"id": "b"}])


def test_each_code_opens_the_session_in_its_role(store, session):
    assert store.sessions.by_code(session.code) == (session, Role.PARTICIPANT)
    assert store.sessions.by_code(session.facilitator_code) == (session, Role.FACILITATOR)
    assert store.sessions.by_code("00000000") is None
    assert session.code.isdecimal() and len(session.code) == 8


def test_sessions_are_listed_newest_first_with_their_boards(store, session):
    second = store.sessions.make("Oficina 2")

    assert {found.id for found in store.sessions.all()} == {session.id, second.id}
    assert store.sessions.get(session.id) == session
    assert store.boards.get(session.boards[1]).title == "Equipe Aurora"


def test_a_guest_who_comes_back_is_the_same_person(store, session):
    ana = store.people.join(session.id, "Ana", Role.PARTICIPANT, "es")

    again = store.people.join(session.id, "Ana Lia", Role.PARTICIPANT, "pt-BR", ana.id)

    assert again.id == ana.id
    assert store.people.get(ana.id) == again
    assert store.people.names([ana.id, "nobody"]) == {ana.id: "Ana Lia"}


def test_a_guest_of_another_session_is_somebody_new(store, session):
    other = store.sessions.make("Outra")
    ana = store.people.join(session.id, "Ana", Role.PARTICIPANT, "es")

    assert store.people.join(other.id, "Ana", Role.PARTICIPANT, "es", ana.id).id != ana.id


def test_coming_back_with_the_other_code_gives_rights_and_never_takes_them(store, session):
    ana = store.people.join(session.id, "Ana", Role.PARTICIPANT, "es")

    assert store.people.join(session.id, "Ana", Role.FACILITATOR, "es", ana.id).role is Role.FACILITATOR
    assert store.people.join(session.id, "Ana", Role.PARTICIPANT, "es", ana.id).role is Role.FACILITATOR


def test_a_token_stands_for_an_administrator(store):
    token = store.tokens.make("Fay")

    assert store.tokens.person(token).name == "Fay"
    assert store.tokens.person(token).session is None
    assert store.tokens.person("wrong\ud800") is None


def test_opening_a_store_again_keeps_what_is_there(url, store, session):
    again = open_store(url)

    assert again.sessions.get(session.id) == session
    again.db.close()


def test_a_database_that_cannot_be_opened_is_one_sentence(tmp_path):
    with pytest.raises(Unavailable, match=r"^[A-Z].*\.$"):
        open_store(f"sqlite:///{tmp_path}/missing/folder/x.sqlite3")


def test_a_postgres_that_does_not_answer_is_one_sentence():
    with pytest.raises(Unavailable, match=r"^[A-Z].*\.$"):
        open_store("postgresql+psycopg://postgres@127.0.0.1:1/none")


def test_people_of_one_session_who_have_the_same_name_are_told_apart(store):
    session, other = store.sessions.make("Bairro"), store.sessions.make("Centro")

    def join(name, of=session, person=None):
        return store.people.join(of.id, name, Role.PARTICIPANT, "en", person)

    first, second = join("Ana"), join("ana")
    assert [first.name, second.name, join("Ana").name, join("Ana", other).name] == ["Ana", "ana 2", "Ana 3", "Ana"]
    assert join("Ana", person=first.id).name == "Ana"
    assert join("Ana 2", person=second.id).name == "Ana 2"
    assert store.people.names([second.id]) == {second.id: "Ana 2"}
