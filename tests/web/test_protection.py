"""What is kept of people, as they and those who hold workshops may see, take and erase it."""

import gzip
import io
import json
import zipfile

import pytest

from tests.web.conftest import act, add, joined
from workshop.core.role import Role
from workshop.retaining import DAY
from workshop.rewriting import NOBODY
from workshop.store.ids import now_ms

SURE = {"sure": "1", "notes": "go"}
STRANGER, ANA, BO, MEL, OTTO, FAY, ADMIN, GONE = "stranger", "ana", "bo", "mel", "otto", "fay", "admin", "gone"
TAKES_PART = {ANA, MEL, OTTO, FAY}
PAGES = {
    ("GET", "/s/{id}/me"): dict.fromkeys(TAKES_PART, 200) | {ADMIN: 403},
    ("GET", "/s/{id}/me/file"): dict.fromkeys(TAKES_PART, 200) | {ADMIN: 403},
    ("POST", "/s/{id}/me/erase"): dict.fromkeys(TAKES_PART, 303) | {ADMIN: 403, FAY: 409},
    ("GET", "/s/{id}/data"): {ANA: 403, MEL: 403, OTTO: 403, FAY: 200, ADMIN: 200},
    ("GET", "/s/{id}/data/people/{bo}"): {ANA: 403, MEL: 403, OTTO: 403, FAY: 200, ADMIN: 200},
    ("POST", "/s/{id}/data/people/{bo}"): {ANA: 403, MEL: 403, OTTO: 403, FAY: 303, ADMIN: 303},
    ("POST", "/s/{id}/data/anonymise"): {ANA: 403, MEL: 403, OTTO: 403, FAY: 303, ADMIN: 303},
    ("GET", "/me/data"): dict.fromkeys((STRANGER, ANA, BO, MEL, OTTO, FAY, ADMIN, GONE), 403),
    ("GET", "/me/data/file"): dict.fromkeys((STRANGER, ANA, BO, MEL, OTTO, FAY, ADMIN, GONE), 403),
    ("GET", "/account/end"): dict.fromkeys((STRANGER, ANA, BO, MEL, OTTO, FAY, ADMIN, GONE), 403),
    ("POST", "/account/end"): dict.fromkeys((STRANGER, ANA, BO, MEL, OTTO, FAY, ADMIN, GONE), 403),
}
"""What each is answered; where nothing is said, that there is no such workshop."""


@pytest.fixture
def everybody(parts, session, browser):
    """One browser for each role, somebody who was taken out, somebody who never came, and the server's administrator."""
    found = {name: joined(browser(), session.code, name.title()) for name in (ANA, BO, MEL, OTTO, GONE)}
    found[FAY] = joined(browser(), session.facilitator_code, "Fay")
    for name, role in ((MEL, Role.MENTOR), (OTTO, Role.OBSERVER)):
        parts.store.people.set(found[name].person, role=role)
    parts.store.people.set(found[GONE].person, removed=True)
    found[STRANGER], found[ADMIN] = browser(), browser()
    token = parts.store.tokens.make("Admin")
    found[ADMIN].environ_base = {**found[ADMIN].environ_base, "HTTP_AUTHORIZATION": f"Bearer {token}"}
    return found


@pytest.mark.parametrize("who", [STRANGER, ANA, MEL, OTTO, FAY, ADMIN, GONE])
@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_each_role_on_each_page(everybody, session, page, who):
    method, path = page
    path = path.format(id=session.id, bo=everybody[BO].person)

    answer = everybody[who].open(path, method=method, data=SURE if method == "POST" else None)

    assert answer.status_code == PAGES[page].get(who, 404), answer.text[:300]


def opened(answer):
    file = zipfile.ZipFile(io.BytesIO(answer.data))
    return {name: file.read(name) for name in file.namelist()}


def test_the_file_has_all_that_is_theirs_and_nothing_of_others(parts, session, ana, bo, fay):
    add(parts, session, ana, "a1", "Luz na <b>praça</b>")
    add(parts, session, bo, "b1", "Sombra do Bo")
    act(parts, session, ana, "comment.add", comment="k1", on="b1", text="Concordo")
    options = [{"id": "x", "text": "Um"}, {"id": "y", "text": "Dois"}]
    act(parts, session, fay, "poll.open", poll="p1", way="choice", title="Qual?", options=options, secret=True)
    act(parts, session, ana, "poll.cast", poll="p1", ballot=["y"])

    files = opened(ana.get(f"/s/{session.id}/me/file"))

    told = json.loads(files["data.json"])["workshops"][0]
    board = told["boards"][0]
    assert told["you"]["name"] == "Ana"
    assert told["you"]["personal_code"] == parts.store.people.get(ana.person).code
    assert {each["id"] for each in board["things"]} == {"a1", "k1"}
    assert board["secret_votes"] == [{"question": "Qual?", "ballot": {"ballot": ["y"]}}]
    assert [each["command"] for each in board["done"]] == ["note.add", "comment.add", "poll.cast"]
    assert b"Sombra do Bo" not in b"".join(files.values())
    assert b"<b>" not in files["index.html"]
    assert "Luz na &lt;b&gt;praça".encode() in files["index.html"]


def test_what_is_written_in_private_is_in_its_authors_file_alone(parts, session, ana, fay):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "a1", "Segredo")

    assert b"Segredo" in opened(ana.get(f"/s/{session.id}/me/file"))["data.json"]
    assert b"Segredo" not in opened(fay.get(f"/s/{session.id}/me/file"))["data.json"]


@pytest.mark.parametrize("notes", ["go", "stay"])
def test_somebody_erases_themselves(parts, session, ana, bo, notes):
    add(parts, session, ana, "a1")

    answer = ana.post(f"/s/{session.id}/me/erase", data={"sure": "1", "notes": notes})

    assert answer.headers["Location"] == "/erased"
    assert ana.get("/erased").status_code == 200
    assert ana.get(f"/s/{session.id}/me").status_code == 404
    left = bo.get(f"/api/v1/boards/{session.board}").json
    assert "Ana" not in json.dumps(left)
    assert ("a1" in left["records"]) is (notes == "stay")
    assert notes == "go" or left["records"]["a1"]["by"] == NOBODY


@pytest.mark.parametrize("given", [{}, {"notes": "go"}, {"sure": "1"}, {"sure": "1", "notes": "x"}])
def test_nobody_is_erased_who_is_not_sure(parts, session, ana, given):
    assert ana.post(f"/s/{session.id}/me/erase", data=given).status_code == 409
    assert parts.store.people.get(ana.person).name == "Ana"


def test_a_facilitator_erases_who_asks_for_it_and_the_log_names_nobody(parts, session, ana, fay):
    page = fay.get(f"/s/{session.id}/data").text
    assert f"/s/{session.id}/data/people/{ana.person}" in page

    fay.post(f"/s/{session.id}/data/people/{ana.person}", data=SURE)

    page = fay.get(f"/s/{session.id}/data").text
    assert parts.store.people.get(ana.person) is None
    assert "Ana" not in page
    assert [each.what for each in parts.store.accesses.of_session(session.id)] == ["erased"]


def test_what_facilitators_do_is_written_down_once_an_hour_or_each_time(parts, session, ana, fay):
    for _ in range(3):
        fay.get(f"/api/v1/boards/{session.board}/export/csv")
        ana.get(f"/b/{session.board}")
        fay.get(f"/b/{session.board}")
    fay.patch(f"/api/v1/sessions/{session.id}/people/{ana.person}", json={"role": "mentor"})
    fay.patch(f"/api/v1/sessions/{session.id}", json={"purpose": "Luz"})

    seen = parts.store.accesses.of_session(session.id)
    assert sorted((each.what, each.who) for each in seen) == sorted(
        [("changed", fay.person), ("role", fay.person), ("opened", fay.person), *[("exported", fay.person)] * 3]
    )
    page = fay.get(f"/s/{session.id}/data").text
    assert "Fay" in page
    assert "csv" in page


def test_the_way_to_ones_data_is_told_where_one_joins(session, browser):
    told = browser().get(f"/api/v1/codes/{session.code}", headers={"Accept-Language": "en"}).json["notice"]

    assert any("Your data" in sentence for sentence in told)


def test_names_taken_out_now_stay_out(parts, session, ana, fay):
    add(parts, session, ana, "a1")

    fay.post(f"/s/{session.id}/data/anonymise", data={"sure": "1"})

    assert parts.store.sessions.get(session.id).anonymised > 0
    assert ana.get(f"/s/{session.id}/me").status_code == 404


@pytest.mark.parametrize("path", ["replay", "recent", "entries?since=0"])
def test_what_was_told_of_the_past_before_is_not_told_any_more(parts, session, ana, fay, path):
    add(parts, session, ana, "a1", "Carambola azeda")
    act(parts, session, ana, "drop", ids=["a1"])
    before = fay.get(f"/api/v1/boards/{session.board}/{path}")
    assert before.status_code == 200
    assert b"Carambola" in plain(before) or path == "recent"

    fay.post(f"/s/{session.id}/data/people/{ana.person}", data=SURE)

    after = plain(fay.get(f"/api/v1/boards/{session.board}/{path}"))
    assert b"Carambola" not in after
    assert b"Ana" not in after
    assert ana.person.encode() not in after


def plain(answer):
    return gzip.decompress(answer.data) if answer.headers.get("Content-Encoding") == "gzip" else answer.data


def test_the_page_about_a_workshop_says_when_names_go_in_the_last_week(parts, session, fay):
    soon, later = (now_ms() + days * DAY - 30 * DAY for days in (6, 9))
    parts.store.sessions.set(session.id, starts=later - 1, ends=later, keep_days=30)
    assert "data-until" not in fay.get(f"/s/{session.id}/about").text

    parts.store.sessions.set(session.id, starts=soon - 1, ends=soon)

    assert "data-until" in fay.get(f"/s/{session.id}/about").text
