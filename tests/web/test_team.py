"""A team's page, and workshops that belong to a programme: everybody's, one team's, or with a board for each team."""

import pytest

from tests.web.conftest import NUMBERS, end, made
from tests.web.programme import cast
from tests.web.test_new import FORM
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.store.ids import now_ms

DAY = 86_400_000
OPTIONS = [{"id": "a", "text": "Luz"}, {"id": "b", "text": "Bancos"}]


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("team"))
    yield app
    end(app)


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


@pytest.fixture
def url(all):
    return f"/p/{all.programme.id}/teams/{all.aurora.id}"


def act(parts, board, name, **args):
    parts.boards.act(board, Viewer("fay", Role.FACILITATOR), [Command(f"c{next(NUMBERS)}", name, args)])


def newest(parts, client):
    return parts.store.sessions.of_account(client.account.id)[0]


def test_the_page_tells_what_came_of_the_team(all, parts, url):
    store = parts.store
    milestone = store.programmes.add_milestone(all.programme.id, "Escuta", now_ms() + DAY)
    assert all.of.fay.post(f"{url}/reach", data={"milestone": milestone.id}).status_code == 303
    board = all.own.board
    act(parts, board, "poll.take", poll="p", way="choice", title="O que primeiro?", options=OPTIONS, ballots=[["a"]])
    act(parts, board, "poll.decide", poll="p", decided="Luz na praça", who="Todos")
    store.commitments.make(all.own.id, all.aurora.id, "Medir a luz", all.of.ana.account.id, who="Ana", due=now_ms() + DAY)

    page = all.of.ana.get(url).text

    assert "reached on" in page and "Luz na praça" in page and "Medir a luz" in page
    assert page.count("<svg xmlns") == 2 and f"/b/{board}" in page
    for name in ("Escuta", "Oficina", "Troca"):
        assert name in page
    assert "Luz na praça" not in all.of.lea.get(url.replace(all.aurora.id, all.sol.id)).text


def test_what_was_not_revealed_is_no_decision_yet(all, parts, url):
    act(parts, all.own.board, "poll.open", poll="p", way="choice", title="O que primeiro?", options=OPTIONS)
    act(parts, all.own.board, "poll.close", poll="p")
    act(parts, all.own.board, "poll.decide", poll="p", decided="Luz na praça")

    assert "Luz na praça" not in all.of.lea.get(url).text
    act(parts, all.own.board, "poll.reveal", poll="p")
    assert "Luz na praça" in all.of.lea.get(url).text


def test_looking_at_a_team_brings_nobody_into_its_workshops(all, parts, url):
    all.of.lea.get(url)
    all.of.wim.get(url)

    assert parts.store.people.of(all.own.id) == parts.store.people.of(all.many.id) == []


def test_only_who_leads_moves_the_team_on(all, parts, url):
    milestone = parts.store.programmes.add_milestone(all.programme.id, "Escuta")

    for client in (all.of.mel, all.of.ana, all.of.bo, all.of.otto, all.of.zoe):
        assert client.post(f"{url}/reach", data={"milestone": milestone.id}).status_code in (403, 404)
    assert parts.store.programmes.team(all.aurora.id).milestone is None


def test_a_facilitator_of_one_team_moves_it_and_no_other(all, parts, url):
    milestone = parts.store.programmes.add_milestone(all.programme.id, "Escuta")
    parts.store.programmes.add_member(all.programme.id, all.of.zoe.account.id, "facilitator", all.aurora.id)

    assert all.of.zoe.post(f"{url}/reach", data={"milestone": milestone.id}).status_code == 303
    assert all.of.zoe.post(f"{url.replace(all.aurora.id, all.sol.id)}/reach", data={}).status_code == 404


def test_a_workshop_is_made_for_one_team(all, parts):
    page = all.of.fay.get(f"/new?programme={all.programme.id}&team={all.aurora.id}").text
    assert f'value="{all.programme.id}:{all.aurora.id}" selected' in page

    all.of.fay.post("/new", data={**FORM, "belongs": f"{all.programme.id}:{all.aurora.id}"})

    made = newest(parts, all.of.fay)
    assert (made.programme, made.programme_team) == (all.programme.id, all.aurora.id)
    assert made.id in {each.id for each in parts.store.programmes.sessions(all.aurora.id)}


def test_a_workshop_of_many_has_a_board_for_each_team_that_was_chosen(all, parts):
    form = {**FORM, "count": "", "teams": "", "belongs": f"{all.programme.id}:each"}
    assert all.of.fay.post("/new", data=form).status_code == 400
    all.of.fay.post("/new", data={**form, "board": [all.aurora.id, "nonsense"]})

    made = newest(parts, all.of.fay)
    assert [(row.title, row.programme_team) for row in parts.store.boards.teams(made.id)] == [("Aurora", all.aurora.id)]

    about = {**FORM, "belongs": all.programme.id, "board": [all.sol.id]}
    assert all.of.fay.post(f"/s/{made.id}/about", data=about).status_code == 303
    rows = parts.store.boards.teams(made.id)
    assert [row.programme_team for row in rows] == [all.aurora.id, all.sol.id]
    assert all.of.bo.get(f"/b/{rows[1].id}").status_code == 200

    all.of.fay.post(f"/sessions/{made.id}/duplicate")
    again = newest(parts, all.of.fay)
    assert again.id != made.id and again.programme == all.programme.id
    assert [row.programme_team for row in parts.store.boards.teams(again.id)] == [all.aurora.id, all.sol.id]


@pytest.mark.parametrize("who", ["mel", "wim", "otto", "ana", "zoe"])
def test_nobody_puts_a_workshop_where_they_do_not_lead(all, parts, who):
    client = getattr(all.of, who)

    for value in (all.programme.id, f"{all.programme.id}:{all.aurora.id}", f"{all.programme.id}:each"):
        answer = client.post("/new", data={**FORM, "belongs": value, "board": [all.aurora.id]})
        assert answer.status_code == 403
    assert all.programme.title not in client.get("/new").text


def test_who_facilitates_a_workshop_by_its_code_alone_does_not_take_it_from_the_programme(all, parts, browser):
    guest = browser()
    guest.post("/join", json={"code": all.own.facilitator_code, "name": "Gil"})
    zoe = all.of.zoe
    zoe.post("/join", json={"code": all.own.facilitator_code, "name": "Zoe"})

    for client in (guest, zoe):
        assert client.post(f"/s/{all.own.id}/about", data={**FORM, "belongs": ""}).status_code == 403
        assert client.post(f"/s/{all.own.id}/about", data=FORM).status_code == 303
    assert parts.store.sessions.get(all.own.id).programme_team == all.aurora.id

    assert all.of.lea.post(f"/s/{all.own.id}/about", data={**FORM, "belongs": ""}).status_code == 303
    assert parts.store.sessions.get(all.own.id).programme is None
    assert all.of.ana.get(f"/b/{all.own.board}").status_code == 404


def test_nobody_begins_from_a_workshop_in_which_their_programme_lets_them_take_part(all, parts):
    for client in (all.of.ana, all.of.mel, all.of.fay):
        assert client.get(f"/b/{all.own.board}").status_code == 200

    for client in (all.of.ana, all.of.mel):
        assert f"session:{all.own.id}" not in client.get("/new").text
        assert client.post("/new", data={**FORM, "beginning": f"session:{all.own.id}"}).status_code == 404
    assert f"session:{all.own.id}" in all.of.fay.get("/new").text
    for member in parts.store.programmes.members(all.programme.id):
        parts.store.programmes.remove_member(member.id)
    assert all.of.fay.post("/new", data={**FORM, "beginning": f"session:{all.own.id}"}).status_code == 404
