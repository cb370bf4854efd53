"""Browsers that keep nothing, networks that swallow WebSockets, two pages of one browser, and words that are refused."""

from playwright.sync_api import expect

from tests.browser.page import losses_expected

FORBIDDEN = "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('denied', 'SecurityError'); }})"
SWALLOWED = "window.WebSocket = class { close() { this.onclose?.({}); } send() {} };"


def test_a_browser_that_keeps_nothing_works_and_says_so_while_something_waits(people, session):
    ana = people("Ana", own_line=True)
    ana.context.add_init_script(FORBIDDEN)
    ana.join(session.code).write("luz na rua")
    ana.says("All saved")

    with ana.without_network():
        ana.write("mais bancos")
        expect(ana.page.locator("#banner")).to_contain_text("This browser keeps nothing")

    ana.sees("luz na rua", "mais bancos")


def test_where_websockets_are_swallowed_without_a_word_polling_takes_over(people, session, bo):
    ana = people("Ana")
    ana.context.add_init_script(SWALLOWED)
    ana.join(session.code).write("luz na rua")

    bo.sees("luz na rua")
    ana.says("All saved")


def test_a_page_sends_what_another_page_of_the_browser_was_closed_with(ana, bo):
    closing, address = ana.page, ana.page.url
    ana.open_again(address)
    with losses_expected(ana):
        ana.line.cut()
        staying, ana.page = ana.page, closing
        ana.write("luz na rua")
        ana.note("luz na rua").get_by_text("Waiting").wait_for()
        closing.close()
        ana.page = staying
        ana.reconnect()

        bo.sees("luz na rua")
        ana.sees("luz na rua")
        ana.says("All saved")


def test_refused_words_are_kept_over_a_reload_and_can_be_sent_again(ana, stage):
    with losses_expected(ana):
        ana.line.cut()
        ana.says("Offline")
        ana.write("luz na rua")
        ana.says("1 waiting")
        stage(locked=True)
        ana.reconnect()
        ana.says("1 not saved")
    ana.sees_no("luz na rua")

    ana.page.reload()
    ana.arrive()
    ana.says("1 not saved")
    stage(locked=False)
    ana.press("See what")
    expect(ana.page.get_by_role("dialog")).to_contain_text("luz na rua")
    ana.press("Try again")
    ana.keys("Escape")

    ana.sees("luz na rua")
    ana.says("All saved")
    ana.page.reload()
    ana.arrive()
    ana.says("All saved")
