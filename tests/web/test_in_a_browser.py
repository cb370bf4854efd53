"""Joining as people do it: in a real browser, on a phone, by keyboard, without scripts, in three languages."""

import re
import time
from pathlib import Path

import pytest

from tests.server import serving

AXE = Path(__file__).parents[1] / "browser" / "vendor" / "axe.min.js"
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("joining")) as server:
        yield server


@pytest.fixture(scope="module")
def base(server):
    return f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="module")
def session(server):
    return server.session()


@pytest.fixture
def page(chromium, base):
    """A phone in English; whatever its console says fails the test."""
    context = chromium.new_context(locale="en-US", viewport=PHONE, base_url=base)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.said = said
    yield page
    context.close()
    assert said == []


def grouped(code):
    return f"{code[:4]} {code[4:]}"


def test_a_person_is_on_the_board_with_a_code_and_a_name(page, session):
    started = time.monotonic()
    page.goto("/")
    page.keyboard.type(session.code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/join?code=*")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/b/{session.board}")

    assert time.monotonic() - started < 20
    assert session.title in page.title()


def test_the_code_is_grouped_and_recognised_while_it_is_typed(page, session):
    page.goto("/join")
    code = page.get_by_label("Code", exact=True)

    code.press_sequentially(session.code[:6])
    assert code.input_value() == f"{session.code[:4]} {session.code[4:6]}"
    assert not page.locator("#found").is_visible()
    code.press_sequentially(session.code[6:] + "99")

    assert code.input_value() == grouped(session.code)
    page.get_by_text(session.title).wait_for()


def test_a_digit_can_be_mended_in_the_middle(page, session):
    page.goto("/join")
    code = page.get_by_label("Code", exact=True)

    code.press_sequentially(session.code[:2] + session.code[3:])
    for _ in range(6):
        code.press("ArrowLeft")
    code.press_sequentially(session.code[2])

    assert code.input_value() == grouped(session.code)
    page.get_by_text(session.title).wait_for()


def test_a_wrong_code_is_told_at_once(page):
    page.goto("/join")
    page.get_by_label("Code", exact=True).press_sequentially("00000000")

    page.get_by_text("No workshop has this code").wait_for()

    assert page.locator("#code").get_attribute("aria-invalid") == "true"
    page.said[:] = [text for text in page.said if "404" not in text]


def test_without_scripts_joining_works_and_the_wrong_field_has_the_focus(chromium, base, session):
    context = chromium.new_context(java_script_enabled=False, locale="en-US", base_url=base)
    page = context.new_page()
    page.goto(f"/j/{session.code}")
    page.get_by_label("English").check()
    page.locator("form button").click()
    page.get_by_text("Type your first name").wait_for()
    assert page.locator("#name:focus").count() == 1

    page.get_by_label("Your first name").fill("Bo")
    page.get_by_role("button", name="Join").click()

    page.wait_for_url(f"**/b/{session.board}")
    assert "needs JavaScript" in page.locator("noscript").text_content()
    context.close()


def test_larger_letters_stay_for_the_next_page(page):
    page.goto("/join")
    plain = page.locator("h1").evaluate("title => parseFloat(getComputedStyle(title).fontSize)")
    page.get_by_label("Larger letters and more space").check()
    larger = page.locator("h1").evaluate("title => parseFloat(getComputedStyle(title).fontSize)")
    page.goto("/")

    assert larger > plain
    assert page.locator("html").get_attribute("data-reading") == "easy"


def test_the_language_is_changed_for_all_pages(page):
    page.goto("/")
    page.get_by_role("button", name="Español").click()
    page.get_by_text("Entrar a un taller").wait_for()
    page.goto("/join")

    assert page.locator("html").get_attribute("lang") == "es"
    assert page.get_by_label("Español").is_checked()


@pytest.mark.parametrize(("locale", "scheme"), [("pt-BR", "light"), ("es-MX", "dark"), ("en-US", "light")])
def test_pages_are_accessible_and_fit_a_small_phone(chromium, base, session, locale, scheme):
    context = chromium.new_context(locale=locale, color_scheme=scheme, viewport=PHONE, base_url=base)
    page = context.new_page()
    page.goto(f"/j/{session.code}")
    page.locator("#name").fill("Ana")
    page.keyboard.press("Enter")
    page.wait_for_url("**/b/*")

    for path in (
        "/",
        f"/join?code={session.code}",
        "/join?code=0",
        "/b/nothing",
        "/nothing",
        "/docs/protocol",
    ):
        page.goto(path)
        page.evaluate(AXE.read_text() + "; undefined")
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        troubles = [
            (each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found["violations"]
        ]
        assert troubles == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{path} is wider than the phone"
        )
    context.close()


def test_nothing_comes_from_anywhere_else(page, base, session):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/join?code={session.code}")
    page.goto("/")
    page.wait_for_load_state("networkidle")

    assert asked
    assert all(re.match(rf"{re.escape(base)}/|data:|blob:", url) for url in asked)
