"""The evening before: a facilitator rehearses alone, and the room fills with simulated people."""

import re

from playwright.sync_api import expect


def test_a_rehearsal_fills_with_people_and_is_wiped(people, session):
    fay = people("Fay").join(session.facilitator_code)
    fay.page.goto(f"{fay.address}/s/{session.id}/agenda")
    fay.arrive()
    fay.press("Rehearse")
    fay.page.wait_for_url("**/b/*")
    rehearsed = fay.page.url
    fay.arrive()

    fay.reads("This is a rehearsal: the others are simulated, and nothing of it is kept.")
    here = fay.page.locator("#top").get_by_role("button", name=re.compile(r"^([3-9]|\d\d) people here$"))
    expect(here).to_be_visible(timeout=60_000)
    expect(fay.page.locator("#canvas .note").first).to_be_visible(timeout=60_000)
    fay.picture("rehearsal")

    fay.press("End the rehearsal")
    fay.page.wait_for_url(f"{fay.address}/")
    assert fay.context.request.get(rehearsed).status == 404
