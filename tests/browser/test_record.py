"""The record's page in a real browser: its file comes while it is told how far it is, and what is typed shows beside."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_holding import WIDER
from tests.browser.test_readable import SIZES, told, troubles


def test_what_is_typed_shows_beside_is_saved_and_comes_in_the_file(fay, session):
    fay.write("Ônibus demora")
    fay.says("All saved")
    page = fay.page
    page.goto(f"{fay.address}/s/{session.id}/record?language=en")
    preview = page.frame_locator("iframe[name=preview]")
    expect(preview.get_by_role("heading", name="The method, and what it doesn't say")).to_be_visible()

    page.get_by_label("Limits.").fill("We were few, and knew it.")
    expect(preview.get_by_text("We were few, and knew it.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Down: The workshop")).press("Enter")
    expect(page.locator(".draft__title").first).to_have_value("The method, and what it doesn't say")
    expect(page.get_by_label("Limits.")).to_have_value("We were few, and knew it.")

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^MD")).press("Enter")
    body = download.value.path().read_text("utf-8")
    assert "We were few, and knew it." in body
    assert body.index("## The method") < body.index("## The workshop")
    expect(page.locator("[data-making]")).to_contain_text(".md")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_the_page_of_a_record(people, session, size):
    fay = people("Fay", viewport=SIZES[size], color_scheme="light", bypass_csp=True).join(session.facilitator_code)
    fay.page.goto(f"{fay.address}/s/{session.id}/record")
    expect(fay.page.frame_locator("iframe[name=preview]").get_by_role("heading").first).to_be_visible()

    assert told({"record": troubles(fay)}) == []
    assert not fay.page.evaluate(WIDER)
