"""How teams come along, asked once for all of them, on every database."""

import pytest

from workshop.core.change import patch, put
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.store.progress import Progress


def note(seq, command="note.add", changes=None):
    return Entry(
        seq, seq * 1000, "ana", command, f"c{seq}", changes or [put({"id": f"n{seq}", "kind": "note"})], []
    )


@pytest.fixture
def programme(store):
    owner = store.accounts.make("Lea", "lea@mutirao.test", None, "en")
    return store.programmes.make("Cidade", "en", owner.id)


@pytest.fixture
def teams(store, programme):
    return [store.programmes.add_team(programme.id, name) for name in ("Aurora", "Sol")]


@pytest.fixture
def many(store, programme, teams):
    return store.sessions.make(
        "Troca", programme=programme.id, programme_teams={team.id: team.name for team in teams}
    )


def test_a_team_changed_when_the_newest_entry_of_any_of_its_boards_came(store, programme, teams, many):
    own = store.sessions.make("Oficina", programme=programme.id, programme_team=teams[0].id)
    store.log.append(many.boards[1], [note(1), note(2)])
    store.log.append(own.board, [note(1), note(2), note(3), note(4, "stage.carry")])

    found = {each.board: each for each in store.progress.surfaces(programme.id)}

    assert {found[own.board].team, found[many.boards[1]].team} == {teams[0].id}
    assert (found[own.board].at, found[own.board].seq) == (3000, 4)
    assert (found[many.boards[1]].at, found[many.boards[2]].at) == (2000, None)
    assert (found[many.boards[2]].team, found[many.board].team) == (teams[1].id, None)


def test_what_was_removed_or_rehearsed_is_not_counted(store, programme):
    store.sessions.make("Ensaio", programme=programme.id, rehearsal=True)
    store.sessions.make("Removida", programme=programme.id, removed=1)

    assert store.progress.surfaces(programme.id) == []


def test_contributions_are_notes_and_comments_also_of_pasted_lists(store, programme, many):
    board = many.boards[1]
    whole = [
        put({"id": "a", "kind": "note"}),
        put({"id": "b", "kind": "note"}),
        put({"id": "l", "kind": "link"}),
    ]
    store.log.append(
        board,
        [
            note(1),
            note(2, "note.write", [patch("n1", {"text": "x"})]),
            note(3, "comment.add"),
            note(4, "together", whole),
        ],
    )

    found = store.progress.counted(store.progress.surfaces(programme.id))

    assert found[board].written == 4
    assert found[many.board].written == 0


def test_only_what_is_new_is_counted_again_and_comes_to_the_same(store, programme, many):
    board = many.boards[1]
    for seq in range(1, 4):
        store.log.append(board, [note(seq)])
        assert store.progress.counted(store.progress.surfaces(programme.id))[board].written == seq

    fresh = Progress(store.db)
    assert fresh.counted(fresh.surfaces(programme.id))[board].written == 3


def test_a_vote_is_decided_once_however_often_the_words_change(store, programme, many):
    decide = [patch("poll", {"decision": {"decided": "sim"}})]
    store.log.append(many.boards[1], [note(1, "poll.decide", decide), note(2, "poll.decide", decide)])

    assert store.progress.counted(store.progress.surfaces(programme.id))[many.boards[1]].decided == {"poll"}


def test_attendance_is_by_workshop_and_team(store, programme, many):
    for name, role, team in (
        ("Ana", Role.PARTICIPANT, 1),
        ("Bo", Role.PARTICIPANT, 1),
        ("Fay", Role.FACILITATOR, 1),
        ("Ivo", Role.PARTICIPANT, None),
    ):
        person = store.people.join(many.id, name, role, "en")
        store.people.set(person.id, team=many.boards[team] if team else None)

    assert store.progress.attendance(programme.id) == {(many.id, many.boards[1]): 2, (many.id, None): 1}
    assert store.progress.answered(programme.id) == 0
