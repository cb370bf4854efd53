"""The record's page and its files: for the facilitators of the session alone, in every format and language."""

import pytest

from tests.web.conftest import act, add, joined
from workshop.record.formats import FORMATS


def page(session, rest=""):
    return f"/s/{session.id}/record{rest}"


def test_the_record_is_one_click_from_about_the_workshop(fay, session):
    about = fay.get(f"/s/{session.id}/about").text

    assert f'href="{page(session)}"' in about
    assert fay.get(page(session)).status_code == 200


@pytest.mark.parametrize("rest", ["", "/file/html", "/file/markdown"])
def test_only_facilitators_of_the_session_get_it(browser, ana, parts, session, rest):
    other = parts.store.sessions.make("Outra")
    stranger, elsewhere = browser(), joined(browser(), other.facilitator_code, "Eva")

    assert ana.get(page(session, rest)).status_code == 403
    assert stranger.get(page(session, rest)).status_code == 404
    assert elsewhere.get(page(session, rest)).status_code == 404


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["pt-BR", "es", "en"])
def test_a_plain_link_gives_the_file_in_each_language(parts, fay, session, name, language):
    add(parts, session, fay, f"n{language}{name}", "Ônibus atrasa")
    answer = fay.get(page(session, f"/file/{name}?language={language}"))

    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[name].MIMETYPE.split(";")[0]
    assert answer.headers["Cache-Control"] == "no-store"
    assert FORMATS[name].SUFFIX in answer.headers["Content-Disposition"]


def test_an_unknown_format_is_refused_with_those_there_are(fay, session):
    answer = fay.get(page(session, "/file/exe"))

    assert answer.status_code in (400, 404)


def test_the_agenda_as_it_ran_is_read_from_the_log(parts, fay, session):
    act(parts, session, fay, "step.add", step="s1", title="Chegar", minutes=10)
    act(parts, session, fay, "step.add", step="s2", title="Ouvir", minutes=20)
    act(parts, session, fay, "step.enter", step="s1", **{"from": None})
    act(parts, session, fay, "step.enter", step=None, done=True, **{"from": "s1"})
    told = fay.get(page(session, "/file/markdown?language=en")).text

    assert "| Chegar | 10 | 1 |" in told
    assert "| Ouvir | 20 | – |" in told


def test_what_is_private_or_names_people_is_in_no_format(parts, browser, fay, session):
    ana = joined(browser(), session.code, "Jacarandina")
    add(parts, session, ana, "shown", "Para todos")
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "secret", "Só para mim")
    for name in FORMATS:
        body = fay.get(page(session, f"/file/{name}")).data

        assert "Só para mim".encode() not in body
        assert b"Jacarandina" not in body
