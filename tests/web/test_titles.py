"""Titles for link cards, as the call answers them."""

from dataclasses import replace

import pytest

from tests.web.conftest import act
from workshop import titles


def ask(browser, session, url):
    return browser.post(f"/api/v1/boards/{session.board}/titles", json={"url": url})


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,a",
        "ftp://a.example/",
        "https://",
        "//a.example",
    ],
)
def test_only_web_addresses_are_taken(ana, session, url):
    answer = ask(ana, session, url)

    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, "bad_args", "url")


def test_a_page_that_may_not_be_asked_has_no_title(ana, session):
    assert ask(ana, session, "http://127.0.0.1:5432/").json == {"title": ""}


def test_titles_can_be_switched_off(app, ana, parts, session, monkeypatch):
    monkeypatch.setattr(titles, "title", lambda url: pytest.fail("it was asked"))
    app.extensions["workshop"] = replace(parts, config=replace(parts.config, link_titles=False))

    answer = ask(ana, session, "https://city.example/")

    app.extensions["workshop"] = parts
    assert answer.json == {"title": ""}


def test_who_may_add_no_cards_asks_for_no_titles(ana, fay, parts, session):
    act(parts, session, fay, "stage.set", tools=["note"])

    assert ask(ana, session, "https://city.example/").json["code"] == "not_now"
