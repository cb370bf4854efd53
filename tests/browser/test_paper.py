"""Those without a device: what stands on paper is typed by keys alone, and what is printed fits on the page."""

from playwright.sync_api import expect

LINES = [f"o poste {n} da nossa rua fica apagado" for n in range(1, 41)]


def test_forty_lines_become_forty_notes_by_keys_alone(people, session):
    bo = people("Bo").join(session.code)
    bo.from_menu("Type from paper…")
    field = bo.page.get_by_label("One line, one note")
    expect(field).to_be_focused()
    bo.page.get_by_label("Typed for").fill("Dona Lia")
    field.focus()

    for line in LINES:
        bo.page.keyboard.insert_text(line)
        bo.keys("Enter")
    bo.page.keyboard.insert_text("k7qxm um banco na praça")
    bo.keys("Enter")

    bo.reads("41 notes typed")
    bo.says("All saved")
    told = bo.page.evaluate("board => fetch(`/api/v1/boards/${board}`).then(answer => answer.json())", session.board)
    notes = [record for record in told["records"].values() if record["kind"] == "note"]
    assert sorted(note["text"] for note in notes) == sorted([*LINES, "um banco na praça"])
    assert {note["proxy"] for note in notes} == {"Dona Lia"}
    assert [note["paper"] for note in notes if "paper" in note] == ["K7QXM"]
    boxes = {(note["x"], note["y"]) for note in notes}
    assert len(boxes) == 41
    bo.press("Show: um banco na praça")
    expect(bo.note("um banco na praça").get_by_text("for Dona Lia")).to_be_attached()


def test_the_last_line_comes_back_to_be_mended(people, session):
    bo = people("Bo").join(session.code)
    bo.from_menu("Type from paper…")
    expect(bo.page.get_by_label("One line, one note")).to_be_focused()
    bo.page.keyboard.insert_text("k7qxm a rua esta escrua")
    bo.keys("Enter")
    bo.reads("1 note typed")

    bo.keys("ArrowUp")
    expect(bo.page.get_by_label("One line, one note")).to_have_value("K7QXM a rua esta escrua")
    bo.page.get_by_label("One line, one note").fill("K7QXM a rua está escura")
    bo.keys("Enter", "Enter")

    bo.reads("There are no words in this line; type what stands on the paper.")
    bo.sees("a rua está escura")
    bo.sees_no("a rua esta escrua")


def test_slips_and_cards_fill_sheets_of_a4(people, session):
    fay = people("Fay").join(session.facilitator_code)
    for name, sheets in (("notes", 2), ("cards", 3)):
        fay.page.goto(f"{fay.address}/s/{session.id}/print/{name}?sheets={sheets}")
        expect(fay.page.get_by_role("button", name="Imprimir", exact=True)).to_be_visible()
        fay.picture(f"paper-{name}")
        pdf = fay.page.pdf(prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") == sheets, name
