"""Two people on a board see at once what the other does, and nothing of what is hidden."""

import re

import pytest
from playwright.sync_api import expect


def test_two_people_see_each_others_notes_at_once(ana, bo):
    ana.write("Ônibus demora", "Calçada quebrada")
    bo.sees("Ônibus demora", "Calçada quebrada")
    bo.write("Rua escura")

    for someone in (ana, bo):
        someone.sees("Ônibus demora", "Calçada quebrada", "Rua escura")
        someone.says("All saved")
    expect(bo.note("Ônibus demora")).to_contain_text("Ana")
    expect(ana.note("Ônibus demora")).to_contain_text("You")
    ana.picture("two-people")


def test_notes_written_one_after_the_other_all_stay_in_sight(ana):
    texts = [f"idea {count}" for count in "ABCDEF"]
    ana.press("Close the first steps")

    ana.write(*texts)

    for text in texts:
        expect(ana.note(text)).to_be_in_viewport(ratio=1)
    places = {ana.place(text) for text in texts}
    assert len(places) == len(texts)


def test_a_note_that_is_dragged_moves_for_both(ana, bo):
    ana.write("Ônibus demora")
    bo.sees("Ônibus demora")
    before = bo.place("Ônibus demora")

    ana.drag("Ônibus demora", (168, -96))

    ana.says("All saved")
    bo.at_the_same_place("Ônibus demora", ana)
    assert bo.place("Ônibus demora") != before


def test_a_colour_is_seen_by_both(ana, bo):
    ana.write("Ônibus demora")
    ana.choose("Ônibus demora")
    ana.press("Colour")
    ana.press(re.compile("^Mint"), "menuitemradio")

    for someone in (ana, bo):
        expect(someone.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Mint, Ana")


def test_a_frame_with_its_name_and_what_it_holds_is_seen_by_both(ana, bo):
    ana.write("Ônibus demora")
    x, y = ana.middle("Ônibus demora")
    ana.press("More", within="Tools")
    ana.press("New frame", "menuitem")
    ana.page.mouse.move(x - 200, y - 150)
    ana.page.mouse.down()
    ana.page.mouse.move(x + 200, y + 150, steps=4)
    ana.page.mouse.up()
    ana.page.keyboard.type("Transporte")
    ana.keys("Enter")

    for someone in (ana, bo):
        expect(someone.page.get_by_label("Frame: Transporte, 1 note")).to_be_visible()


def test_a_link_is_drawn_between_two_notes_for_both(ana, bo):
    ana.write("Ônibus demora", "Chego tarde")
    ana.choose("Ônibus demora")
    ana.press("Link", within="What to do with it")
    ana.choose("Chego tarde")

    for someone in (ana, bo):
        expect(someone.links()).to_have_count(1)
    bo.press("List")
    bo.reads("leads to “Chego tarde”")


def test_what_is_removed_goes_for_both_and_undo_within_five_seconds_brings_it_back(ana, bo):
    ana.write("Ônibus demora", "Chego tarde")
    ana.choose("Ônibus demora")
    ana.keys("Delete")
    bo.sees_no("Ônibus demora")
    bo.sees("Chego tarde")

    ana.reads("Removed.")
    ana.press("Undo", within="toast")

    for someone in (ana, bo):
        someone.sees("Ônibus demora", "Chego tarde")


def test_the_offer_to_undo_goes_away_after_five_seconds(ana):
    ana.page.clock.install()
    ana.write("Ônibus demora")
    ana.choose("Ônibus demora")
    ana.keys("Delete")
    toast = ana.page.locator("#toast")
    expect(toast.get_by_role("button", name="Undo")).to_be_visible()

    ana.page.clock.run_for(5_500)

    expect(toast).to_be_hidden()


def test_undo_takes_back_ones_own_and_nobody_elses(ana, bo):
    ana.write("Ônibus demora")
    bo.sees("Ônibus demora")
    bo.write("Rua escura")
    ana.sees("Rua escura")

    ana.keys("Control+z")

    for someone in (ana, bo):
        someone.sees("Rua escura")
        someone.sees_no("Ônibus demora")
    ana.keys("Control+z")
    bo.sees("Rua escura")
    ana.keys("Control+Shift+z")
    for someone in (ana, bo):
        someone.sees("Ônibus demora", "Rua escura")


def test_writing_in_a_note_is_told_to_the_others(ana, bo):
    ana.write("Ônibus demora")
    bo.sees("Ônibus demora")

    for begin in (ana.note("Ônibus demora").dblclick, ana.begin):
        begin()
        bo.reads("Ana is writing")
        ana.keys("Escape")
        expect(bo.page.get_by_text("Ana is writing").filter(visible=True)).to_have_count(0)


def test_private_writing_hides_others_notes_until_it_ends(ana, bo, fay):
    ana.write("Ônibus demora")
    bo.sees("Ônibus demora")

    fay.press("Ask a question")
    fay.page.get_by_label("Private writing").check()
    fay.press("Change the step")

    bo.sees_no("Ônibus demora")
    ana.sees("Ônibus demora")
    for someone in (ana, bo):
        someone.reads("Only you see your notes until the facilitator shows them.")
    bo.write("Rua escura")
    ana.begin()
    ana.page.keyboard.insert_text("Ninguém me ouve")
    ana.keys("Enter", "Escape")
    ana.says("All saved")
    for someone in (bo, fay):
        expect(someone.page.locator("body")).not_to_contain_text("Ninguém me ouve")

    fay.press("Ask a question")
    fay.page.get_by_label("Private writing").uncheck()
    fay.press("Change the step")

    for someone in (ana, bo, fay):
        someone.sees("Ônibus demora", "Rua escura", "Ninguém me ouve")


def test_a_locked_board_takes_the_tools_away_and_says_why(ana, fay):
    ana.write("Ônibus demora")

    fay.press("Ask a question")
    fay.page.get_by_label("Lock the board").check()
    fay.press("Change the step")

    ana.reads("The facilitator has locked the board. You can look around.")
    expect(ana.page.get_by_role("toolbar", name="Tools")).to_have_count(0)
    ana.page.locator("#canvas").focus()
    ana.keys("n")
    expect(ana.page.locator("textarea")).to_have_count(0)
    fay.write("A Fay pode")
    ana.sees("A Fay pode", "Ônibus demora")


def test_only_the_tools_of_the_step_are_offered(ana, fay):
    fay.press("Ask a question")
    fay.reads("What people can add and change")
    for box in fay.page.locator("input[name=tools]:not([value=note])").all():
        box.uncheck()
    fay.press("Change the step")

    tools = ana.page.get_by_role("toolbar", name="Tools")
    expect(tools.get_by_role("button", name="Link")).to_have_count(0)
    assert tools.get_by_role("button").all_inner_texts() == ["Choose", "Note", "Undo", "More"]
    ana.write("Ônibus demora")
    fay.sees("Ônibus demora")
    assert fay.page.get_by_role("toolbar", name="Tools").get_by_role("button", name="Link").is_visible()


@pytest.mark.parametrize(
    ("language", "words"), [("pt-BR", "Tudo salvo"), ("es", "Todo guardado"), ("en", "All saved")]
)
def test_the_board_speaks_the_language_one_has_chosen(people, session, language, words):
    ana = people("Ana").join(session.code, language)

    assert ana.page.locator("html").get_attribute("lang") == language
    ana.says(words)
