"""What a page says of itself when things are not as usual: refused, asleep, full, or without scripts."""

from playwright.sync_api import expect

from tests.browser.page import losses_expected
from tests.browser.test_offline import kept

FULL = """
  IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };
"""


def test_whatever_was_refused_is_named_tried_by_keyboard_and_sent_once_the_board_is_open(ana, session, stage):
    ana.write("luz na rua")
    ana.says("All saved")
    kept(ana, f"/b/{session.board}")
    with losses_expected(ana):
        ana.line.cut()
        ana.says("Offline")
        ana.page.locator("#canvas").focus()
        ana.keys("Tab", "ArrowDown")
        ana.says("1 waiting")
        ana.page.locator("#canvas").focus()
        ana.keys("f", "Enter")
        expect(ana.page.get_by_label("Name")).to_be_focused()
        ana.page.keyboard.type("Ruas")
        ana.keys("Enter")
        ana.write("mais bancos")
        ana.says("3 waiting")
        stage(locked=True)
        ana.reconnect()
        ana.says("3 not saved")
    ana.page.get_by_role("button", name="See what").press("Enter")

    sheet = ana.page.get_by_role("dialog", name="Not saved yet")
    rows = sheet.get_by_role("listitem")
    for words in ("luz na rua", "Ruas", "mais bancos"):
        expect(rows.filter(has_text=words).filter(has_text="locked")).to_have_count(1)
    ana.picture("refused")
    sheet.get_by_role("button", name="Try again").first.focus()
    ana.keys("Enter")
    expect(sheet.get_by_role("button", name="Try again")).to_have_count(3)
    stage(locked=False)
    expect(sheet).to_contain_text("All saved")
    ana.keys("Escape")

    ana.says("All saved")
    ana.sees("luz na rua", "mais bancos")
    expect(ana.page.get_by_label("Frame: Ruas", exact=False)).to_have_count(1)


def test_a_page_that_slept_for_a_day_comes_back_by_itself(ana, bo):
    ana.page.clock.install()
    ana.write("luz na rua")
    ana.says("All saved")
    with losses_expected(ana):
        ana.line.cut()
        ana.page.clock.fast_forward("24:00:00")
        bo.write("mais bancos")
        bo.says("All saved")
        ana.line.restore()
        ana.page.clock.fast_forward("00:05")
        ana.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        for _ in range(20):
            ana.page.clock.fast_forward("00:01")
        ana.page.clock.resume()

        ana.sees("luz na rua", "mais bancos")
        ana.says("All saved")
    ana.write("bom dia")
    bo.sees("bom dia")


def test_a_full_device_is_told_of_and_nothing_is_lost_while_the_page_stays(people, session, bo):
    ana = people("Ana", own_line=True)
    ana.context.add_init_script(FULL)
    ana.join(session.code).has_all()
    with ana.without_network():
        ana.write("luz na rua")
        ana.reads("No connection. You can go on; 1 change waits on this page.")
        ana.reads("This browser keeps nothing: its storage is full or switched off.")
        ana.page.locator("#top").get_by_role("button", name="Offline: 1 waiting").click()
        expect(ana.page.get_by_role("dialog")).to_contain_text("Leave the page open.")
        ana.keys("Escape")

    bo.sees("luz na rua")


def test_without_scripts_one_joins_and_the_board_says_what_it_needs(people, session):
    ana = people("Ana", java_script_enabled=False, viewport={"width": 360, "height": 740})
    ana.page.goto(f"{ana.address}/j/{session.code}")
    ana.page.get_by_label("English").check()
    ana.page.get_by_role("textbox").nth(1).fill("Ana")
    ana.page.locator("form button").click()
    ana.page.wait_for_url("**/b/*")

    expect(ana.page.locator("noscript .banner")).to_be_visible()
    expect(ana.page.locator("noscript .banner")).to_contain_text("The board needs JavaScript.")
    expect(ana.page.get_by_text("The board is opening…")).not_to_be_visible()
    assert ana.page.locator("body").bounding_box()["height"] <= 740
    ana.picture("without-scripts")
    ana.page.close()
    ana.complaints[:] = [each for each in ana.complaints if "was preloaded" not in each]  # for the scripts
