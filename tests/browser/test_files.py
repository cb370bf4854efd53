"""Bringing a file in and taking copies along, through the sheets of a real browser."""

import json

from playwright.sync_api import expect

LATIN = (
    "bairro;resposta\r\n"
    "Centro;Não há ônibus à noite\r\n"
    "Norte;\r\n"
    'Sul;"Calçada; escura"\r\n'
    f"Leste;{'x' * 2001}\r\n"
).encode("latin-1")


def test_a_semicolon_file_in_latin_1_comes_in_and_what_is_refused_is_told(fay, bo, tmp_path):
    path = tmp_path / "respostas.csv"
    path.write_bytes(LATIN)

    fay.from_menu("Bring in a CSV file…")
    sheet = fay.page.get_by_role("dialog")
    sheet.locator("input[type=file]").set_input_files(path)
    expect(sheet.get_by_label("Column with the text")).to_have_value("resposta")
    sheet.get_by_label("Frame by column").select_option("bairro")
    fay.press("Bring in 4 rows")

    fay.reads("2 notes are on the board.")
    fay.reads("2 rows were left out")
    assert [line.split(":")[0] for line in sheet.get_by_role("listitem").all_inner_texts()] == ["Line 3", "Line 5"]
    fay.picture("import")
    fay.press("Show the board")
    for someone in (fay, bo):
        someone.sees("Não há ônibus à noite", "Calçada; escura")
        expect(someone.page.get_by_label("Frame: Centro, 1 note")).to_be_visible()


def test_a_file_without_columns_is_refused_in_a_sentence(fay, tmp_path):
    path = tmp_path / "nothing.csv"
    path.write_bytes(b"")

    fay.from_menu("Bring in a CSV file…")
    with fay.refusals_expected():
        fay.page.locator("input[type=file]").set_input_files(path)
        expect(fay.page.get_by_role("alert")).to_contain_text(".")


def test_copies_of_the_board_are_downloaded(ana, tmp_path):
    ana.write("Ônibus demora")
    ana.says("All saved")
    ana.from_menu("Take a copy…")

    copies = {}
    for words in ("Table (CSV)", "Workbook (XLSX)", "Everything (JSON)", "Picture (PNG)", "Picture that stays sharp (SVG)"):
        with ana.page.expect_download() as download:
            ana.press(words, "link")
        name = download.value.suggested_filename
        copies[name.rsplit(".")[-1]] = download.value.path().read_bytes()

    assert "Ônibus demora" in copies["csv"].decode("utf-8-sig")
    assert "Ônibus demora" in json.dumps(json.loads(copies["json"]), ensure_ascii=False)
    assert copies["xlsx"].startswith(b"PK") and copies["png"].startswith(b"\x89PNG")
    picture = ana.page.context.new_page()
    path = tmp_path / "board.svg"
    path.write_bytes(copies["svg"])
    picture.goto(path.as_uri())
    expect(picture.get_by_text("Ônibus demora")).to_be_visible()
    picture.close()
