"""Pictures on the board: chosen, dropped, described, waiting for the connection, refused and sent again."""

import io
import time

from PIL import Image
from playwright.sync_api import expect

from tests.browser.page import PHONE, losses_expected


def photo(name="praca.jpg", size=(2400, 1800), color=(90, 140, 70)):
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def bring(someone, *files, press="click"):
    """Choose pictures by the Photo button."""
    with someone.page.expect_file_chooser() as chooser:
        getattr(someone.control("Photo", within="Tools"), press)()
    chooser.value.set_files(list(files))


def pictures(someone):
    return someone.page.locator("#canvas .image")


def shows(someone, count=1):
    """So many pictures are there, and their pixels have come."""
    expect(pictures(someone)).to_have_count(count)
    someone.page.wait_for_function(
        "n => [...document.querySelectorAll('#canvas .image img')].filter(i => i.naturalWidth > 1).length === n",
        arg=count,
    )


def test_a_photo_is_added_described_and_seen_by_everybody(ana, bo):
    bring(ana, photo())
    shows(ana)
    ana.press("Describe", within="toast")
    ana.page.keyboard.insert_text("A praça vazia")
    ana.keys("Enter")
    ana.says("All saved")

    shows(bo)
    expect(pictures(bo)).to_have_attribute("aria-label", "Picture: A praça vazia, Ana")
    assert "/files/" in bo.page.locator("#canvas .image img").get_attribute("src")
    bo.press("List")
    expect(bo.page.locator("#list").get_by_text("A praça vazia").first).to_be_visible()
    expect(bo.page.locator("#list .item__picture").first).to_be_visible()


def test_a_picture_added_without_a_connection_comes_after_a_reload(ana, bo):
    ana.has_all()
    with losses_expected(ana):
        ana.line.cut()
        ana.context.set_offline(True)
        ana.says("Offline")
        bring(ana, photo())
        shows(ana)
        expect(pictures(ana)).to_contain_text("Waiting")
        ana.says("Offline: 1 waiting")
        address = ana.page.url
        ana.page.close()
        ana.reconnect()
        ana.open_again(address)

    shows(ana)
    ana.says("All saved")
    shows(bo)
    assert (
        len(bo.page.request.get(f"{bo.address}/api/v1/boards/{address.split('/')[-1]}").json()["records"])
        == 1
    )


def test_a_refused_picture_stays_and_is_sent_once_the_board_is_open_again(ana, bo, fay):
    ana.has_all()
    with losses_expected(ana):
        ana.line.cut()
        ana.context.set_offline(True)
        ana.says("Offline")
        bring(ana, photo())
        shows(ana)
        fay.from_menu("This step…")
        fay.page.get_by_label("Lock the board").check()
        fay.press("Change the step")
        fay.says("All saved")
        with ana.refusals_expected():
            ana.reconnect()
            expect(pictures(ana)).to_contain_text("Not saved")
    fay.press("Undo", within="Tools")
    fay.says("All saved")
    expect(ana.page.get_by_role("toolbar", name="Tools")).to_be_visible()

    ana.says("All saved")
    shows(bo)


def test_on_a_phone_a_picture_is_added_and_made_larger_by_taps(people, session):
    ana = people("Ana", **PHONE).join(session.code)
    with ana.page.expect_file_chooser() as chooser:
        ana.tap("Menu")
        ana.tap("New photo", "menuitem")
    chooser.value.set_files([photo()])
    row = ana.page.locator("#list .part__row").first
    expect(row).to_contain_text("Picture without a description")
    expect(row).to_contain_text("Saved")
    before = sizes(ana)

    row.get_by_role("button", name="More about").tap()
    ana.tap("Larger", "menuitem")

    larger = [round(length * 1.25 * 2) / 2 for length in before]
    until(lambda: sizes(ana) == larger)


def until(true, patience=10):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def sizes(someone):
    board = someone.page.url.split("/")[-1]
    records = someone.page.request.get(f"{someone.address}/api/v1/boards/{board}").json()["records"].values()
    return next([record["w"], record["h"]] for record in records if record["kind"] == "image")


def test_a_picture_is_copied_with_its_note_to_another_board(ana, server):
    bring(ana, photo())
    shows(ana)
    ana.press("Describe", within="toast")
    ana.page.keyboard.insert_text("A praça vazia")
    ana.keys("Enter")
    ana.write("Sem banco nem sombra")
    ana.says("All saved")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+a", "Control+c")
    ana.reads("2 things copied.")

    ana.join(server.session().code)
    ana.page.locator("#canvas").focus()
    ana.keys("Control+v")

    ana.reads("2 things pasted.")
    ana.sees("Sem banco nem sombra")
    shows(ana)
    ana.says("All saved")
    ana.page.reload()
    ana.arrive()
    shows(ana)
    expect(pictures(ana)).to_have_attribute("aria-label", "Picture: A praça vazia, Ana")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+z")
    expect(pictures(ana)).to_have_count(0)
    ana.sees_no("Sem banco nem sombra")
