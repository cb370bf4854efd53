"""A whole programme out and in again, and what one team of it has made, on every database."""

import json

import pytest

from tests.cast import ANA, BO, FAY
from tests.portable.conftest import NAMES, folded, log, parts
from tests.portable.test_hostile import packed
from workshop.core.refusal import Refused
from workshop.portable.arriving import arrive
from workshop.portable.bringing import look
from workshop.portable.taking import Wanted, take
from workshop.store.ids import now_ms
from workshop.store.people import Person


@pytest.fixture
def programme(place):
    """Two teams: Aurora has a workshop of its own, and both have a board in one of many."""
    store = place.store
    lead = store.accounts.make("Lia Prado", "lia@example.org", None, "pt-BR")
    made = store.programmes.make("Cidades", "pt-BR", lead.id, about="Um ano", rubric='[{"id":"a","title":"Evidência"}]')
    cohort = store.programmes.add_cohort(made.id, "Primeira turma")
    first = store.programmes.add_milestone(made.id, "Escuta", 5)
    aurora = store.programmes.add_team(made.id, "Aurora", cohort.id, challenge="Água", district="Centro")
    sol = store.programmes.add_team(made.id, "Sol", cohort.id)
    store.programmes.reach(aurora.id, first.id)
    own = store.sessions.make("Oficina da Aurora", programme=made.id, programme_team=aurora.id)
    many = store.sessions.make("Encontro", programme=made.id, teams=("Aurora", "Sol"))
    for session, people in ((own, (ANA, FAY)), (many, (BO,))):
        for viewer in people:
            store.people.add(Person(viewer.person, session.id, NAMES[viewer.person], viewer.role, "pt-BR"))
    for board, team in zip(many.boards[1:], (aurora, sol), strict=True):
        store.boards.assign(board, team.id) if hasattr(store.boards, "assign") else of_team(place, board, team.id)
    place.act(own.board, ANA, "c1", "note.add", note="a", x=0, y=0, text="Nota da Aurora")
    place.act(own.board, FAY, "c2", "cluster.make", cluster="g", notes=["a"], title="Água")
    for number, board in enumerate(many.boards):
        text = f"Nota {'ABC'[number]} do encontro"
        place.act(board, FAY, f"d{number}", "step.add", step="s", title="Chegada")
        place.act(board, BO, f"e{number}", "note.add", note=f"n{number}", x=0, y=0, text=text)
    answer = {"title": "Água", "status": "will", "reason": "Há verba", "responsible": "Ana Lima", "published": True}
    store.responses.make(own.id, own.board, "g", "fay", **answer)
    about = {"who": "ana lima", "email": "ana@example.org", "due": 7, "board": own.board, "record": "a"}
    store.commitments.make(own.id, aurora.id, "Medir a água", "fay", **about)
    store.commitments.make(None, sol.id, "Visitar a escola", "fay", who="Secretaria de Educação")
    return made


def of_team(place, board, team):
    from sqlalchemy import update

    from workshop.store.tables import boards

    place.store.db.write(
        lambda connection: connection.execute(update(boards).where(boards.c.id == board).values(programme_team=team))
    )
    place.store.boards._found.pop(board, None)


def taken(place, programme, team=""):
    path = place.folder / "programme.mutirao"
    place.taken = take(place.url, Wanted(programme=programme.id, team=team, account=programme.owner), str(path))
    return path


def arrived(place, path):
    owner = place.store.accounts.make("Rui", f"rui{now_ms()}@example.org", None, "pt-BR")
    came = arrive(place.store, str(path), owner.id)
    return owner, place.store.programmes.get(came.programmes[0]), [place.store.sessions.get(id) for id in came.sessions]


def test_a_programme_comes_with_its_teams_boards_and_what_was_promised(place, programme):
    path = taken(place, programme)
    owner, came, sessions = arrived(place, path)

    store = place.store.programmes
    for name in ("title", "language", "about", "rubric", "at"):
        assert getattr(came, name) == getattr(programme, name)
    assert (came.owner, came.removed, came.public) == (owner.id, None, None)
    assert store.of_account(owner.id) == [came]
    assert [each.title for each in store.cohorts(came.id)] == ["Primeira turma"]
    [milestone] = store.milestones(came.id)
    aurora, sol = store.teams(came.id)
    assert (aurora.name, aurora.challenge, aurora.district, aurora.milestone) == ("Aurora", "Água", "Centro", milestone.id)
    assert list(store.reached(aurora.id)) == [milestone.id] and store.members(came.id) == []

    own, many = (next(each for each in sessions if each.title == title) for title in ("Oficina da Aurora", "Encontro"))
    assert (own.programme, own.programme_team, many.programme_team) == (came.id, aurora.id, None)
    assert {each.id for each in store.workshops(came.id)} == {own.id, many.id}
    assert [row.title for row in store.boards(sol.id)] == ["Sol"]
    before = {session.title: session for session in place.store.programmes.workshops(programme.id)}
    for session in sessions:
        for was, now in zip(before[session.title].boards, session.boards, strict=True):
            assert [entry.seq for entry in log(place, now)] == [entry.seq for entry in log(place, was)]
            assert texts_of(folded(log(place, now))) == texts_of(folded(log(place, was)))

    [response] = place.store.responses.of_session(own.id)
    assert (response.board, response.record, response.status, response.published) == (own.board, "g", "will", False)
    [first] = place.store.commitments.of_session(own.id)
    assert (first.who, first.email, first.due, first.team, first.board) == ("A. L.", None, 7, aurora.id, own.board)
    assert [each.who for each in place.store.commitments.of_team(sol.id)] == ["Secretaria de Educação"]
    everything = b"".join(parts(path).values()).decode("utf-8", "replace")
    for secret in ("example.org", "Lima", "Prado", programme.id, own.code):
        assert secret not in everything


def texts_of(records):
    return {id: (record["kind"], record.get("text"), record.get("x")) for id, record in records.items()}


def test_a_teams_journey_leaves_the_other_teams_at_home(place, programme):
    aurora, _ = place.store.programmes.teams(programme.id)

    path = taken(place, programme, aurora.id)

    _, came, sessions = arrived(place, path)
    assert [team.name for team in place.store.programmes.teams(came.id)] == ["Aurora"]
    everything = b"".join(parts(path).values()).decode()
    assert "Nota da Aurora" in everything and "Nota B do encontro" in everything and "Chegada" in everything
    assert "Nota A do encontro" not in everything and "Nota C do encontro" not in everything
    many = next(each for each in sessions if each.title == "Encontro")
    assert len(many.boards) == 2
    assert [entry.seq for entry in log(place, many.board)] == [1, 2]


def test_a_programme_without_an_account_is_refused_and_nothing_of_it_is_kept(place, programme):
    path = taken(place, programme)
    before = len(place.store.sessions.all())
    with pytest.raises(Refused):
        arrive(place.store, str(path), None)
    assert len(place.store.sessions.all()) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["teams"][0].update(cohort="A" * 22), lambda told: told["teams"][0].update(milestone="A" * 22),
        lambda told: told["teams"].append(told["teams"][0]), lambda told: told.update(rubric="{"),
        lambda told: told["teams"][0].update(reached={"A" * 22: 1}), lambda told: told.update(owner="me"),
        lambda told: told["commitments"][0].update(status="paid"), lambda told: told["commitments"][0].update(email="x"),
        lambda told: told["commitments"][0].update(team="A" * 22), lambda told: told.update(title="a\u0000b"),
    ],
)  # fmt: skip
def test_a_programme_that_cannot_be_is_refused(place, programme, change, tmp_path):
    made = parts(taken(place, programme))
    told = json.loads(made["programme.json"])
    change(told)
    path = packed(tmp_path, {**made, "programme.json": json.dumps(told).encode()})
    with pytest.raises(Refused):
        look(str(path), now_ms())
