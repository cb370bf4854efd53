"""The return in browsers: a facilitator answers and publishes, a stranger reads it on a phone without scripts, finds theirs
by the code on a slip, and prints it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.browser.test_readable import SIZES, told, troubles
from tests.guests import connect, join

SAID = "De noite eu ando no meio da rua."


@pytest.fixture
def grouped(server, session):
    """Two notes about light, one from a slip, in a group; and one note alone."""
    ana = connect(server, join(server, session.code, "Ana"))
    assert ana.open(session.board)["ok"]
    for command, args in (
        ("note.add", {"note": "n1", "x": 0, "y": 0, "text": SAID, "paper": "K7QX2"}),
        ("note.add", {"note": "n2", "x": 240, "y": 0, "text": "A Dona Zuleica caiu ali"}),
        ("note.add", {"note": "n3", "x": 480, "y": 0, "text": "Mais sombra"}),
        ("cluster.make", {"cluster": "light", "notes": ["n1", "n2"], "title": "Luz"}),
    ):
        assert ana.act(session.board, command, args)["ok"]
    return session


@pytest.fixture
def fay(people, grouped):
    return people("Fay").join(grouped.facilitator_code)


def publish(fay, session):
    """The way of a facilitator from the boards to a public page; the answer is its path."""
    page = fay.page
    page.goto(f"{fay.address}/s/{session.id}/return")
    fay.press(re.compile("^Answer.*Luz"))
    page.get_by_label("Title").fill("Luz nas ruas à noite")
    page.get_by_label("Theme", exact=True).fill("Segurança")
    page.get_by_label("Status", exact=True).select_option("will")
    page.get_by_label("What will be done").fill("Trocar seis postes")
    page.get_by_label("Who answers for it").fill("Secretaria de Obras")
    page.get_by_label("By when").fill("2027-06-30")
    page.get_by_label(re.compile("^Leave out.*A Dona Zuleica")).check()
    page.get_by_label(re.compile("^Quote it.*De noite")).check()
    fay.press("Publish; I have read the contributions")
    expect(page.get_by_text("Published", exact=True)).to_be_visible()
    fay.press("Publish the page")
    return page.locator(".returning__address a").get_attribute("href")


def test_a_stranger_reads_finds_filters_and_prints_without_scripts(people, grouped, fay):
    path = publish(fay, grouped)
    zeca = people("Zeca", **PHONE, java_script_enabled=False)
    page = zeca.page
    page.goto(f"{zeca.address}{path}?lang=en")

    expect(page.get_by_role("heading", name="Luz nas ruas à noite")).to_be_visible()
    expect(page.get_by_text("Secretaria de Obras")).to_be_visible()
    zeca.picture("return-phone")

    page.get_by_role("link", name="Find my contribution").click()
    page.get_by_label("Find your contribution").fill("k7 qx2")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text(SAID, exact=True)).to_be_visible()
    expect(page.get_by_text("in the group “Luz”")).to_be_visible()

    page.get_by_role("link", name=re.compile("See the 2 contributions")).click()
    expect(page.get_by_text("1 of them is counted and not shown.")).to_be_visible()
    expect(page.get_by_text("Zuleica")).to_have_count(0)

    page.get_by_role("link", name="All answers").click()
    page.locator("summary", has_text="Theme").click()
    page.locator(".return__pick").get_by_role("link", name=re.compile("Segurança")).click()
    expect(page.get_by_text("Trocar seis postes")).to_be_visible()
    assert "theme=" in page.url
    assert zeca.context.cookies() == []

    page.get_by_role("link", name="A sheet to print").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Luz nas ruas à noite")).to_be_visible()
    expect(page.get_by_role("link", name="Easy reading")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_who_wrote_on_this_device_sees_theirs_marked(people, grouped, fay):
    path = publish(fay, grouped)
    bo = people("Bo").join(grouped.code)
    bo.write("Um banco na praça")
    bo.says("All saved")

    bo.page.goto(f"{bo.address}{path}/mine?lang=en")

    expect(bo.page.get_by_text("Um banco na praça")).to_be_visible()
    expect(bo.page.get_by_text(SAID)).to_have_count(0)


def test_paper_is_white_whatever_the_screen_was(people, grouped, fay):
    lea = people("Lea", color_scheme="dark")
    lea.page.goto(f"{lea.address}{publish(fay, grouped)}/print")
    ink = "each => getComputedStyle(each).color"
    assert lea.page.locator("h1").evaluate(ink) == "rgb(237, 241, 239)"

    lea.page.emulate_media(media="print")

    assert lea.page.locator("h1").evaluate(ink) == "rgb(31, 39, 38)"


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_where_answers_are_written_and_read(people, grouped, fay, size):
    public = publish(fay, grouped)
    lea = people("Lea", viewport=SIZES[size], color_scheme="light", bypass_csp=True).join(grouped.facilitator_code)
    base, found = f"/s/{grouped.id}", {}
    lea.page.goto(f"{lea.address}{base}/return")
    first = lea.page.locator(".returning__row .list__title").get_attribute("href")
    for path in (
        f"{base}/return", first, f"{base}/return/commitments", f"{base}/evidence", public, f"{public}?easy=1",
        f"{public}/find?code=K7QX2", f"{public}/mine", f"{public}/print",
    ):  # fmt: skip
        lea.page.goto(lea.address + path)
        found[path] = troubles(lea)
        assert lea.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        lea.picture(f"return-{path.rsplit('/', 1)[1][:9]}-{size}")

    assert told(found) == []
