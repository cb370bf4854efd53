"""What a device installs and keeps: the manifest, the worker, and what it may need later."""

import json
import re
from io import BytesIO

import pytest
from PIL import Image

from workshop.words import LANGUAGES


def page_data(text):
    return json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', text).group(1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_can_be_installed_in_every_language(browser, language):
    client = browser()
    page = client.get("/", headers={"Accept-Language": language}).text
    answer = client.get(re.search(r'rel="manifest" href="([^"]+)"', page).group(1))

    told = answer.json
    assert (answer.status_code, answer.mimetype) == (200, "application/manifest+json")
    assert (told["lang"], told["start_url"], told["scope"], told["display"]) == (language, "/", "/", "standalone")
    assert told["description"] != "" and (language == "en") == told["description"].startswith("A live board")
    for icon in told["icons"]:
        picture = client.get(icon["src"])
        assert picture.mimetype == icon["type"]
        if icon["type"] == "image/png":
            size = Image.open(BytesIO(picture.data)).size
            assert icon["sizes"] == f"{size[0]}x{size[1]}"
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def test_the_worker_stands_at_the_top_and_is_asked_for_anew(browser):
    answer = browser().get("/worker.js")

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
    assert browser().get("/worker.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_only_the_workers_own_policy_may_name_a_script(browser):
    policy = browser().get("/").headers["Content-Security-Policy"]

    assert "trusted-types lit-html worker" in policy
    assert "allow-duplicates" not in policy


def test_all_that_a_board_may_need_later_is_listed_under_an_address_that_names_it(ana, session):
    offline = page_data(ana.get(f"/b/{session.board}").text)["offline"]
    answer = ana.get(offline["files"])

    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in ana.get("/offline/files.json?v=older").headers["Cache-Control"]
    assert any(url.endswith("js/sheets/preferences.js") for url in answer.json)
    for url in answer.json:
        found = ana.get(url)
        assert found.status_code == 200
        assert "immutable" in found.headers["Cache-Control"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_no_network_speaks_every_language_and_needs_nothing_else(browser, language):
    page = browser().get(f"/offline/{language}", headers={"Accept-Language": "en"}).text

    assert f'<html lang="{language}">' in page
    assert ("No connection" in page) == (language == "en")
    assert "<form" not in page


def test_there_is_no_offline_page_in_other_languages(browser):
    assert browser().get("/offline/xx").status_code == 404
    assert browser().get("/manifest/xx.webmanifest").status_code == 404
