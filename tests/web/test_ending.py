"""The end of an account, and signing out of a browser with all its tabs."""

import io
import json
import zipfile

import pytest

from tests.web.conftest import end, joined, made
from tests.web.test_erasing import bytes_of, finds
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.rewriting import NOBODY
from workshop.rights import host

WORDS = "correct horse battery"


@pytest.fixture
def app(tmp_path):
    app = made(tmp_path)
    app.extensions["door"].pause = lambda seconds: None
    yield app
    end(app)


@pytest.fixture
def fay(browser, parts):
    client = browser()
    given = {"name": "Fayola", "email": "fayola@example.org", "password": WORDS, "language": "en"}
    assert client.post("/start", data=given).status_code == 303
    client.account = parts.store.accounts.by_email("fayola@example.org")
    return client


@pytest.fixture
def mine(parts, fay):
    return parts.store.sessions.make("Fayola's own", owner=fay.account.id)


@pytest.fixture
def other(parts):
    return parts.store.accounts.make("Gil", "gil@example.org", None, "en")


def write(parts, session, account, note):
    person = host(parts.store, session.id, account)
    given = {"note": note, "x": 0, "y": 0, "text": "Luz"}
    parts.boards.act(session.board, Viewer(person.id, Role.FACILITATOR), [Command(f"c{note}", "note.add", given)])
    return person


def leave(client, **given):
    return client.post("/account/end", data={"password": WORDS, "sure": "1", **given})


@pytest.mark.parametrize("given", [{"password": "wrong horse battery"}, {"password": ""}, {"sure": ""}])
def test_nobody_ends_an_account_by_accident_or_without_its_password(parts, fay, mine, given):
    assert leave(fay, **given).status_code in (400, 403)
    assert parts.store.accounts.get(fay.account.id) is not None
    assert parts.store.sessions.get(mine.id) is not None


def test_who_has_just_come_by_a_link_needs_no_password(parts, browser):
    account = parts.store.accounts.make("Lia", "lia@example.org", None, "en")
    client = browser()
    client.post(f"/sign-in/{parts.store.accounts.make_link(account.id, 2**52)}")

    assert leave(client, password="").status_code == 303
    assert parts.store.accounts.get(account.id) is None


def test_what_one_alone_holds_goes_away_with_an_account(parts, fay, mine):
    write(parts, mine, fay.account, "a1")
    assert "Fayola&#39;s own" in fay.get("/account/end").text

    answer = leave(fay)

    assert answer.headers["Location"] == "/erased"
    assert parts.store.sessions.get(mine.id) is None
    assert parts.store.accounts.get(fay.account.id) is None
    assert fay.get("/account").status_code == 302


def test_a_workshop_goes_to_whom_was_chosen_and_bears_no_name_of_who_left(parts, fay, mine, other):
    left = write(parts, mine, fay.account, "a1")
    parts.store.people.hosting(mine.id, other.id, other.name, "en")

    leave(fay, **{f"to-{mine.id}": other.id})

    found = parts.store.sessions.get(mine.id)
    assert found.owner == other.id
    assert parts.boards.room(mine.board).board.records["a1"]["by"] == NOBODY
    assert parts.store.people.get(left.id) is None


def test_nobody_takes_over_who_may_not(parts, fay, mine, other):
    leave(fay, **{f"to-{mine.id}": other.id})

    assert parts.store.sessions.get(mine.id) is None


def test_programmes_are_left_and_handed_over(parts, fay, other):
    owned = parts.store.programmes.make("Orla", "en", fay.account.id)
    lone = parts.store.programmes.make("Serra", "en", fay.account.id)
    member = parts.store.programmes.make("Mata", "en", other.id)
    parts.store.programmes.add_member(owned.id, other.id, "lead")
    parts.store.programmes.add_member(member.id, fay.account.id, "mentor")

    leave(fay, **{f"to-{owned.id}": other.id})

    assert parts.store.programmes.get(owned.id).owner == other.id
    assert parts.store.programmes.get(lone.id).removed is not None
    assert [each.account for each in parts.store.programmes.members(member.id) if each.account == fay.account.id] == []


def test_no_byte_tells_of_an_account_that_ended(parts, fay, mine, other, app, tmp_path):
    write(parts, mine, fay.account, "a1")
    parts.store.people.hosting(mine.id, other.id, other.name, "en")
    url = f"sqlite:///{tmp_path / 'mutirao.sqlite3'}"
    assert finds(b"".join(bytes_of(parts, url)), ["Fayola", "fayola@example.org"])
    parts.store.sessions.set(mine.id, title="Handed over")
    parts.store.boards.rename(mine.board, "Handed over")

    leave(fay, **{f"to-{mine.id}": other.id})

    assert finds(b"".join(bytes_of(parts, url)), ["Fayola", "fayola@example.org", fay.account.id]) == []


def mentoring(store, account, leader):
    """What a mentor leaves behind: a place among a programme's people, a note to themselves, a mission, a post, a mail."""
    programme = store.programmes.make("Mata", "en", leader.id)
    team = store.programmes.add_team(programme.id, "Ipê")
    store.programmes.add_member(programme.id, account.id, "mentor", team.id)
    store.mentoring.keep_private_note(account.id, team.id, "Falam pouco entre si")
    store.mentoring.give_mission(team.id, account.id, "Cinco entrevistas", "", None)
    store.communities.post(store.communities.make(programme.id, "Água", "", leader.id).id, account.id, "Bom dia")
    store.invitations.make(programme.id, "mentor", leader.id, 2**52, email=account.email)
    return team


def test_a_mentors_traces_go_with_the_account_and_the_teams_mission_stays(parts, fay, other, app, tmp_path):
    team = mentoring(parts.store, fay.account, other)
    url = f"sqlite:///{tmp_path / 'mutirao.sqlite3'}"
    traces = ["fayola@example.org", fay.account.id, "Falam pouco entre si"]
    assert len(finds(b"".join(bytes_of(parts, url)), traces)) == 3

    leave(fay)

    assert finds(b"".join(bytes_of(parts, url)), traces) == []
    assert [each.title for each in parts.store.mentoring.missions([team.id])] == ["Cinco entrevistas"]


def test_all_that_is_kept_of_an_account_is_in_one_file(parts, fay, mine):
    write(parts, mine, fay.account, "a1")
    mentoring(parts.store, fay.account, parts.store.accounts.make("Gil", "gil@example.org", None, "en"))

    file = zipfile.ZipFile(io.BytesIO(fay.get("/me/data/file").data))

    told = json.loads(file.read("data.json"))
    assert told["account"]["email"] == "fayola@example.org"
    assert told["holds"] == ["Fayola's own"]
    assert told["workshops"][0]["boards"][0]["things"][0]["id"] == "a1"
    kept = told["kept"]
    assert kept["private_notes"][0]["text"] == "Falam pouco entre si" and kept["posts"][0]["text"] == "Bom dia"
    assert {"members", "missions", "people"} <= kept.keys()
    assert b"argon2" not in file.read("data.json")
    assert "/account/end" in fay.get("/me/data").text


def test_a_guest_has_no_account_to_end(parts, browser, mine):
    ana = joined(browser(), mine.code, "Ana")

    assert leave(ana).status_code == 403
