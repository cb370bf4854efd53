"""The whole task through the accessibility tree alone: only roles and names, as a screen reader tells them."""

import re

from playwright.sync_api import expect

NOTES = {
    "Ônibus demora": "Transporte",
    "Falta calçada": "Ruas",
    "Rua escura": "Ruas",
    "Ponto sem abrigo": "Transporte",
    "Chego tarde na escola": "Transporte",
}


def test_the_whole_task_is_done_by_roles_and_names_alone(people, session, bo):
    ana = people("Ana", locale="pt-BR")
    page, role = ana.page, ana.page.get_by_role
    page.goto(f"{ana.address}/")
    role("textbox", name="Código").fill(session.code)
    role("button", name="Continuar").click()
    role("textbox", name="Seu primeiro nome").fill("Ana")
    role("radio", name="English").check()
    role("button", name="Entrar").click()
    expect(role("heading", name=session.title, level=1)).to_be_visible()
    role("group", name="View").get_by_role("button", name="List").click()

    tools = role("toolbar", name="Tools")
    tools.get_by_role("button", name="Note").click()
    sheet = role("dialog", name="New note")
    for text in NOTES:
        sheet.get_by_role("textbox", name="New note").fill(text)
        sheet.get_by_role("button", name="Send").click()
    expect(sheet.get_by_role("status")).to_have_text("5 notes written")
    sheet.get_by_role("button", name="Done").click()
    for title in sorted(set(NOTES.values())):
        role("button", name="Menu", exact=True).click()
        role("menuitem", name="Frame", exact=True).or_(role("menuitem", name="New frame", exact=True)).click()
        role("textbox", name="Name").fill(title)
        role("button", name="Add the frame").click()

    for text, title in NOTES.items():
        role("button", name=re.compile(f"^More about “{text}”")).first.click()
        role("menuitem", name="Move to…").click()
        role("menuitemradio", name=title).click()
        expect(role("region", name=title).get_by_role("button", name=text, exact=True)).to_be_visible()
    for title in set(NOTES.values()):
        written = [text for text in NOTES if NOTES[text] == title]
        rows = role("region", name=title).get_by_role("listitem")
        for text in written:
            expect(rows.filter(has=role("button", name=text, exact=True))).to_have_count(1)
        expect(rows).to_have_count(len(written))

    role("button", name=re.compile("^More about “Ônibus demora”")).first.click()
    role("menuitem", name="Link to…").click()
    role("dialog", name="Link to…").get_by_role("button", name="Chego tarde na escola").click()
    link = role("region", name="Transporte").get_by_role("link", name="“Chego tarde na escola”")
    expect(link).to_be_visible()
    expect(bo.links()).to_have_count(1)
    tools.get_by_role("button", name="Undo").click()
    expect(link).to_have_count(0)

    expect(role("banner").get_by_text("All saved").filter(visible=True)).to_be_visible()
    bo.sees(*NOTES)
    for title in set(NOTES.values()):
        count = list(NOTES.values()).count(title)
        expect(bo.page.get_by_role("group", name=f"Frame: {title}, {count} notes")).to_have_count(1)
    expect(bo.links()).to_have_count(0)
