"""The home of who holds workshops: the next one, the lists, small pictures, and archive, removal and coming back."""

import re

import pytest

from tests.web.conftest import joined
from tests.web.test_new import app, fay, newest  # noqa: F401
from workshop import planning
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.methods import agenda_steps
from workshop.rights import host
from workshop.store.ids import now_ms
from workshop.web.diamond import HIGH, LOW, diamond
from workshop.web.thumbnails import drawn

HOUR = 3_600_000


@pytest.fixture
def hold(fay, parts):  # noqa: F811
    """Makes workshops of Fay's."""

    def hold(title, steps=(), teams=(), **about):
        return planning.make(parts.store, parts.boards, fay.account, teams, steps, title=title, **about)

    return hold


def act(parts, session, client, name, **args):
    person = host(parts.store, session.id, client.account)
    command = Command(f"{name}-{now_ms()}", name, args)
    parts.boards.act(session.board, Viewer(person.id, person.role), [command])


def test_the_next_workshop_is_the_first_that_is_not_over(fay, hold):  # noqa: F811
    hold("A que passou", starts=now_ms() - 9 * HOUR, ends=now_ms() - 7 * HOUR)
    hold("A de depois", starts=now_ms() + 200 * HOUR)
    hold("A próxima", starts=now_ms() + HOUR // 2, ends=now_ms() + 3 * HOUR, place="Praça", teams=("Aurora", "Sol"))

    page = fay.get("/").text
    card = page[page.index('class="next"') : page.index("</section>")]

    assert re.search(r'<h2[^>]*id="next">A próxima', card)
    assert "2 equipes" in card
    assert "Praça" in card
    assert page.index("A de depois") < page.index("A que passou")


def test_the_card_tells_the_agenda_and_what_is_left_of_the_time(fay, hold):  # noqa: F811
    steps = agenda_steps("listening", "pt-BR")
    minutes = sum(step["minutes"] for step in steps)
    hold("Com roteiro", steps, starts=now_ms() + HOUR, ends=now_ms() + HOUR + (minutes + 7) * 60_000)

    page = fay.get("/").text

    assert f"{len(steps)} etapas" in page
    assert "folga de 7 min" in page
    assert page.count("<polygon") == len(steps)


def test_the_diamond_widens_and_narrows_and_is_hatched_between():
    modes = ("divergent", "divergent", "groan", "convergent")
    told = diamond([{"title": mode, "minutes": 30, "mode": mode} for mode in modes], 0, 60 * 60_000)

    heights = [[float(point.split(",")[1]) for point in piece.points.split()] for piece in told.pieces]
    high = [(bottom_left - top_left, bottom - top) for top_left, top, bottom, bottom_left in heights]
    assert high == [(LOW, 23), (23, HIGH), (HIGH, HIGH), (HIGH, LOW)]
    assert (told.length, told.spare) == ("2 h", -60)
    assert diamond([], None, None) is None


def test_somebody_without_an_account_sees_the_page_to_join(fay, browser):  # noqa: F811
    assert 'id="code"' in browser().get("/").text
    assert 'id="code"' not in fay.get("/").text


@pytest.mark.parametrize("path", ["/sessions", "/boards", "/new", "/account"])
def test_the_pages_of_accounts_ask_strangers_to_sign_in_and_go_on(browser, path):
    answer = browser().get(path)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=")


def test_workshops_are_found_by_title_and_place_and_come_in_pages(fay, hold):  # noqa: F811
    for number in range(14):
        hold(f"Oficina {number}", place="Vila" if number == 3 else "")

    assert fay.get("/sessions").text.count("list__title") == 12
    assert fay.get("/sessions?page=2").text.count("list__title") == 2
    assert fay.get("/sessions?page=99").text.count("list__title") == 2
    found = fay.get("/sessions?q=VILA").text
    assert found.count("list__title") == 1
    assert "Oficina 3" in found


def test_a_workshop_is_archived_and_taken_out_again(fay, hold, parts):  # noqa: F811
    session = hold("Velha")

    fay.post(f"/sessions/{session.id}/archive")
    assert "Velha" not in fay.get("/sessions").text
    assert "Velha" in fay.get("/sessions?show=archived").text
    assert fay.get(f"/b/{session.board}").status_code == 200

    fay.post(f"/sessions/{session.id}/archive")
    assert "Velha" in fay.get("/sessions").text


def test_a_removed_workshop_is_closed_to_all_and_comes_back_as_it_was(fay, hold, browser):  # noqa: F811
    session = hold("Removida")
    ana = joined(browser(), session.code, "Ana")

    fay.post(f"/sessions/{session.id}/remove")
    for client in (fay, ana):
        assert client.get(f"/b/{session.board}").status_code == 404
        assert client.get(f"/api/v1/boards/{session.board}").status_code == 404
    assert browser().post("/join", json={"code": session.code, "name": "Bo"}).status_code == 404
    assert "Removida" in fay.get("/sessions?show=removed").text

    fay.post(f"/sessions/{session.id}/recover")
    assert ana.get(f"/b/{session.board}").status_code == 200


def test_what_is_forgotten_is_erased_and_only_that(fay, hold, parts, browser):  # noqa: F811
    session, other = hold("Esquecida", teams=("Aurora",)), hold("Outra")
    ana = joined(browser(), session.code, "Ana")
    for each in (session, other):
        act(parts, each, fay, "note.add", note="n1", x=0, y=0, text="palavra")
    parts.store.log.keep_snapshot(session.board, 1, [])

    assert fay.post(f"/sessions/{session.id}/forget").status_code == 404, "only what was removed before"
    fay.post(f"/sessions/{session.id}/remove")
    assert "Esquecida" in fay.get(f"/sessions/{session.id}/forget").text
    assert fay.post(f"/sessions/{session.id}/forget").status_code == 303

    assert parts.store.sessions.get(session.id) is None
    assert parts.store.people.get(ana.person) is None
    assert parts.store.log.head(session.boards) == {}
    assert parts.store.log.head([other.board]) == {other.board: 1}
    assert ana.get(f"/b/{session.board}").status_code == 404


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_forgetting_works_on_every_database(kind, tmp_path):
    from tests.store.databases import fresh
    from workshop.store import open_store

    with fresh(kind, tmp_path) as url:
        store = open_store(url)
        session = store.sessions.make("Esquecida", teams=("Aurora",), removed=1)
        kept = store.sessions.make("Fica")
        store.people.join(session.id, "Ana", Role.PARTICIPANT, "es")
        store.sessions.forget(session.id)
        store.sessions.forget(kept.id)
        found = [each.title for each in store.sessions.all()]
        store.db.close()

    assert found == ["Fica"]


@pytest.mark.parametrize("deed", ["archive", "remove", "recover", "forget"])
def test_only_who_made_a_workshop_archives_removes_and_forgets_it(fay, parts, deed):  # noqa: F811
    removed = None if deed in ("archive", "remove") else 1
    session = parts.store.sessions.make("De outra pessoa", owner="somebody", removed=removed)
    assert fay.post(f"/sessions/{session.id}/{deed}").status_code == 404

    parts.store.people.hosting(session.id, fay.account.id, "Fay", "pt-BR")
    assert fay.post(f"/sessions/{session.id}/{deed}").status_code == 403
    assert parts.store.sessions.get(session.id) == session


def test_a_rehearsal_is_no_workshop_of_its_own(fay, hold):  # noqa: F811
    hold("Ensaio", rehearsal=True)
    hold("De verdade", agenda_steps("listening", "pt-BR"))

    assert "/rehearse" in fay.get("/").text
    assert not any("Ensaio<" in fay.get(path).text for path in ("/", "/sessions", "/boards", "/new"))


def test_a_duplicate_has_the_agenda_and_the_teams_and_belongs_to_who_made_it(fay, hold, parts):  # noqa: F811
    session = hold("Modelo", agenda_steps("listening", "pt-BR"), teams=("Aurora",), purpose="Luz", keep_days=90)
    parts.store.people.join(session.id, "Ana", Role.PARTICIPANT, "pt-BR")

    fay.post(f"/sessions/{session.id}/duplicate")
    copy = newest(parts, fay)

    assert copy.id != session.id
    assert (copy.title, copy.purpose, copy.keep_days, copy.starts) == ("Modelo", "Luz", 90, None)
    assert planning.agenda(parts.boards, copy) == planning.agenda(parts.boards, session)
    assert [row.title for row in parts.store.boards.teams(copy.id)] == ["Aurora"]
    assert parts.store.people.count(copy.id, [Role.PARTICIPANT]) == 0


def test_data_that_is_kept_longer_than_people_were_told_is_pointed_out(fay, hold):  # noqa: F811
    hold("Vencida", starts=now_ms() - 31 * 24 * HOUR, ends=now_ms() - 31 * 24 * HOUR + HOUR, keep_days=30)
    assert "notice--error" in fay.get("/sessions").text

    hold("No prazo", starts=now_ms() - 31 * 24 * HOUR, ends=now_ms() - 31 * 24 * HOUR + HOUR, keep_days=90)
    assert fay.get("/sessions").text.count("notice--error") == 1


def test_boards_are_listed_with_the_latest_changed_first(fay, hold, parts):  # noqa: F811
    first, second = hold("Primeira"), hold("Segunda")
    act(parts, second, fay, "note.add", note="n1", x=0, y=0, text="a")
    act(parts, first, fay, "note.add", note="n1", x=0, y=0, text="b")

    page = fay.get("/boards").text

    assert page.index("Primeira") < page.index("Segunda")
    assert page.count("1 nota") == 2
    assert "Segunda" not in fay.get("/boards?q=primeira").text


def test_a_picture_shows_places_and_colours_but_no_word(fay, hold, parts, browser):  # noqa: F811
    session = hold("Com notas")
    act(parts, session, fay, "note.add", note="n1", x=0, y=0, text="segredo", color="mint")
    act(parts, session, fay, "note.add", note="n2", x=300, y=0, text="outro", color="coral")
    act(parts, session, fay, "link.add", link="l1", **{"from": "n1", "to": "n2"})

    answer = fay.get(f"/b/{session.board}/picture.svg")
    assert answer.mimetype == "image/svg+xml"
    assert [answer.text.count(each) for each in ("#61d2bc", "#f4a88d", "<line", "segredo")] == [1, 1, 1, 0]
    assert fay.get(f"/b/{session.board}/picture.svg", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert browser().get(f"/b/{session.board}/picture.svg").status_code == 404


def test_a_picture_shows_what_its_viewer_may_see(fay, hold, parts, browser):  # noqa: F811
    session = hold("Privada")
    ana, bo = (joined(browser(), session.code, name) for name in ("Ana", "Bo"))
    act(parts, session, fay, "stage.set", private=True)
    person = parts.store.people.get(ana.person)
    note = Command("mine", "note.add", {"note": "n1", "x": 0, "y": 0, "text": "só minha", "color": "lilac"})
    parts.boards.act(session.board, Viewer(person.id, person.role), [note])

    assert "#c2acfb" in ana.get(f"/b/{session.board}/picture.svg").text
    assert "#c2acfb" not in bo.get(f"/b/{session.board}/picture.svg").text


def test_an_empty_board_has_an_empty_picture():
    assert "<rect" not in drawn({})
