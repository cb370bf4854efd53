"""What mentors keep: visits, pins, private notes, missions and reviews, on every database."""

import pytest

from workshop.core.rule import Entry


@pytest.fixture
def programme(store):
    return store.programmes.make("Cidade que escuta", "pt-BR", "lia")


@pytest.fixture
def team(store, programme):
    return store.programmes.add_team(programme.id, "Jatobá")


@pytest.fixture
def tess(store):
    return store.accounts.make("Tess", "tess@example.org", None, "pt-BR").id


def test_the_boards_of_teams_are_found_in_workshops_of_many_and_in_their_own(store, programme, team):
    other = store.programmes.add_team(programme.id, "Maré")
    names = {team.id: "Jatobá", other.id: "Maré"}
    many = store.sessions.make("Oficina 1", programme=programme.id, programme_teams=names)
    own = store.sessions.make("Só nossa", programme=programme.id, programme_team=team.id)
    gone = store.sessions.make("Desfeita", programme=programme.id, programme_team=team.id)
    store.sessions.set(gone.id, removed=1)

    found = store.mentoring.boards([team.id])
    assert [(each.row.id, each.title) for each in found] == [(many.boards[1], "Oficina 1"), (own.board, "Só nossa")]
    assert store.mentoring.team_of(store.boards.get(many.boards[2])) == other.id
    assert store.mentoring.team_of(store.boards.get(own.board)) == team.id
    assert store.mentoring.team_of(store.boards.get(many.board)) is None


def test_a_visit_is_kept_and_never_goes_back(store, session, tess):
    store.mentoring.visit(tess, session.board, 7)
    store.mentoring.visit(tess, session.board, 3)

    assert store.mentoring.visits(tess, [session.board])[session.board].seq == 7
    assert store.mentoring.visits("somebody", [session.board]) == {}


def test_talking_is_no_work(store, session):
    board = session.board
    for seq, command in enumerate(("note.add", "comment.add", "comment.settle"), 1):
        store.log.append(board, [Entry(seq, seq * 100, "ana", command, f"c{seq}", [], [])])

    assert store.mentoring.worked([board]) == {board: 100}
    assert [entry.seq for entry in store.mentoring.since({board: 1})[board]] == [2, 3]
    assert store.mentoring.since({}) == {}


def test_private_notes_are_their_authors_and_pins_come_and_go(store, team, tess):
    bo = store.accounts.make("Bo", "bo@example.org", None, "pt-BR").id
    store.mentoring.keep_private_note(tess, team.id, "Cansados")
    store.mentoring.keep_private_note(tess, team.id, "Cansados, mas vão")

    assert store.mentoring.private_notes(tess, [team.id]) == {team.id: "Cansados, mas vão"}
    assert store.mentoring.private_notes(bo, [team.id]) == {}
    store.mentoring.keep_private_note(tess, team.id, "")
    assert store.mentoring.private_notes(tess, [team.id]) == {}

    store.mentoring.pin(tess, team.id, True)
    store.mentoring.pin(tess, team.id, True)
    assert store.mentoring.pins(tess) == {team.id} and store.mentoring.pins(bo) == set()
    store.mentoring.pin(tess, team.id, False)
    assert store.mentoring.pins(tess) == set()


def test_missions_come_by_their_days_and_done_ones_last(store, team, tess):
    never, late, soon, done = (store.mentoring.give_mission(team.id, tess, str(due), "", due) for due in (None, 9, 2, 1))
    store.mentoring.set_mission(done.id, done=5, answer="Feito")

    assert [each.id for each in store.mentoring.missions([team.id])] == [soon.id, late.id, never.id, done.id]
    assert store.mentoring.mission(done.id).answer == "Feito"
    store.mentoring.remove_mission(late.id)
    assert store.mentoring.mission(late.id) is None


def test_a_mentor_writes_one_review_of_a_board_at_a_time(store, session, team, tess):
    first = store.mentoring.begin_review(session.board, team.id, tess, 4)
    assert store.mentoring.begin_review(session.board, team.id, tess, 9) == first

    store.mentoring.set_review(first.id, given=5, text="Bom caminho")
    second = store.mentoring.begin_review(session.board, team.id, tess, 9)
    assert second.id != first.id
    assert {each.id for each in store.mentoring.reviews([team.id])} == {first.id, second.id}
