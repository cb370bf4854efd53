"""A child comes in, writes, takes what is kept of it, and has it erased; the others' pages lose the notes."""

import json
import re
import zipfile

from playwright.sync_api import expect

from tests.browser.page import PHONE
from workshop.store import open_store


def children(server, session):
    store = open_store(server.database)
    store.sessions.set(session.id, children=True, purpose="A praça dos nossos sonhos", keep_days=30)
    store.db.close()


def test_a_child_takes_its_data_along_and_has_it_erased(people, server, session, tmp_path):
    children(server, session)
    bo, fay = people("Bo").join(session.code), people("Fay").join(session.facilitator_code)
    ana = people("Ana Lima", **PHONE)

    ana.page.goto(f"{ana.address}/j/{session.code}")
    ana.page.get_by_text("O que acontece com o que você escreve").tap()
    ana.reads(re.compile("Guardamos as iniciais"))
    ana.reads(re.compile("fotos que você traz ficam dentro da oficina"))
    ana.page.get_by_label("Seu primeiro nome").fill("Ana Lima")
    ana.page.get_by_text("English").tap()
    ana.tap("Entrar")
    ana.page.wait_for_url(re.compile("/(b|s)/"))
    ana.page.goto(f"{ana.address}/b/{session.board}")
    ana.arrive()
    ana.tap("New note")
    ana.page.get_by_role("textbox", name="New note").fill("Um balanço bem alto")
    ana.tap("Send")
    ana.tap("Done")
    expect(bo.note("Um balanço bem alto")).to_be_visible()
    bo.choose("Um balanço bem alto")
    expect(bo.page.get_by_text("Ana Lima")).to_have_count(0)

    ana.page.goto(f"{ana.address}/b/{session.board}")
    ana.arrive()
    ana.tap("Menu")
    ana.tap("Your data", "menuitem")
    ana.reads("What is kept of you here")
    expect(ana.page.get_by_text("A. L.", exact=True)).to_be_visible()
    with ana.page.expect_download() as waiting:
        ana.tap("Take it as a file", "link")
    waiting.value.save_as(tmp_path / "mine.zip")
    told = json.loads(zipfile.ZipFile(tmp_path / "mine.zip").read("data.json"))["workshops"][0]
    assert told["you"]["name"] == "A. L."
    assert [each["text"] for each in told["boards"][0]["things"]] == ["Um balanço bem alto"]

    ana.page.get_by_label("They go too").check()
    ana.tap("Erase what is kept of me")
    ana.reads("What is kept of you here")  # nobody is erased who has not said that they are sure
    ana.page.get_by_label("I am sure").check()
    ana.tap("Erase what is kept of me")
    ana.reads("It is erased")
    expect(bo.note("Um balanço bem alto")).to_have_count(0)
    expect(fay.note("Um balanço bem alto")).to_have_count(0)
    assert ana.context.request.get(f"{ana.address}/b/{session.board}").status == 404


def test_a_note_that_stays_has_no_author_on_the_pages_of_others(people, server, session):
    ana, bo = people("Ana").join(session.code), people("Bo").join(session.code)
    ana.write("Luz na esquina")
    ana.says("All saved")
    expect(bo.note("Luz na esquina")).to_be_visible()

    ana.from_menu("Your data")
    ana.page.get_by_label("I am sure").check()
    ana.press("Erase what is kept of me")
    ana.reads("It is erased")

    expect(bo.note("Luz na esquina")).to_be_visible()
    bo.choose("Luz na esquina")
    expect(bo.page.get_by_text("Ana", exact=True)).to_have_count(0)
    assert "undefined" not in bo.page.locator("body").inner_text()
    bo.keys("Enter")
    bo.page.keyboard.insert_text(" e no portão")
    bo.keys("Enter")
    bo.says("All saved")
