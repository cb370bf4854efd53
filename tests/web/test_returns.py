"""The return: answers made from the boards, looked through, published, and read by strangers who learn nobody's name."""

import re

import pytest

from tests.web.conftest import act, joined
from workshop import harvest
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.objects.harvest import derived
from workshop.web.returns import following

EVIL = "\"><script>alert('x')</script>\r\nSet-Cookie: a=b {{ 7777*7777 }} =HYPERLINK(1)"


@pytest.fixture
def board(parts, session, ana, bo, fay):
    """Two groups, one of which holds a note from paper; and a note in none."""
    for who, note, text, more in (
        (ana, "n1", "De noite eu ando no meio da rua.", {"paper": "K7QX2"}),
        (bo, "n2", "O poste apaga", {}),
        (ana, "n3", "Mais ônibus", {}),
        (bo, "n4", "Um banco na praça", {}),
    ):
        act(parts, session, who, "note.add", note=note, x=int(note[1]) * 400, y=0, text=text, **more)
    act(parts, session, fay, "cluster.make", cluster="light", notes=["n1", "n2"], title="Luz nas ruas")
    act(parts, session, fay, "cluster.make", cluster="bus", notes=["n3"], title="Ônibus")
    return session.board


@pytest.fixture
def stranger(browser):
    return browser()


def begin(client, session, record, board=None):
    answer = client.post(f"/s/{session.id}/return/answers", data={"board": board or session.board, "record": record})
    assert answer.status_code == 303, answer.text
    return answer.location.rsplit("/", 1)[1]


def looked(page):
    return re.search(r'name="looked" value="(\w+)"', page)[1]


def save(client, session, response, publish=True, looked_at=None, **fields):
    at = f"/s/{session.id}/return/answers/{response}"
    form = {"title": "Luz nas ruas à noite", "status": "will", **fields, "looked": looked_at or looked(client.get(at).text)}
    return client.post(at, data=form | ({"publish": "1"} if publish else {}))


def opened(client, session, parts):
    assert client.post(f"/s/{session.id}/return/open").status_code == 303
    return f"/r/{parts.store.sessions.get(session.id).public}"


@pytest.fixture
def public(board, session, fay, parts):
    """A return with one answer, about the light."""
    save(fay, session, begin(fay, session, "light"), theme="Segurança", responsible="Secretaria de Obras",
         action="Trocar seis postes", due="2027-06-30", quote="0")  # fmt: skip
    return opened(fay, session, parts)


def test_only_those_who_facilitate_make_it(board, session, ana, fay, stranger):
    assert fay.get(f"/s/{session.id}/return").status_code == 200
    for path in ("return", "return/commitments"):
        assert ana.get(f"/s/{session.id}/{path}").status_code == 403
        assert stranger.get(f"/s/{session.id}/{path}").status_code == 404
    response = begin(fay, session, "light")
    for path in ("return/open", "return/answers", f"return/answers/{response}", f"return/answers/{response}/remove"):
        assert ana.post(f"/s/{session.id}/{path}", data={"board": board, "record": "bus"}).status_code == 403


def test_the_boards_offer_what_can_be_answered(board, session, fay):
    page = fay.get(f"/s/{session.id}/return").text
    assert "Luz nas ruas" in page and "Ônibus" in page

    response = begin(fay, session, "light")
    page = fay.get(f"/s/{session.id}/return/answers/{response}").text
    assert "De noite eu ando no meio da rua." in page and "Mais ônibus" not in page


def test_nobody_reads_anything_before_the_page_and_the_answer_are_published(board, session, fay, stranger, parts):
    response = begin(fay, session, "light")
    save(fay, session, response, publish=False)
    page = opened(fay, session, parts)

    assert "Luz nas ruas à noite" not in stranger.get(page).text
    save(fay, session, response)
    assert "Luz nas ruas à noite" in stranger.get(page).text

    fay.post(f"/s/{session.id}/return/answers/{response}/unpublish")
    assert "Luz nas ruas à noite" not in stranger.get(page).text
    save(fay, session, response)
    fay.post(f"/s/{session.id}/return/close")
    assert stranger.get(page).status_code == 404


def test_a_stranger_reads_answer_quote_and_contributions_and_no_name_or_id(public, stranger, parts, session, ana, bo):
    page = stranger.get(public)
    more = stranger.get(re.search(r'href="(/r/[^"]+/a/[^"]+)"', page.text)[1].replace("&amp;", "&"))

    for said in ("Luz nas ruas à noite", "De noite eu ando", "Trocar seis postes", "Secretaria de Obras", "30 de junho"):
        assert said in page.text
    assert "O poste apaga" in more.text and "no grupo “Luz nas ruas”" in more.text
    for person in parts.store.people.of(session.id):
        for text in (page.text, more.text):
            assert person.id not in text and f">{person.name}<" not in text


def test_the_page_needs_and_sets_no_cookie_and_may_be_kept(public, stranger, ana):
    answer = stranger.get(public)

    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers.get("Vary", "")
    assert ana.get(public).data == answer.data
    assert stranger.get(public, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert "<script type" not in answer.text


def test_it_speaks_the_language_of_the_workshop_or_the_one_asked_for(public, stranger):
    assert "O que aconteceu com o que você disse" in stranger.get(public, headers={"Accept-Language": "en"}).text
    assert "What became of what you said" in stranger.get(f"{public}?lang=en").text
    assert 'class="easy"' in stranger.get(f"{public}?easy=1").text


def test_filters_are_links(public, stranger, session, fay, parts):
    save(fay, session, begin(fay, session, "bus"), title="Mais linhas", status="no", reason="Não cabe", theme="Transporte")

    assert "Mais linhas" not in stranger.get(f"{public}?theme=Seguran%C3%A7a").text
    assert "Luz nas ruas à noite" not in stranger.get(f"{public}?status=no").text
    page = stranger.get(f"{public}?theme=Transporte").text
    assert "Mais linhas" in page and "?theme=Seguran%C3%A7a" in page
    sheet = stranger.get(f"{public}/print?theme=Transporte").text
    assert "Mais linhas" in sheet and "Luz nas ruas à noite" not in sheet


def test_a_no_needs_a_reason_before_anybody_reads_it(board, session, fay):
    response = begin(fay, session, "light")

    refused = save(fay, session, response, status="no")
    assert refused.status_code == 400 and 'id="reason-error"' in refused.text
    assert save(fay, session, response, status="no", reason="Não cabe no orçamento").status_code == 303


def test_what_is_left_out_is_counted_and_never_shown(board, session, fay, stranger, parts):
    response = begin(fay, session, "light")
    save(fay, session, response, hide="1", quote="1")
    page = opened(fay, session, parts)

    told = stranger.get(f"{page}/a/{response}").text
    assert "De noite eu ando" in told and "O poste apaga" not in told
    assert "2 contribuições" in told
    assert "O poste apaga" not in stranger.get(page).text


def test_what_came_or_changed_after_it_was_looked_through_is_not_shown(public, board, session, fay, ana, stranger, parts):
    [response] = parts.store.responses.of_session(session.id)
    act(parts, session, ana, "note.add", note="n5", x=0, y=900, text="Lia da casa 12 bate nele")
    act(parts, session, ana, "cluster.join", cluster="light", notes=["n5"])
    act(parts, session, ana, "note.write", note="n2", text="O Zé apaga", base="O poste apaga")
    following.forget()

    told = stranger.get(f"{public}/a/{response.id}").text
    assert "Lia" not in told and "Zé" not in told and "De noite eu ando" in told
    assert "2 contribuições" in fay.get(f"/s/{session.id}/return").text


def test_a_page_that_was_not_looked_through_is_not_published(board, session, fay, ana, parts):
    response = begin(fay, session, "light")
    before = looked(fay.get(f"/s/{session.id}/return/answers/{response}").text)
    act(parts, session, ana, "note.write", note="n2", text="O Zé apaga", base="O poste apaga")

    assert save(fay, session, response, looked_at=before).status_code == 409
    assert not parts.store.responses.get(response).published


def test_what_is_removed_from_the_board_is_gone_from_the_page(public, session, fay, stranger, parts):
    [response] = parts.store.responses.of_session(session.id)
    act(parts, session, fay, "drop", ids=["n1"])
    following.forget()

    assert "De noite eu ando" not in stranger.get(public).text + stranger.get(f"{public}/a/{response.id}").text


def test_who_kept_the_slip_finds_it_also_after_a_merge(public, session, fay, bo, stranger, parts):
    found = stranger.get(f"{public}/find?code=k7-qx2").text
    assert "De noite eu ando" in found and "Trocar seis postes" in found

    act(parts, session, bo, "note.merge", note="n1", into="n2")
    [response] = parts.store.responses.of_session(session.id)
    save(fay, session, response.id)

    found = stranger.get(f"{public}/find?code=K7QX2").text
    assert "De noite eu ando" in found and "foi juntada" in found
    assert "Trocar" not in stranger.get(f"{public}/find?code=ZZZZ9").text


def test_who_wrote_on_this_device_sees_theirs_marked_and_nobody_elses(public, ana, bo, stranger, session, parts):
    mine = ana.get(f"{public}/mine")
    assert mine.headers["Cache-Control"] == "no-store"
    assert "De noite eu ando" in mine.text and "Mais ônibus" in mine.text and "Um banco" not in mine.text
    assert "O poste apaga" in bo.get(f"{public}/mine").text
    assert "De noite" not in stranger.get(f"{public}/mine").text.split("answer__quote")[0]


def test_order_and_removal(board, session, fay, parts):
    first, second = begin(fay, session, "light"), begin(fay, session, "bus")
    fay.post(f"/s/{session.id}/return/answers/{second}/up")
    assert [each.id for each in parts.store.responses.of_session(session.id)] == [second, first]

    fay.post(f"/s/{session.id}/return/answers/{second}/remove")
    assert [each.id for each in parts.store.responses.of_session(session.id)] == [first]
    assert fay.post(f"/s/{session.id}/return/answers/{first}/explode").status_code == 404


def test_an_answer_of_another_workshop_is_nobodys(board, session, fay, browser, parts):
    other = parts.store.sessions.make("Outra")
    response = begin(fay, session, "light")
    eve = joined(browser(), other.facilitator_code, "Eve")

    assert eve.get(f"/s/{other.id}/return/answers/{response}").status_code == 404
    assert eve.post(f"/s/{other.id}/return/answers/{response}/remove").status_code == 404
    assert eve.post(f"/s/{other.id}/return/answers", data={"board": board, "record": "light"}).status_code == 400


def test_what_people_type_is_text_on_every_page(board, session, fay, ana, stranger, parts):
    act(parts, session, ana, "note.add", note="evil", x=0, y=2000, text=EVIL)
    act(parts, session, fay, "cluster.make", cluster="odd", notes=["evil"], title=EVIL)
    fay.post(f"/s/{session.id}/return", data={"contact": "javascript:alert(1)", "about": EVIL})
    response = begin(fay, session, "odd")
    fields = dict.fromkeys(("title", "theme", "reason", "action", "responsible"), EVIL) | {"theme": EVIL[:70]}
    assert save(fay, session, response, quote="0", **fields).status_code == 303
    page = opened(fay, session, parts)

    for client, path in (
        (fay, f"/s/{session.id}/return"), (fay, f"/s/{session.id}/return/answers/{response}"), (stranger, page),
        (stranger, f"{page}/a/{response}"), (stranger, f"{page}/print"), (ana, f"{page}/mine"),
        (stranger, f"{page}/find?code=%3Cscript%3Ealert"),
        (stranger, f"{page}?theme=%22%3E%3Cscript%3Ealert&lang=%22%3E&easy=%22"),
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        for ran in ("<script>alert", "href=\"javascript", "60481729"):
            assert ran not in answer.text, path
        assert "a=b" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("field", ["title", "theme", "status", "reason", "action", "responsible", "due"])
def test_what_does_not_fit_is_refused(board, session, fay, field):
    response = begin(fay, session, "light")

    assert save(fay, session, response, **{field: "x" * 3_000}).status_code in (400, 413)


def test_a_rehearsal_is_never_published(parts, browser):
    trial = parts.store.sessions.make("Ensaio", rehearsal=True)
    fay = joined(browser(), trial.facilitator_code, "Fay")

    assert fay.post(f"/s/{trial.id}/return/open").status_code == 409


def test_an_address_nobody_gave_out_shows_nothing(stranger):
    for path in ("", "/find?code=K7QX2", "/mine", "/print", "/qr.svg", "/a/x"):
        assert stranger.get(f"/r/abcdefghijkmnpqr{path}").status_code == 404


@pytest.fixture
def harvested(parts, session, browser, fay):
    """Ana's note of a team is harvested; on the plenary it goes into Bo's, and both into a group, as its team goes on."""
    sol = parts.store.boards.add(session.id, "Sol", team=True)
    viewer = Viewer(fay.person, Role.FACILITATOR)
    ana = joined(browser(), session.code, "Ana")
    hers = Viewer(ana.person, Role.FACILITATOR)
    args = {"note": "n1", "x": 0, "y": 0, "text": "A praça é escura", "paper": "K7QX2"}
    parts.boards.act(sol.id, hers, [Command("h1", "note.add", args)])
    harvest.take(parts.boards, session.board, sol, viewer, ["n1"])
    act(parts, session, fay, "note.add", note="own", x=3000, y=0, text="Escuro na praça")
    act(parts, session, fay, "note.merge", note=derived(sol.id, "n1"), into="own")
    act(parts, session, fay, "cluster.make", cluster="light", notes=["own"], title="Luz")
    return ana


def test_what_was_harvested_and_merged_is_found_by_code_by_team_and_by_its_writer(harvested, session, fay, parts, stranger):
    save(fay, session, begin(fay, session, "light"))
    public = opened(fay, session, parts)

    found = stranger.get(f"{public}/find?code=K7QX2").text
    assert "A praça é escura" in found and "levada à plenária" in found and "foi juntada" in found
    assert "Luz nas ruas à noite" in stranger.get(f"{public}?district=Sol").text
    mine = harvested.get(f"{public}/mine").text
    assert "A praça é escura" in mine and "Escuro na praça" not in mine
    assert "2 contribuições" in stranger.get(public).text


def test_a_text_is_not_told_to_be_a_small_teams(harvested, session, fay, browser, parts, stranger):
    response = begin(fay, session, "light")
    save(fay, session, response)
    public = opened(fay, session, parts)
    sol = parts.store.boards.teams(session.id)[0].id
    parts.store.people.set(harvested.person, team=sol)
    assert "<li>Sol</li>" not in stranger.get(f"{public}/a/{response}").text

    for name in ("Bo", "Cida", "Davi", "Edu"):
        parts.store.people.set(joined(browser(), session.code, name).person, team=sol)
    following.forget()
    assert "<li>Sol</li>" in stranger.get(f"{public}/a/{response}").text


def test_who_took_part_finds_the_way_to_what_became_of_it(public, ana, stranger):
    assert f"{public}/mine" in ana.get("/").text
    assert public not in stranger.get("/").text


def test_a_great_many_are_told_as_people_write_numbers(parts, session, fay, stranger):
    notes = [{"note": f"m{at}", "x": at % 40 * 216, "y": at // 40 * 150, "text": f"Luz {at}"} for at in range(1_200)]
    viewer = Viewer(fay.person, Role.FACILITATOR)
    for at in range(0, 1_000, 500):
        adds = [Command(f"m{at}-{note['note']}", "note.add", note) for note in notes[at : at + 500]]
        parts.boards.act(session.board, viewer, adds)
    act(parts, session, fay, "note.add", note="last", x=0, y=9000, text="Luz")
    save(fay, session, begin(fay, session, ""))
    public = opened(fay, session, parts)

    assert "Ver as 1.001 contribuições" in stranger.get(public).text
    assert "See the 1,001 contributions" in stranger.get(f"{public}?lang=en").text
