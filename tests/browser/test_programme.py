"""A programme in real browsers: from its first page to a note that a member writes on a team's board, and every page of it
can be read by everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_holding import WIDER, fill
from tests.browser.test_readable import told, troubles
from tests.server import serving
from workshop.store import open_store
from workshop.store.ids import now_ms

DAY = 86_400_000
WIDE_ONES = (2, 5, 7, 8, 13)
"""Pages that are laid out otherwise on a wide screen: the overview, a team, sessions, people, the gallery."""
SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 360, "height": 740}}


@pytest.fixture
def new_server(tmp_path):
    """A server on which there is no account yet."""
    with serving(tmp_path) as running:
        yield running


def started(someone):
    """Somebody with the first account of all."""
    data = {"name": "Fay", "email": "fay@example.org", "password": "one short sentence", "language": "en"}
    someone.context.request.post(f"{someone.address}/start", form=data)
    return someone


def test_from_a_new_programme_to_a_note_that_a_member_writes(people, new_server):
    fay = started(people("Fay", at=new_server))
    fay.page.goto(f"{fay.address}/programmes")
    fay.press("New programme", "link")
    fill(fay, Title="The city that listens")
    fay.press("Make the programme")
    fay.press("Add teams", "link")
    fill(fay, **{"Their names, one in each line": "Aurora\nSol"})
    fay.press("Add teams")
    fay.press("Aurora", "link")
    fay.press("New workshop", "link")
    fill(fay, Title="First listening")
    fay.press("Make the workshop")
    fay.page.goto(f"{fay.address}/programmes")
    fay.press("The city that listens", "link")
    fay.press("People", "link")
    fay.page.get_by_label("Of which team").last.select_option(label="Aurora")
    fay.press("Make the invitation")
    link = fay.page.get_by_label("Link", exact=True).input_value()

    ana = people("Ana", at=new_server)
    ana.page.goto(ana.address + re.search(r"/i/[\w-]+", link)[0])
    fill(ana, **{"Your name": "Ana", "E-mail": "ana@example.org", "Password": "another short sentence"})
    ana.press("Come in")
    expect(ana.page.get_by_role("heading", level=1)).to_have_text("Aurora")
    ana.page.get_by_role("link", name="First listening", exact=True).first.click()
    ana.page.wait_for_url("**/b/**")
    ana.arrive()
    ana.write("From the street")
    ana.says("All saved")

    fay.page.goto(f"{fay.address}/programmes")
    fay.press("The city that listens", "link")
    expect(fay.page.get_by_role("heading", level=1)).to_have_text("2 of 2 teams are moving")
    fay.reads("1 contribution was written")
    fay.reads("1 person took part")


def filled(server):
    """A programme with all that its pages can show; the answer is its id, a team's, and a workshop's."""
    store = open_store(server.database)
    fay, mel = (
        store.accounts.by_email("fay@example.org"),
        store.accounts.make("Mel", "mel@example.org", None, "en"),
    )
    made = store.programmes.make(
        "The city that listens", "en", fay.id, starts=now_ms() - 40 * DAY, about="Six months"
    )
    milestones = [
        store.programmes.add_milestone(made.id, title, now_ms() + at * DAY)
        for title, at in (("Departure", -9), ("Listening", 20))
    ]
    cohorts = [store.programmes.add_cohort(made.id, title) for title in ("2026", "South")]
    teams = [
        store.programmes.add_team(made.id, name, cohorts[at % 2].id, challenge="Light")
        for at, name in enumerate("ABCD")
    ]
    store.programmes.set_team(teams[0].id, at=now_ms() - 30 * DAY)
    store.programmes.set_team(teams[1].id, paused_until=now_ms() + 9 * DAY)
    for at, team in enumerate(teams):
        store.programmes.reach(team.id, milestones[at % 2].id)
        store.programmes.add_member(made.id, mel.id, "mentor", team.id)
    session = store.sessions.make(
        "First listening",
        "en",
        programme=made.id,
        programme_team=teams[2].id,
        starts=now_ms() + DAY,
        owner=fay.id,
    )
    community = store.communities.make(made.id, "At night", "Light and company", fay.id)
    store.communities.post(community.id, fay.id, "Who has measured the light?")
    piece = store.gallery.add(
        made.id,
        "method",
        "Our listening",
        [{"title": "Listen", "minutes": 10}],
        fay.id,
        credit="C",
        team=teams[2].id,
    )
    store.invitations.make(made.id, "mentor", fay.id, now_ms() + DAY, team=teams[0].id)
    token = store.invitations.make(made.id, "member", fay.id, now_ms() + DAY, team=teams[0].id)
    store.db.close()
    of = f"/p/{made.id}"
    return [
        "/programmes", "/programmes/new", of, f"{of}?cohort={cohorts[1].id}", f"{of}/teams", f"{of}/teams/{teams[2].id}",
        f"{of}/teams/{teams[2].id}/about", f"{of}/sessions", f"{of}/members", f"{of}/roster", f"{of}/about",
        f"{of}/communities",
        f"{of}/communities/{community.id}", f"{of}/gallery", f"{of}/gallery/new", f"{of}/gallery/{piece.id}",
        f"/s/{session.id}/catch-up", f"/s/{session.id}/about", f"/i/{token}",
    ]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_the_pages_of_a_programme(people, new_server, size):
    fay = started(people("Fay", at=new_server, color_scheme="light", bypass_csp=True, viewport=SIZES[size]))
    found, wide = {}, []
    for at, path in enumerate(filled(new_server)):
        fay.page.goto(fay.address + path)
        if size == "small" or at in WIDE_ONES:
            found[path] = troubles(fay)
        wide.append(fay.page.evaluate(WIDER))

    assert told(found) == []
    assert [each for each in wide if each] == []
