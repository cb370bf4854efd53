"""People vote in every way, in secret and openly, by pointer, keys and taps, and read what came out."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.guests import connect, join

IDEAS = {"lamps": "Luz na rota da escola", "trees": "Podar as árvores", "court": "Abrir a quadra até as 22 h"}
TITLE = "O que começamos primeiro?"


@pytest.fixture
def hold(server, session):
    """Opens a vote on three notes, or on words, from a program; answers what does more of that."""
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]

    def act(command, **args):
        answer = fay.act(session.board, command, args)
        assert answer["ok"], answer

    for at, (id, text) in enumerate(IDEAS.items()):
        act("note.add", note=id, x=240 * at, y=0, text=text)

    def hold(way, options=tuple(IDEAS), secret=True, **settings):
        act("poll.open", poll=way, way=way, title=TITLE, options=list(options), settings=settings, secret=secret)
        return act

    return hold


def vote(someone):
    """Open the ballot from the band that everybody sees."""
    someone.press("Vote now")
    expect(heading(someone)).to_be_focused()


def heading(someone):
    return someone.page.get_by_role("heading", name=TITLE)


def saved(someone):
    someone.reads("Your vote is saved.")


def close_and_show(fay):
    """Fay closes the vote and shows what came out."""
    fay.press("Close the vote")
    fay.press("Close the vote", within="Close the vote?")
    fay.press("Show the result to all")


def option(someone, text):
    return someone.page.locator(".option", has_text=text)


def row(someone, text):
    return someone.page.get_by_role("row").filter(has=someone.page.get_by_role("rowheader", name=text))


def test_a_secret_vote_by_dots_is_seen_by_nobody_before_all_see_it_and_then_decided(ana, bo, fay, hold):
    hold("dots", budget=3, most=2)
    for someone in (ana, bo):
        vote(someone)
    ana.reads("Nobody sees yours, not even the facilitator.")
    for _ in range(2):
        ana.press("Put a vote on “Luz na rota da escola”")
    expect(ana.control("Put a vote on “Luz na rota da escola”")).to_have_attribute("aria-disabled", "true")
    ana.press("Put a vote on “Podar as árvores”")
    ana.reads("All your votes are placed")
    bo.control("Put a vote on “Luz na rota da escola”").focus()
    bo.keys("Enter")
    bo.reads("You have 2 votes left")
    for someone in (ana, bo):
        saved(someone)

    vote(fay)
    fay.reads(re.compile("2 of . people have voted"))
    ana.press("I'm done")
    expect(heading(ana)).to_have_count(0)
    vote(ana)
    expect(option(ana, "Luz na rota da escola").locator(".dot--full")).to_have_count(2)
    ana.press("Take a vote from “Podar as árvores”")
    saved(ana)
    fay.press("Close the vote")
    fay.press("Close the vote", within="Close the vote?")
    bo.reads("The facilitator shows the result to all at once.")
    expect(bo.page.get_by_text("votes", exact=False).filter(has_text=re.compile(r"\d votes,"))).to_have_count(0)

    fay.press("Show the result to all")
    for someone in (ana, bo, fay):
        expect(row(someone, "Luz na rota da escola")).to_contain_text("3 votes, 2 people")
        expect(row(someone, "Podar as árvores")).to_contain_text("0 votes")
    fay.page.get_by_label("What we decided").fill("Começar pela luz.")
    fay.page.get_by_label("What stayed without agreement").fill("A quadra.")
    fay.page.get_by_label("When we look at it again").fill("2027-07-30")
    fay.press("Write down the decision")
    ana.reads("Começar pela luz.")
    ana.reads("July 30, 2027")

    ana.press("Back to the board")
    expect(ana.note("Luz na rota")).to_have_accessible_name(re.compile("3 votes, 2 people"))
    expect(ana.note("Luz na rota").locator(".mark--voted")).to_have_text("3")
    ana.press("List")
    part = ana.page.get_by_role("region", name="Votes")
    expect(part).to_contain_text("Luz na rota da escola: 3 votes, 2 people")
    expect(part).to_contain_text("Decided: Começar pela luz.")
    ana.from_menu("Votes")
    expect(ana.page.get_by_role("complementary", name="Votes")).to_contain_text(TITLE)


def test_a_ranking_is_put_in_order_by_buttons_keys_and_dragging(ana, bo, fay, hold):
    hold("ranking")
    vote(ana)
    for at, text in enumerate(IDEAS.values(), 1):
        ana.press(f"Put “{text}” at place {at}")
    ana.press("Move “Abrir a quadra até as 22 h” up")
    ana.control(re.compile("Move “Abrir a quadra até as 22 h”, place 2")).focus()
    ana.keys("ArrowUp")
    places = ana.page.locator("[data-ranking] .option__words")
    expect(places).to_have_text([IDEAS["court"], IDEAS["lamps"], IDEAS["trees"]])
    expect(ana.control(re.compile("Move “Abrir a quadra até as 22 h”, place 1"))).to_be_focused()
    drag(ana, "Podar as árvores", "Abrir a quadra até as 22 h")
    expect(places).to_have_text([IDEAS["trees"], IDEAS["court"], IDEAS["lamps"]])
    saved(ana)

    vote(bo)
    bo.press("Put “Podar as árvores” at place 1")
    bo.press("Put “Luz na rota da escola” at place 2")
    bo.press("Take “Luz na rota da escola” out of the order")
    saved(bo)
    vote(fay)
    fay.reads(re.compile("2 of . people have voted"))
    close_and_show(fay)

    bo.reads("More people prefer “Podar as árvores” to each other option than the other way round.")
    expect(row(bo, "Podar as árvores").first).to_contain_text(re.compile(r"1\s+Podar as árvores\s+1\s+4"))
    bo.page.get_by_text("Each against each").click()
    expect(row(bo, "Abrir a quadra até as 22 h").last).to_contain_text("1")


def drag(someone, text, onto):
    """Drag an option by its grip to above another one."""
    grip, target = (option(someone, each).locator(".ranking__grip").bounding_box() for each in (text, onto))
    mouse = someone.page.mouse
    mouse.move(grip["x"] + 20, grip["y"] + 20)
    mouse.down()
    mouse.move(target["x"] + 20, target["y"] + 10, steps=4)
    mouse.move(target["x"] + 20, target["y"] - 10, steps=2)
    mouse.up()


def test_gradients_show_where_people_stand_and_why(ana, bo, fay, hold):
    hold("gradients", options=["lamps"])
    vote(ana)
    ana.page.get_by_label("Whole-hearted endorsement").check()
    saved(ana)
    vote(bo)
    bo.page.get_by_label("Serious disagreement").check()
    bo.page.get_by_label("Why?").fill("Falta quem cuide.")
    saved(bo)
    vote(fay)
    close_and_show(fay)

    for someone in (ana, bo, fay):
        expect(row(someone, "Whole-hearted endorsement")).to_contain_text("1")
        someone.reads("Falta quem cuide.")
        someone.reads("1 for it, 0 in between, 1 against it")


def test_an_objection_says_what_it_harms_and_is_met(ana, bo, fay, hold):
    hold("consent", options=["lamps"])
    vote(fay)
    fay.press("Questions")
    vote(ana)
    ana.reads("Ask what you don't understand.")
    expect(ana.page.get_by_label("I consent")).to_have_count(0)
    fay.press("Consent")
    ana.page.get_by_label("I consent").check()
    saved(ana)

    vote(bo)
    bo.page.get_by_label("I object").check()
    expect(bo.control("I'm done")).to_have_attribute("aria-disabled", "true")
    bo.page.get_by_label("What do you object to?").fill("Não há dinheiro.")
    bo.page.get_by_label("Which aim would it harm?").fill("Manter as luzes")
    saved(bo)
    close_and_show(fay)

    bo.reads("1 person consents. 1 objection.")
    bo.reads("It would harm: Manter as luzes")
    fay.page.get_by_label("Objection 1: Não há dinheiro.").fill("Um teste de um mês.")
    fay.press("Write it down")
    ana.reads("Um teste de um mês.")


def test_a_budget_is_spent_in_two_ways_and_says_why_not(ana, bo, fay, hold):
    costs = {"lamps": 60, "trees": 50, "court": 40}
    hold("budget", options=[{"id": id, "note": id, "cost": cost} for id, cost in costs.items()], total=100)
    for someone, ideas in ((ana, ["lamps", "trees"]), (bo, ["lamps", "trees"]), (fay, ["court"])):
        vote(someone)
        for idea in ideas:
            someone.page.get_by_role("checkbox", name=IDEAS[idea]).check()
        saved(someone)
    ana.reads("You say yes to 110 of 100")
    close_and_show(fay)

    shares = ana.page.get_by_role("region", name="Equal shares")
    expect(shares).to_contain_text("Podar as árvores50")
    ana.page.get_by_text("Who paid how much").click()
    ana.reads(re.compile("2 people pay 25 each"))
    shares.get_by_text("Why not the others").click()
    expect(shares).to_contain_text("it costs")


def test_an_open_vote_shows_how_it_stands_and_is_waited_for_without_network(ana, bo, hold):
    act = hold("choice", secret=False, most=1)
    vote(ana)
    ana.reads("Everybody can see how you vote, with your name.")
    with ana.without_network():
        ana.page.get_by_role("radio", name=IDEAS["trees"]).check()
        ana.reads("No connection. Your vote waits on this device and is sent later.")
    saved(ana)
    vote(bo)
    bo.press("So far")
    expect(row(bo, "Podar as árvores")).to_contain_text("1 person, 100%")

    act("poll.close", poll="choice")
    act("poll.reveal", poll="choice")
    bo.reads("Nothing is written here yet.")
    expect(bo.control("So far")).to_have_count(0)


def test_places_are_given_by_a_press_in_the_field_or_by_numbers_and_scores_by_buttons(ana, hold):
    act = hold("matrix", impact=["little", "much"], effort=["a day", "a year"])
    vote(ana)
    ana.page.locator(".field-of__plane").click(position={"x": 10, "y": 10})
    ana.reads("2 options to place")
    first = ana.page.locator(".matrix__list > .option").first
    expect(first.get_by_label("Impact of")).to_have_value("10")
    expect(first.get_by_label("Effort of")).to_have_value("1")
    second = ana.page.locator(".matrix__list > .option").nth(1)
    second.get_by_label("Impact of").select_option("3")
    second.get_by_label("Effort of").select_option("8")
    ana.reads("1 option to place")
    saved(ana)
    ana.press("Back to the board")

    act("poll.close", poll="matrix")
    hold("score", most=3)
    ana.control("Vote now").click()
    option(ana, IDEAS["lamps"]).get_by_label("3").check()
    ana.reads("2 options without points")
    saved(ana)


def test_one_votes_by_taps_on_a_phone(people, session, hold):
    act = hold("dots", budget=2, most=2)
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("Vote now")
    ana.tap("Put a vote on “Podar as árvores”")
    ana.reads("You have 1 vote left")
    assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ana.tap("I'm done")
    ana.reads("Your vote counts. You can change it until the vote is closed.")

    act("poll.close", poll="dots")
    act("poll.reveal", poll="dots")
    ana.tap("See the result")
    expect(row(ana, "Podar as árvores")).to_contain_text("1 vote, 1 person")


def test_who_only_looks_sees_the_vote_and_casts_none(people, session, hold, ana):
    hold("choice", most=1)
    vote(ana)
    ana.keys("Escape")
    expect(heading(ana)).to_have_count(0)
    expect(ana.control("Vote now")).to_be_visible()


def test_paper_ballots_are_typed_by_their_codes(fay, hold, session):
    hold("choice", most=1)
    vote(fay)
    fay.press("Type paper ballots")
    typing = fay.page.get_by_role("dialog", name="Type paper ballots")

    for code, choice in (("k7qxm", IDEAS["lamps"]), ("AB3CD", IDEAS["trees"]), ("K7QXM", IDEAS["trees"])):
        typing.get_by_label("Code of the ballot").fill(code)
        typing.get_by_label(choice).check()
        typing.get_by_role("button", name="Count this ballot").click()
        expect(typing.get_by_label("Code of the ballot")).to_have_value("")
    typing.get_by_role("button", name="Count this ballot").click()

    expect(typing.get_by_role("alert")).to_have_text("Type the code of the ballot: five letters and digits.")
    expect(typing.get_by_text("2 ballots typed.")).to_be_visible()
    fay.picture("paper-ballots")
    fay.keys("Escape")
    fay.reads("2 of 2 people have voted")
