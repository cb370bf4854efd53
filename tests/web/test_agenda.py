"""The page of the agenda is for those who facilitate, and says so to everybody else."""

import pytest

from tests.web.conftest import joined
from tests.web.test_pages import page_data


def test_a_facilitator_is_told_what_the_page_needs(fay, session):
    page = page_data(fay.get(f"/s/{session.id}/agenda").text)

    assert page["board"] == session.board
    assert page["role"] == "facilitator"
    assert page["session"]["code"] == session.code
    assert (page["session"]["starts"], page["session"]["ends"]) == (None, None)
    assert fay.get(page["kits"]).json["methods"]


def test_methods_speak_the_language_of_the_workshop(parts, browser):
    session = parts.store.sessions.make("Barrio", language="es")
    fay = joined(browser(), session.facilitator_code, "Fay", language="en")

    page = page_data(fay.get(f"/s/{session.id}/agenda").text)

    assert page["language"] == "en"
    assert "/words/es/kits.json" in page["kits"]


@pytest.mark.parametrize("path", ["agenda", "run"])
def test_a_participant_reads_whom_it_is_for(ana, session, path):
    answer = ana.get(f"/s/{session.id}/{path}")

    assert answer.status_code == 403
    assert "quem facilita" in answer.text
    assert session.facilitator_code not in answer.text


@pytest.mark.parametrize("path", ["agenda", "run"])
def test_strangers_learn_nothing_of_a_workshop(browser, session, path):
    answer = browser().get(f"/s/{session.id}/{path}")

    assert answer.status_code == 404
    assert session.title not in answer.text


def test_the_facilitators_code_is_in_no_page(fay, session):
    assert session.facilitator_code not in fay.get(f"/s/{session.id}/agenda").text


def test_the_run_of_show_speaks_the_language_of_the_workshop(parts, browser):
    session = parts.store.sessions.make("Barrio", language="es", place="Casa de cultura")
    fay = joined(browser(), session.facilitator_code, "Fay", language="en")

    text = fay.get(f"/s/{session.id}/run").text

    assert '<html lang="es">' in text
    assert page_data(text)["session"]["place"] == "Casa de cultura"
