"""Getting in by a code and a first name, on every database, by form and by JSON."""

import re

import pytest
from sqlalchemy import update

from tests.web.conftest import joined
from workshop.store.tables import sessions


def cookies(answer):
    return {cookie.split("=")[0]: cookie for cookie in answer.headers.getlist("Set-Cookie")}


def test_a_program_joins_by_json(any_app, browser):
    session = any_app.extensions["workshop"].store.sessions.make("Vila Esperança")

    answer = browser(any_app).post("/join", json={"code": session.code, "name": "Ana", "language": "es"})

    assert answer.status_code == 200
    assert set(answer.json) == {"session", "person", "role", "board"}
    assert (answer.json["session"], answer.json["role"], answer.json["board"]) == (
        session.id,
        "participant",
        session.board,
    )
    person = any_app.extensions["workshop"].store.people.get(answer.json["person"])
    assert (person.name, person.language) == ("Ana", "es")


def test_a_person_joins_by_form_and_lands_on_the_board(browser, session):
    ana = browser()

    answer = ana.post(
        "/join", data={"code": "".join([session.code[:4], " ", session.code[4:]]), "name": " Ana  Luz "}
    )
    page = ana.get(answer.headers["Location"])

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/b/{session.board}")
    assert page.status_code == 200
    assert '"name": "Ana Luz"' in page.text


def test_a_form_is_answered_by_json_where_json_is_asked_for(browser, session):
    answer = browser().post(
        "/join", data={"code": session.code, "name": "Ana"}, headers={"Accept": "application/json"}
    )

    assert answer.json["board"] == session.board


def test_the_facilitators_code_makes_a_facilitator(browser, session):
    answer = browser().post("/join", json={"code": session.facilitator_code, "name": "Fay"})

    assert answer.json["role"] == "facilitator"


def test_joining_again_in_the_same_browser_is_the_same_person(ana, session):
    again = ana.post("/join", json={"code": session.code, "name": "Ana Maria"})

    assert again.json["person"] == ana.person


def test_another_browser_is_another_person(ana, bo):
    assert ana.person != bo.person


def test_a_facilitator_who_types_the_participants_code_stays_one(fay, session):
    assert fay.post("/join", json={"code": session.code, "name": "Fay"}).json["role"] == "facilitator"


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200f", "\x00\x07"])
def test_an_empty_name_is_asked_for_again(browser, session, name):
    answer = browser().post("/join", json={"code": session.code, "name": name})

    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, "bad_args", "name")


def test_a_name_may_be_in_any_script_but_not_turn_the_text_around(ana, session, parts):
    person = ana.post("/join", json={"code": session.code, "name": "مريم \u202eevil 🌻"}).json["person"]

    assert parts.store.people.get(person).name == "مريم evil 🌻"


def test_a_very_long_name_is_refused(browser, session):
    answer = browser().post("/join", json={"code": session.code, "name": "A" * 61})

    assert (answer.status_code, answer.json["field"]) == (413, "name")


@pytest.mark.parametrize("code", ["00000000", "1", "", "abc", "1' OR '1'='1", "9" * 5000, "١٢٣٤٥٦٧٨"])
def test_an_unknown_code_is_told_in_one_sentence(browser, code):
    answer = browser().post("/join", json={"code": code, "name": "Ana"})

    assert (answer.status_code, answer.json["code"]) == (404, "unknown_code")
    assert answer.content_type == "application/problem+json"


def test_the_form_comes_back_with_what_was_typed_and_the_sentence_beside_the_field(browser):
    page = browser().post("/join", data={"code": "1234 5678", "name": "Zezé", "language": "en"})

    assert page.status_code == 404
    assert 'value="1234 5678"' in page.text
    assert 'value="Zezé"' in page.text
    assert re.search(r'id="code"[^>]*aria-invalid="true"[^>]*autofocus', page.text)
    assert re.search(r'id="code-error"[^>]*>No workshop has this code', page.text)


def test_the_form_keeps_the_workshop_in_sight_while_a_name_is_missing(browser, session):
    page = browser().post("/join", data={"code": session.code, "name": "", "language": "en"})

    assert page.status_code == 400
    assert session.title in page.text
    assert re.search(r'id="name"[^>]*aria-invalid="true"[^>]*autofocus', page.text)


def test_a_code_is_recognised_before_a_name_is_asked(browser, session):
    told = browser().get(f"/api/v1/codes/{session.code}").json

    assert len(told.pop("notice")) == 3
    assert told == {"title": session.title, "language": "pt-BR", "starts": None, "host": ""}


def test_the_link_of_a_qr_code_opens_the_form_with_the_code_in_it(browser, session):
    page = browser().get(f"/j/{session.code}", follow_redirects=True)

    assert f'value="{session.code[:4]} {session.code[4:]}"' in page.text
    assert session.title in page.text


def test_the_form_knows_the_name_somebody_had_here(ana, session):
    assert 'value="Ana"' in ana.get(f"/join?code={session.code}").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser, session):
    answer = browser().post("/join", json={"code": session.code, "name": "Ana"})

    cookie = cookies(answer)["mutirao"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_the_cookie_never_travels_in_the_clear_where_tls_is_in_use(browser, session):
    client = browser(base="https://mutirao.test")

    answer = client.post("/join", json={"code": session.code, "name": "Ana"})

    assert "Secure" in cookies(answer)["mutirao"]
    assert "Secure" in cookies(answer)["language"]
    assert answer.headers["Strict-Transport-Security"]


def test_a_forged_cookie_is_nobody(browser, session, ana):
    bo = browser()
    value = ana.get_cookie("mutirao", domain="mutirao.test")
    bo.set_cookie("mutirao", "x" + (value.value if value else ""), domain="mutirao.test")

    assert bo.get(f"/api/v1/boards/{session.board}").status_code == 404


def test_a_browser_is_in_several_workshops_at_once_the_last_one_first(ana, parts, session):
    other = parts.store.sessions.make("Rua clara")
    joined(ana, other.code, "Ana")

    page = ana.get("/").text

    assert page.index(other.title) < page.index(session.title)
    assert ana.get(f"/b/{session.board}").status_code == 200


def test_who_leaves_is_a_stranger_again(ana, session):
    answer = ana.post("/leave", data={"session": session.id})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert ana.get(f"/b/{session.board}").status_code == 404
    assert session.title not in ana.get("/").text


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "null", '{"code": 1}', '{"code": "1", "name": null}', '{"__proto__": 1}']
)
def test_json_that_makes_no_sense_is_refused(browser, raw):
    answer = browser().post("/join", data=raw, content_type="application/json")

    assert (answer.status_code, answer.json["code"]) == (400, "bad_args")


def test_a_closed_workshop_lets_nobody_in(browser, session, parts):
    closing = update(sessions).where(sessions.c.id == session.id).values(closed=True)
    parts.store.db.write(lambda connection: connection.execute(closing))

    answer = browser().post("/join", json={"code": session.code, "name": "Ana"})

    assert (answer.status_code, answer.json["code"]) == (410, "closed")


def test_a_browser_remembers_the_twenty_workshops_joined_last(ana, parts, session):
    others = [parts.store.sessions.make(f"Oficina {number}") for number in range(20)]
    for other in others:
        joined(ana, other.code, "Ana")

    page = ana.get("/").text

    assert all(f">{other.title}<" in page for other in others)
    assert session.title not in page
