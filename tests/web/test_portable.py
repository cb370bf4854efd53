"""A workshop taken along over HTTP, looked into and brought in by an account; and who may not."""

import io
import zipfile

import pytest

from tests.web.conftest import act, add, joined
from tests.web.test_new import app, fay, newest  # noqa: F401

PATH = "/s/{}/portable"


@pytest.fixture
def facilitator(browser, session):
    return joined(browser(), session.facilitator_code, "Fay Rocha")


def taken(client, session):
    answer = client.post(PATH.format(session.id))
    assert answer.status_code == 200, answer.text
    data = answer.data
    answer.close()
    return data


def look(client, data):
    form = {"file": (io.BytesIO(data), "oficina.mutirao")}
    return client.post("/bring", data=form, content_type="multipart/form-data")


def test_only_facilitators_take_a_workshop_along(facilitator, ana, browser, session):
    assert facilitator.get(PATH.format(session.id)).status_code == 200
    for client in (ana, browser()):
        for ask in (client.get, client.post):
            assert ask(PATH.format(session.id)).status_code in (403, 404)


def test_the_page_tells_what_stays_here(facilitator, ana, parts, session):
    act(parts, session, facilitator, "stage.set", private=True)
    add(parts, session, ana, "n1", "segredo")

    page = facilitator.get(PATH.format(session.id)).text

    assert "1 coisa que você não vê agora" in page


def test_what_was_taken_along_is_brought_in(facilitator, ana, fay, parts, session):  # noqa: F811
    add(parts, session, ana, "n1", "Água limpa")
    data = taken(facilitator, session)
    seen = look(fay, data)

    assert seen.status_code == 200
    assert session.title in seen.text
    token = seen.text.split('action="/bring/')[1].split('"')[0]
    done = fay.post(f"/bring/{token}")

    assert done.status_code == 303
    made = newest(parts, fay)
    assert (made.title, made.owner) == (session.title, fay.account.id)
    assert made.code != session.code
    board = fay.get(f"/api/v1/boards/{made.board}").json
    assert board["records"]["n1"]["text"] == "Água limpa"
    assert fay.post(f"/bring/{token}").status_code == 410


def test_nobody_without_an_account_brings_anything_in(facilitator, session, browser):
    data = taken(facilitator, session)
    assert look(browser(), data).status_code == 403
    assert browser().get("/bring").status_code == 302


@pytest.mark.parametrize("data", [b"nothing", b"PK\x03\x04", b""])
def test_what_is_no_portable_file_is_refused_in_one_sentence(fay, data):  # noqa: F811
    answer = look(fay, data)
    assert answer.status_code in (400, 415)
    assert 'role="alert"' in answer.text


def test_a_zip_of_something_else_is_refused(fay, parts):  # noqa: F811
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("../../etc/passwd", "root")
    before = len(parts.store.sessions.all())

    assert look(fay, out.getvalue()).status_code == 415
    assert len(parts.store.sessions.all()) == before
    assert not [path for path in (parts.config.data / "portable").iterdir()]


def test_who_leads_a_programme_takes_it_along_and_nobody_else(fay, parts, browser, address):  # noqa: F811
    made = parts.store.programmes.make("Cidades", "pt-BR", fay.account.id)
    team = parts.store.programmes.add_team(made.id, "Aurora")
    parts.store.sessions.make("Oficina da Aurora", programme=made.id, programme_team=team.id)
    other = parts.store.accounts.make("Rui", f"rui-{address}@example.org", None, "pt-BR")
    parts.store.programmes.add_member(made.id, other.id, "member", team.id)
    rui = browser()
    rui.post(f"/sign-in/{parts.store.accounts.make_link(other.id, 2**52)}")

    for path in (f"/p/{made.id}/portable", f"/p/{made.id}/teams/{team.id}/portable"):
        assert fay.get(path).status_code == 200
        assert rui.get(path).status_code == rui.post(path).status_code == 403
    answer = fay.post(f"/p/{made.id}/portable")
    seen = look(fay, answer.data)
    answer.close()
    token = seen.text.split('action="/bring/')[1].split('"')[0]
    done = fay.post(f"/bring/{token}")

    assert done.status_code == 303
    came = next(each for each in parts.store.programmes.of_account(fay.account.id) if each.id != made.id)
    assert done.headers["Location"].endswith(f"/p/{came.id}")
    assert [each.title for each in parts.store.programmes.workshops(came.id)] == ["Oficina da Aurora"]
