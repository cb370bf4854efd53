"""Pages, their words and their files."""

import gzip
import json
import os
import re

import pytest

from tests.web.conftest import made
from workshop.resources import resource_dir
from workshop.web.shelf import Shelf, without_docs


def page_data(text):
    return json.loads(re.search(r'<script type="application/json" id="page">(.*?)</script>', text).group(1))


def test_the_home_page_asks_for_a_code(browser):
    page = browser().get("/").text

    assert 'name="code"' in page
    assert 'action="/join"' in page


def test_a_board_page_tells_its_scripts_where_they_are(ana, session, parts):
    page = page_data(ana.get(f"/b/{session.board}").text)

    assert {"board", "title", "language", "words", "session", "join_url", "role"} <= set(page)
    known = {"id": session.id, "title": session.title, "code": session.code, "board": session.board}
    assert page["session"] == {**known, "team": None, "rehearsal": False, "stand_in": False}
    assert page["join_url"] == f"http://mutirao.test/j/{session.code}"
    assert session.facilitator_code not in json.dumps(page)


def test_a_title_cannot_break_out_of_the_page(browser, parts):
    title = "</script><script>alert(1)</script>"
    session = parts.store.sessions.make(title)
    ana = browser()
    ana.post("/join", json={"code": session.code, "name": title[:40]})

    page = ana.get(f"/b/{session.board}").text

    assert "<script>alert" not in page + ana.get("/").text
    assert page_data(page)["title"] == title


def test_without_scripts_the_board_page_says_so(ana, session):
    assert "<noscript>" in ana.get(f"/b/{session.board}").text


def test_a_closed_board_offers_a_way_in(browser, session):
    answer = browser().get(f"/b/{session.board}")

    assert answer.status_code == 404
    assert 'name="code"' in answer.text
    assert session.title not in answer.text


def test_the_qr_picture_is_for_the_people_of_the_session(ana, browser, session):
    answer = ana.get(f"/s/{session.id}/qr.svg")

    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg")
    assert " style=" not in answer.text
    assert browser().get(f"/s/{session.id}/qr.svg").status_code == 404


def test_a_link_made_on_this_machine_is_one_that_phones_can_open(browser, session, app):
    ana = browser(base="http://localhost:5000")
    ana.post("/join", json={"code": session.code, "name": "Ana"})

    link = page_data(ana.get(f"/b/{session.board}").text)["join_url"]

    assert re.fullmatch(rf"http://\d+\.\d+\.\d+\.\d+:5000/j/{session.code}", link) or "localhost" in link


def test_the_public_address_is_the_one_on_the_wall(folder, browser):
    app = made(folder, public_url="https://oficina.example")
    session = app.extensions["workshop"].store.sessions.make("Praça")
    ana = browser(app, base="https://oficina.example")
    ana.post("/join", json={"code": session.code, "name": "Ana"})

    assert (
        page_data(ana.get(f"/b/{session.board}").text)["join_url"]
        == f"https://oficina.example/j/{session.code}"
    )


@pytest.mark.parametrize(
    ("header", "lang"),
    [("es-MX,es;q=0.9", "es"), ("en", "en"), ("pt-PT", "pt-BR"), ("de", "pt-BR"), ("", "pt-BR")],
)
def test_the_browser_chooses_the_language(browser, header, lang):
    assert f'<html lang="{lang}">' in browser().get("/", headers={"Accept-Language": header}).text


def test_the_workshop_chooses_before_the_browser_and_the_person_before_both(browser, parts):
    session = parts.store.sessions.make("Plaza", language="es")
    ana = browser()
    url = f"/join?code={session.code}"

    assert '<html lang="es">' in ana.get(url, headers={"Accept-Language": "en"}).text
    ana.post("/language", data={"language": "en"})
    assert '<html lang="en">' in ana.get(url, headers={"Accept-Language": "pt"}).text


def test_who_changes_the_language_is_spoken_to_in_it_on_the_board_too(ana, parts):
    ana.post("/language", data={"language": "es"})

    assert parts.store.people.get(ana.person).language == "es"


def test_a_script_that_changes_the_language_is_answered_shortly(ana):
    answer = ana.post("/language", data={"language": "es"}, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.data) == (204, b"")
    assert '<html lang="es">' in ana.get("/").text


def test_the_words_of_scripts_come_under_an_address_that_names_them(ana, session):
    page = page_data(ana.get(f"/b/{session.board}").text)

    first, later = ana.get(page["words"]), ana.get(page["later"]["words"])

    assert page["words"].startswith("/words/pt-BR.json?part=first&v=")
    assert "immutable" in first.headers["Cache-Control"]
    assert "immutable" in later.headers["Cache-Control"]
    assert first.json["All saved"]
    assert later.json["Reading and colours"]
    assert not first.json.keys() & later.json.keys()
    assert first.json | later.json == ana.get("/words/pt-BR.json").json
    assert "There is nothing at this address; check it or go to the start page." not in first.json | later.json
    assert ana.get("/words/xx.json").status_code == 404
    assert ana.get("/words/en.json").json == {}


def test_files_have_addresses_that_name_their_content(browser):
    client = browser()
    url = re.search(r'src="([^"]+look\.js)"', client.get("/").text).group(1)

    hashed, plain = client.get(url), client.get("/static/js/look.js")

    assert "immutable" in hashed.headers["Cache-Control"]
    assert plain.headers["Cache-Control"] == "no-cache"
    assert hashed.data == plain.data
    assert b"dataset.theme" in plain.data
    assert (
        client.get("/static/js/look.js", headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304
    )
    assert client.get(url.replace("~", "~0")).headers["Cache-Control"] == "no-cache"


def test_a_file_that_changes_while_we_serve_is_not_kept_forever(tmp_path):
    (tmp_path / "js").mkdir()
    script = tmp_path / "js" / "a.js"
    script.write_text("first")
    shelf = Shelf(tmp_path)
    first = shelf.file("js/a.js")

    script.write_text("changed")
    os.utime(script, ns=(1, 1))
    now = shelf.file("js/a.js")

    assert shelf.unchanged("js/a.js", first)
    assert (now.body, shelf.unchanged("js/a.js", now)) == (b"changed", False)
    assert Shelf(tmp_path).version != shelf.version


def test_scripts_travel_without_their_docs_and_with_all_their_lines():
    for path in sorted(resource_dir("static").rglob("*.js")):
        if "vendor" not in path.parts:
            source = path.read_text().splitlines()
            sent = without_docs(path.read_bytes()).decode().splitlines()
            assert len(source) == len(sent), path
            removed = [line.strip() for line, kept in zip(source, sent, strict=True) if line != kept]
            assert all(line.startswith(("/**", "*")) for line in removed), path


def test_files_are_packed_once_for_those_who_take_it(browser):
    answer = browser().get("/static/css/base.css", headers={"Accept-Encoding": "gzip, br"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == browser().get("/static/css/base.css").data
    assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("name", "mimetype"),
    [("js/look.js", "text/javascript"), ("css/base.css", "text/css"), ("icon.svg", "image/svg+xml")],
)
def test_files_say_what_they_are(browser, name, mimetype):
    assert browser().get(f"/static/{name}").mimetype == mimetype


@pytest.mark.parametrize(
    "name",
    [
        "../workshop/config.py",
        "..%2f..%2fpyproject.toml",
        "js",
        "js/",
        "nothing.js",
        "~x/../../README.md",
        "/etc/passwd",
    ],
)
def test_nothing_else_is_served(browser, name):
    assert browser().get(f"/static/{name}").status_code in (308, 404)


@pytest.mark.parametrize("name", ["~x/{}/secret.txt", "packed/{}/secret.css", "~x/packed/{}/secret.css"])
def test_no_file_of_another_folder_is_served(browser, tmp_path, name):
    for each in ("secret.txt", "secret.css"):
        (tmp_path / each).write_text("secret")

    assert browser().get(f"/static/{name.format(tmp_path)}").status_code in (308, 404)


def test_a_file_has_one_name(browser, app):
    before = list(app.extensions["static"].names)

    for name in ("~x/js/./look.js", "~x/js//look.js", "./js/look.js", "packed/js/./join.js", "packed/js//join.js"):
        assert browser().get(f"/static/{name}").status_code in (308, 404), name
    assert app.extensions["static"].names == before


def test_the_first_page_of_a_board_asks_for_its_notes_ahead_and_the_next_one_has_them(ana, session):
    ahead = f'<link rel="preload" href="/api/v1/boards/{session.board}" as="fetch" crossorigin>'

    assert ahead in ana.get(f"/b/{session.board}").text
    assert ahead not in ana.get(f"/b/{session.board}").text
    assert ahead.replace(session.board, session.boards[-1]) in ana.get(f"/b/{session.boards[-1]}").text


def test_health_is_told(browser):
    client = browser()

    assert client.get("/healthz").json == {"alive": True}
    assert client.get("/readyz").json == {"ready": True, "database": True}
    assert "workshop_commands" in client.get("/metrics").text
    assert client.get("/favicon.ico").mimetype == "image/svg+xml"


def test_a_server_without_its_database_is_not_ready_and_says_so(folder, browser):
    app = made(folder / "away", database_url=f"sqlite:///{folder / 'away.sqlite3'}")
    store = app.extensions["workshop"].store
    store.db.close()
    store.db.engine = type(store.db)("sqlite:////nowhere/at/all.sqlite3").engine
    client = browser(app)

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    answer = client.get("/api/v1/codes/12345678")
    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "2")
