"""A mentor between two workshops: the queue, a board reviewed, a question answered and settled, a review closed."""

from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.browser.test_readable import troubles
from tests.wire import new_id
from workshop.store import open_store


def signed_in(people, store, account, **window):
    someone = people(account.name, **window)
    someone.page.goto(f"{someone.address}/sign-in/{store.accounts.make_link(account.id, 2**52)}")
    someone.page.locator("main form button").click()
    someone.page.wait_for_url(f"{someone.address}/")
    return someone


def test_a_mentor_reviews_a_board_asks_is_answered_and_closes_the_review(people, server):
    store = open_store(server.database)
    lia, tess, ana = (
        store.accounts.make(name, f"{name}-{new_id()}@example.org", None, "en") for name in ("Lia", "Tess", "Ana")
    )
    programme = store.programmes.make("Cidade que escuta", "en", lia.id)
    team = store.programmes.add_team(programme.id, "Aurora", challenge="Bairro que acolhe")
    for account, role in ((tess, "mentor"), (ana, "member")):
        store.programmes.add_member(programme.id, account.id, role, team.id)
    session = store.sessions.make("Mapa", "en", programme=programme.id, programme_team=team.id, owner=lia.id)
    store.mentoring.visit(tess.id, session.board, 0)

    member = signed_in(people, store, ana)
    member.page.goto(f"{member.address}/b/{session.board}")
    member.arrive()
    member.write("Rua escura à noite")

    mentor = signed_in(people, store, tess)
    mentor.page.get_by_role("link", name="Mentoring: 1 team").click()
    expect(mentor.page.get_by_role("listitem").filter(has_text="Aurora").first).to_contain_text("1 new note")
    mentor.picture("mentor-queue")
    assert troubles(mentor) == []
    mentor.page.locator(".queued__go").first.click()
    mentor.arrive()
    expect(mentor.note("Rua escura à noite").locator(".changed")).to_have_text("New")
    expect(mentor.page.get_by_label("What changed")).to_contain_text("1 new note")
    expect(mentor.control("Note")).to_have_count(0)
    mentor.choose("Rua escura à noite")
    mentor.press("Comment", within="What to do with it")
    mentor.page.get_by_label("Type").select_option("Question")
    mentor.page.get_by_role("textbox", name="Write a comment").fill("Quem sente esse medo?")
    mentor.press("Send")
    mentor.press("Close", within="Comments")
    mentor.picture("review-board")
    assert troubles(mentor) == []

    member.note("Rua escura à noite").locator(".badge").click()
    member.press("Answer")
    member.page.get_by_role("textbox", name="Answer to Tess").fill("11 de 14 eram mulheres")
    member.press("Send")
    member.press("Settle")
    said = "Rua escura à noite, Idea, Sand, Ana, Comments settled, New"
    expect(mentor.note("Rua escura à noite")).to_have_accessible_name(said)

    mentor.page.get_by_role("link", name="Finish the review").click()
    assert troubles(mentor) == []
    mentor.page.get_by_label("Your review").fill("Bom caminho: agora meçam a luz.")
    mentor.press("Give the review")
    expect(mentor.page.get_by_text("waits for an answer")).to_be_visible()

    member.page.goto(f"{member.address}/p/{programme.id}/teams/{team.id}/review")
    member.page.get_by_label("The team's answer").fill("Vamos medir na quinta.")
    member.press("Send the answer")
    expect(member.page.get_by_text("Answered,")).to_be_visible()
    member.picture("review-team")
    assert troubles(member) == []

    mentor.page.reload()
    expect(mentor.page.get_by_text("Vamos medir na quinta.")).to_be_visible()
    mentor.page.get_by_role("button", name="Close the review").click()
    expect(mentor.page.get_by_text("Closed,")).to_be_visible()
    mentor.page.get_by_role("link", name="Queue").click()
    expect(mentor.page.get_by_text("Nothing new since your visit.")).to_be_visible()

    phone = signed_in(people, store, tess, **PHONE)
    phone.page.goto(f"{phone.address}/b/{session.board}/review")
    phone.arrive()
    expect(phone.page.get_by_text("Changed since your last visit")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 360
    phone.picture("review-phone")
    store.db.close()
