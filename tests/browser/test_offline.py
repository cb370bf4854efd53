"""Boards open without network on a device that has seen them, and what one leaves is gone from it."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.page import losses_expected

KEPT = "path => caches.match(path, {ignoreVary: true}).then(Boolean)"
ROWS = """() => new Promise(done => {
  const asked = indexedDB.open("mutirao");
  asked.onsuccess = () => {
    const rows = asked.result.transaction("boards").objectStore("boards").count();
    rows.onsuccess = () => { asked.result.close(); done(rows.result); };
  };
})"""


def until(someone, script, arg=None):
    """The page's script comes to say yes."""
    late = time.monotonic() + 20
    while not someone.page.evaluate(script, arg):
        assert time.monotonic() < late, script
        someone.page.wait_for_timeout(100)


def kept(someone, path):
    """The device keeps that page with all it needs."""
    until(someone, KEPT, path)


@pytest.fixture
def board(session):
    return f"/b/{session.board}"


def test_a_board_that_was_open_opens_without_network_and_is_written_on(ana, bo, board):
    ana.write("luz na rua")
    kept(ana, board)
    with ana.without_network():
        ana.page.reload()
        ana.arrive()
        ana.sees("luz na rua")
        ana.write("mais bancos")
        ana.says("Offline: 1 waiting")
        ana.from_menu("Keys…")
        expect(ana.page.get_by_role("dialog", name="Keys")).to_be_visible()
        ana.picture("opened-offline")
        ana.press("Close")
        ana.page.goto(f"{ana.address}/")
        expect(ana.page.get_by_role("heading", name="No connection")).to_be_visible()
        ana.picture("offline-page")
        ana.press(re.compile("Bairro que acolhe"), "link")
        ana.arrive()
        ana.sees("luz na rua", "mais bancos")

    bo.sees("luz na rua", "mais bancos")


def test_files_of_an_older_page_go_when_the_new_page_is_whole(ana, board):
    kept(ana, board)
    old = "/static/~0123456789/js/old.js"
    ana.page.evaluate(
        "([board, old]) => caches.open(`board ${board}`).then(cache => cache.put(old, new Response('')))", [board, old]
    )
    ana.page.reload()
    ana.arrive()

    until(ana, f"path => ({KEPT})(path).then(there => !there)", old)
    names = ana.page.evaluate("() => caches.keys()")
    assert sorted(name.split()[0] for name in names) == ["board", "offline"]
    asked = ana.page.evaluate(
        "name => caches.open(name).then(cache => cache.keys()).then(all => all.map(each => new URL(each.url).pathname))",
        f"board {board}",
    )
    assert board in asked
    assert all(path.startswith(("/static/~", "/words/", "/offline/files")) for path in asked if path != board), asked


def test_leaving_a_workshop_takes_it_from_the_device_and_asks_before_words_are_lost(ana, board):
    ana.write("luz na rua")
    kept(ana, board)
    until(ana, ROWS)
    with losses_expected(ana):
        ana.line.cut()
        ana.write("mais bancos")
        ana.says("Offline: 1 waiting")
        ana.page.goto("about:blank")
        ana.reconnect()
        ana.page.goto(f"{ana.address}/")
    ana.press(re.compile("^Leave"))
    sheet = ana.page.get_by_role("dialog", name="Leave the workshop?")
    expect(sheet).to_contain_text("1 change was not sent yet")
    ana.press("Leave and lose it")
    expect(ana.page.get_by_role("heading", name="Your workshops")).to_have_count(0)

    assert ana.page.evaluate(KEPT, board) is False
    assert ana.page.evaluate(ROWS) == 0
    with ana.refusals_expected():
        ana.page.goto(f"{ana.address}{board}")
    ana.reads("This board is not open to you yet")
