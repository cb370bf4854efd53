"""Comments and reactions, from the canvas, the list and the keys; and what private writing keeps of them."""

from playwright.sync_api import expect

from tests.browser.page import PHONE


def say(someone, text):
    someone.page.get_by_role("textbox", name="Write a comment").fill(text)
    someone.keys("Enter")
    expect(someone.page.get_by_role("textbox", name="Write a comment")).to_have_value("")


def test_a_note_is_talked_about_answered_settled_and_the_talk_goes_and_comes_with_it(ana, bo):
    ana.write("Ônibus demora")
    bo.choose("Ônibus demora")
    bo.press("Comment", within="What to do with it")
    say(bo, "Em que linha?")
    bo.keys("Escape")
    expect(bo.note("Ônibus demora")).to_be_focused()
    expect(ana.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Sand, Ana, 1 comment")
    expect(ana.page.locator("#live")).to_contain_text("Bo wrote 1 comment.", timeout=10_000)

    ana.note("Ônibus demora").locator(".badge").click()
    ana.press("Answer")
    ana.page.get_by_role("textbox", name="Answer to Bo").fill("Na 12")
    ana.press("Send")
    ana.press("Settle")
    ana.press("Close")
    expect(bo.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Sand, Ana, Comments settled")

    ana.choose("Ônibus demora")
    ana.keys("Delete")
    bo.sees_no("Ônibus demora")
    ana.press("Undo", within="toast")
    expect(bo.note("Ônibus demora").locator(".badge")).to_have_text("2")


def test_a_place_on_the_board_is_commented_on_and_ones_own_comment_changed_and_taken_back(ana, bo):
    ana.press("Comment", within="Tools")
    ana.page.locator("#canvas").click(position={"x": 300, "y": 300})
    ana.page.get_by_role("textbox", name="Comment at this place").fill("Falta a feira")
    ana.press("Send")
    pin = bo.page.get_by_label("Ana commented: Falta a feira")
    expect(pin).to_be_visible()

    ana.press("Change")
    ana.page.get_by_role("textbox", name="Change the comment").fill("Falta a feira de domingo")
    ana.keys("Enter")
    bo.page.get_by_label("Ana commented: Falta a feira de domingo").click()
    expect(bo.control("Change")).to_have_count(0)
    expect(bo.control("Remove")).to_have_count(0)

    ana.press("Remove")
    bo.reads("This is no longer on the board.")
    ana.press("Undo", within="Comments")
    say(bo, "Verdade")
    ana.reads("Verdade")


def test_reactions_are_counted_for_all_and_ones_own_taken_back_by_the_same_press(ana, bo):
    ana.write("Ônibus demora")
    bo.choose("Ônibus demora")
    bo.keys("r")
    bo.press("I live this too", "menuitemcheckbox")
    expect(ana.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Sand, Ana, I live this too: 1")

    mark = ana.note("Ônibus demora").locator(".mark")
    mark.dblclick()
    expect(bo.note("Ônibus demora").locator(".mark")).to_have_text("2")
    expect(ana.page.locator("#canvas textarea")).to_have_count(0)
    ana.press("List")
    ana.press("I live this too: 2, yours too")
    ana.reads("1")
    expect(bo.note("Ônibus demora").locator(".mark")).to_have_text("1")


def test_all_of_it_is_done_by_taps_in_the_list_of_a_phone(people, session, bo):
    bo.write("Ônibus demora")
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("More about “Ônibus demora”")
    ana.tap("Comments…", "menuitem")
    ana.page.get_by_role("textbox", name="Write a comment").fill("Em que linha?")
    ana.tap("Send")
    ana.tap("Close")
    ana.tap("1 comment")
    ana.reads("Em que linha?")
    ana.tap("Close")
    ana.tap("More about “Ônibus demora”")
    ana.tap("React…", "menuitem")
    ana.tap("I agree", "menuitemcheckbox")
    expect(bo.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Sand, Bo, I agree: 1, 1 comment")
    ana.picture("talk-phone")


def test_while_writing_is_private_nobody_else_is_shown_what_one_comments(ana, bo, fay):
    bo.press("Comment", within="Tools")
    bo.page.locator("#canvas").click(position={"x": 300, "y": 300})
    bo.page.get_by_role("textbox", name="Comment at this place").fill("Falta a feira")
    bo.press("Send")
    expect(ana.page.get_by_label("Bo commented: Falta a feira")).to_be_visible()

    fay.press("Ask a question")
    fay.page.get_by_label("Private writing").check()
    fay.press("Change the step")

    for someone in (ana, fay):
        expect(someone.page.get_by_label("Bo commented: Falta a feira")).to_have_count(0)
    expect(bo.page.get_by_label("You commented: Falta a feira")).to_have_count(1)


def test_a_question_on_a_link_mentions_somebody_who_finds_it_and_settled_it_folds(ana, bo):
    ana.write("Ônibus demora")
    ana.write("Gente atrasa")
    ana.press("List")
    ana.press("More about “Ônibus demora”")
    ana.press("Link to…", "menuitem")
    ana.page.get_by_role("dialog").get_by_role("button", name="Gente atrasa").click()
    bo.press("List")
    bo.page.get_by_role("button", name="More about the link").click()
    bo.press("Comments…", "menuitem")
    field = bo.page.get_by_role("textbox", name="Write a comment")
    field.press_sequentially("@an")
    expect(bo.page.get_by_role("option", name="Ana")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("@Ana ")
    field.press_sequentially("quem disse?")
    bo.page.get_by_label("Type").select_option("Missing evidence")
    bo.press("Send")
    bo.press("Settle")
    bo.reads("Settled: @Ana quem disse?")
    bo.press("Close")

    ana.press("Menu")
    ana.press("All comments", "menuitem")
    ana.page.get_by_label("Show").select_option("For you: mentions and answers")
    expect(ana.page.locator(".remark")).to_contain_text("Missing evidence")
    ana.page.locator(".remark .deed").first.click()
    ana.page.locator(".talk__settled summary").click()
    expect(ana.page.locator(".said__mention")).to_have_text("@Ana")
    ana.picture("comments")
