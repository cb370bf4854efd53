"""A new workshop: from a ready agenda, a method, an earlier workshop or nothing; and changing what it says of itself."""

import pytest

from tests.web.conftest import end, joined, made
from workshop import planning
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.methods import AGENDAS, agenda_steps, steps_of
from workshop.rights import host

FORM = {
    "title": "Bairro que acolhe", "language": "pt-BR", "date": "2026-12-03", "begins": "15:00", "ends": "17:00",
    "zone": "America/Sao_Paulo", "place": "Centro comunitário", "count": "3", "teams": "Aurora\nSol\n",
    "teaming": "drawn", "purpose": "Escolher onde a praça ganha luz.", "basis": "public_task", "keep_days": "365",
    "beginning": "agenda:listening",
}  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("new"))
    yield app
    end(app)


@pytest.fixture
def fay(app, browser, parts, address):
    """Fay, signed in to an account of her own."""
    account = parts.store.accounts.make("Fay", f"fay-{address}@example.org", None, "pt-BR")
    client = browser()
    client.post(f"/sign-in/{parts.store.accounts.make_link(account.id, 2**52)}")
    client.account = account
    return client


def newest(parts, client):
    return parts.store.sessions.of_account(client.account.id)[0]


def steps(parts, session):
    return planning.agenda(parts.boards, session)


def test_a_workshop_is_made_as_it_was_planned(fay, parts):
    answer = fay.post("/new", data=FORM)
    session = newest(parts, fay)

    assert answer.status_code == 303
    assert session.id in answer.headers["Location"] or session.board in answer.headers["Location"]
    assert (session.title, session.language, session.place) == ("Bairro que acolhe", "pt-BR", "Centro comunitário")
    assert (session.purpose, session.basis, session.keep_days) == (FORM["purpose"], "public_task", 365)
    assert (session.ends - session.starts, session.teaming) == (2 * 3_600_000, "drawn")
    assert [row.title for row in parts.store.boards.teams(session.id)] == ["Aurora", "Sol", "Equipe 3"]
    assert host(parts.store, session.id, fay.account).role is Role.FACILITATOR


def test_times_are_those_of_the_clock_on_the_wall(fay, parts):
    fay.post("/new", data=FORM)
    there = newest(parts, fay)
    fay.post("/new", data={**FORM, "zone": "UTC"})

    assert there.starts - newest(parts, fay).starts == 3 * 3_600_000


@pytest.mark.parametrize("name", AGENDAS)
def test_a_ready_agenda_is_there_step_by_step(fay, parts, name):
    fay.post("/new", data={**FORM, "beginning": f"agenda:{name}"})

    made = steps(parts, newest(parts, fay))
    assert [(step["title"], step["minutes"]) for step in made] == [
        (step.get("title", ""), step["minutes"]) for step in agenda_steps(name, "pt-BR")
    ]


def test_a_method_brings_its_steps_in_the_language_of_the_workshop(fay, parts):
    fay.post("/new", data={**FORM, "beginning": "method:kj", "language": "es"})

    titles = [step["title"] for step in steps(parts, newest(parts, fay))]
    assert titles == [step["title"] for step in steps_of("kj", "es")]


def test_a_title_is_enough(fay, parts):
    assert fay.post("/new", data={"title": "Escuta", "language": "es"}).status_code == 303

    session = newest(parts, fay)
    assert (session.starts, session.ends, steps(parts, session), len(session.boards)) == (None, None, [], 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("title", "x" * 201),
        ("date", "tomorrow"),
        ("ends", "14:00"),
        ("purpose", "x" * 301),
        ("count", "31"),
        ("count", "-1"),
        ("beginning", "session:somebody-elses"),
        ("basis", "because"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_made(fay, parts, field, value):
    answer = fay.post("/new", data={**FORM, field: value})

    assert answer.status_code in (400, 404, 413)
    assert 'role="alert"' in answer.text
    assert "Aurora\nSol" in answer.text, "what was typed stays"
    assert parts.store.sessions.of_account(fay.account.id) == []


def test_an_earlier_workshop_gives_its_agenda_and_teams_but_no_people_and_no_notes(fay, parts):
    fay.post("/new", data=FORM)
    first = newest(parts, fay)
    viewer = Viewer(host(parts.store, first.id, fay.account).id, Role.FACILITATOR)
    note = Command("n1", "note.add", {"note": "n1", "x": 0, "y": 0, "text": "De Ana"})
    parts.boards.act(first.board, viewer, [note])
    parts.store.people.join(first.id, "Ana", Role.PARTICIPANT, "pt-BR")

    page = fay.get(f"/new?from=session:{first.id}").text
    assert "Aurora\nSol" in page
    fay.post("/new", data={**FORM, "title": "De novo", "beginning": f"session:{first.id}", "count": "", "teams": "Aurora"})
    second = newest(parts, fay)

    assert steps(parts, second) == steps(parts, first)
    assert [person.name for person in parts.store.people.of(second.id)] == ["Fay"]
    assert not [record for record in seen(parts, second, fay).values() if record["kind"] == "note"]


def seen(parts, session, client):
    viewer = Viewer(host(parts.store, session.id, client.account).id, Role.FACILITATOR)
    return parts.boards.see(session.board, viewer).records


def test_nobody_begins_from_the_workshop_of_others(fay, parts):
    other = parts.store.sessions.make("Secreto", owner="somebody")

    assert fay.post("/new", data={**FORM, "beginning": f"session:{other.id}"}).status_code == 404
    assert "Secreto" not in fay.get(f"/new?from=session:{other.id}").text


def test_strangers_make_no_workshop(browser):
    assert browser().get("/new").headers["Location"].startswith("/sign-in?next=")
    assert browser().post("/new", data=FORM).status_code == 403


def test_the_notice_reads_as_people_will_read_it(fay):
    query = {"purpose": " Luz  na praça ", "basis": "consent", "keep_days": "90", "language": "es"}

    told = fay.get("/api/v1/notice", query_string=query).json["sentences"]

    assert told[0] == "Lo que escribes se usa para esto: Luz na praça"
    assert any("90 días" in sentence for sentence in told)


def test_what_a_workshop_says_is_changed_later_by_call_and_by_form(fay, parts):
    fay.post("/new", data=FORM)
    session = newest(parts, fay)

    answer = fay.patch(f"/api/v1/sessions/{session.id}", json={"title": " Outro  nome ", "keep_days": None, "ends": None})
    changed = parts.store.sessions.get(session.id)
    assert answer.status_code == 200
    assert (changed.title, changed.keep_days, changed.ends, changed.place) == (
        "Outro nome", None, None, "Centro comunitário",
    )  # fmt: skip
    assert parts.store.boards.get(session.board).title == "Outro nome"

    assert fay.post(f"/s/{session.id}/about", data={**FORM, "title": "Mais um", "basis": "consent"}).status_code == 303
    page = fay.get(f"/s/{session.id}/about").text
    assert 'value="Mais um"' in page
    assert parts.store.sessions.get(session.id).basis == "consent"


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"starts": 2**60}, {"basis": "x"}, {"keep_days": 7}, {"owner": "me"}, {"ends": 1}]
)
def test_a_call_that_does_not_fit_changes_nothing(fay, parts, wrong):
    fay.post("/new", data=FORM)
    session = newest(parts, fay)

    assert fay.patch(f"/api/v1/sessions/{session.id}", json=wrong).status_code == 400
    assert parts.store.sessions.get(session.id) == session


def test_only_facilitators_change_what_a_workshop_says(fay, parts, browser):
    fay.post("/new", data=FORM)
    session = newest(parts, fay)
    ana = joined(browser(), session.code, "Ana")

    assert ana.patch(f"/api/v1/sessions/{session.id}", json={"title": "Meu"}).status_code == 403
    assert ana.post(f"/s/{session.id}/about", data=FORM).status_code == 403
    assert browser().get(f"/s/{session.id}/about").status_code == 404
