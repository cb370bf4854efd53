"""The evening before, in real browsers: the first account, a new workshop from a ready agenda, a link on another device,
signing out everywhere; and every page on the way can be read by everybody."""

import email
import re
import time
from email import policy

import pytest
from playwright.sync_api import expect

from tests.browser.page import LATE, PHONE
from tests.browser.test_readable import told, troubles
from tests.server import serving

EVERYWHERE = "You have signed out everywhere; sign in again to go on."
WIDER = "() => document.documentElement.scrollWidth > innerWidth ? document.title : ''"


@pytest.fixture
def new_server(tmp_path):
    """A server on which there is no account yet."""
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def fay(people, new_server):
    return people("Fay", at=new_server, color_scheme="light", bypass_csp=True)


def fill(someone, **fields):
    for label, value in fields.items():
        someone.page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def link_from_mail(server):
    """The link of the newest mail, once one has come."""
    until = time.monotonic() + LATE / 1000
    while not (found := list((server.folder / "mail").glob("*.eml"))):
        assert time.monotonic() < until, "no mail has come"
        time.sleep(0.05)
    text = email.message_from_bytes(found[0].read_bytes(), policy=policy.default).get_content()
    return re.search(r"/sign-in/[\w-]+", text)[0]


def test_from_the_first_start_to_a_board_on_two_devices_and_out_again(people, new_server, fay):
    fay.page.goto(fay.address)
    fay.press("Make the first account", "link")
    fill(fay, **{"Your name": "Fay", "E-mail": "fay@example.org", "Password": "one short sentence"})
    fay.press("Make the account")
    expect(fay.page.get_by_role("heading", level=1)).to_contain_text("Fay")

    fay.press("New workshop", "link")
    fay.page.get_by_label("Begin with").select_option("agenda:listening")
    fill(fay, Title="Our square", Date="2030-06-18", From="15:00")
    expect(fay.page.get_by_label("To", exact=True)).to_have_value("17:00")
    fill(fay, **{"What is it for?": "To choose where the lights go.", "How many teams": "2"})
    expect(fay.page.locator("[data-notice] li").first).to_contain_text("To choose where the lights go.")
    fay.press("Make the workshop")
    expect(fay.page).to_have_title(re.compile("Our square"))

    fay.page.goto(fay.address)
    expect(fay.page.get_by_role("heading", name="Our square")).to_be_visible()
    expect(fay.page.locator(".diamond__piece").first).to_be_visible()
    fay.press(re.compile("Open the room"), "link")
    fay.arrive()
    fay.write("From the first device")
    fay.says("All saved")

    other = people("Fay", at=new_server, **PHONE)
    other.page.goto(f"{other.address}/sign-in")
    fill(other, **{"E-mail": "fay@example.org"})
    other.press("Send me a link instead")
    other.reads("Look into your mail")
    other.page.goto(other.address + link_from_mail(new_server))
    other.press("Sign in")
    other.press(re.compile("Open the room"), "link")
    other.arrive()
    expect(other.page.get_by_text("From the first device").filter(visible=True).first).to_be_visible()

    fay.page.goto(f"{fay.address}/account")
    fay.press("Sign out everywhere")
    expect(fay.page.get_by_label("Code", exact=True)).to_be_visible()
    other.reads(EVERYWHERE)


@pytest.mark.parametrize("window", ["large", "small"])
def test_axe_finds_nothing_on_the_pages_of_accounts(people, new_server, window):
    size = {"large": {"width": 1440, "height": 900}, "small": {"width": 360, "height": 740}}[window]
    fay = people("Fay", at=new_server, color_scheme="light", bypass_csp=True, viewport=size)
    fay.page.goto(f"{fay.address}/start")
    found, wide = {"start": troubles(fay)}, []
    data = {"name": "Fay", "email": "fay@example.org", "password": "one short sentence", "language": "en"}
    fay.context.request.post(f"{fay.address}/start", form=data)
    plan = {"title": "Our square", "beginning": "agenda:listening", "language": "en", "count": "2"}
    for title in ("Our square", "Our street"):
        fay.context.request.post(f"{fay.address}/new", form={**plan, "title": title})
    for path in ("/", "/new", "/sessions", "/sessions?show=removed", "/boards", "/account"):
        fay.page.goto(fay.address + path)
        found[path] = troubles(fay)
        wide.append(fay.page.evaluate(WIDER))
    fay.page.get_by_text("Fay", exact=True).first.click()
    found["menu"] = troubles(fay)
    fay.page.goto(f"{fay.address}/sessions")
    fay.press(re.compile("About it.*Our street"), "link")
    found["about"] = troubles(fay)
    stranger = people("Bo", at=new_server, color_scheme="light", bypass_csp=True, viewport=size)
    stranger.page.goto(f"{stranger.address}/sign-in")
    found["sign-in"] = troubles(stranger)

    assert told(found) == []
    assert [each for each in wide if each] == []
