"""The evidence pack as it is downloaded, and the return of a programme."""

import io
import re
import zipfile

import pytest

from tests.web.conftest import act
from tests.web.programme import cast
from tests.web.test_returns import EVIL, begin, board, opened, save  # noqa: F401 (board is a fixture)
from workshop import rights


def unpacked(answer):
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_only_those_who_facilitate_take_it(session, ana, fay, browser):
    for path in ("evidence", "evidence.zip"):
        assert fay.get(f"/s/{session.id}/{path}").status_code == 200
        assert ana.get(f"/s/{session.id}/{path}").status_code == 403
        assert browser().get(f"/s/{session.id}/{path}").status_code == 404


def test_who_took_it_is_written_down(session, fay, parts):
    fay.get(f"/s/{session.id}/evidence.zip")

    found = parts.store.accesses.of_session(session.id)
    assert (fay.person, "exported", "evidence") in {(each.who, each.what, each.about) for each in found}


def test_no_name_and_no_id_of_anybody_is_in_it(board, session, fay, ana, parts, browser):  # noqa: F811
    for name in ("Zuleica Prado", "Quitéria"):
        person = parts.store.people.join(session.id, name, "participant", "pt-BR")
        parts.store.commitments.make(session.id, None, "Trocar", person.id, who=name, email="quit@example.org")
    act(parts, session, fay, "poll.open", poll="p", way="dots", title="O que?", options=["light", "bus"])
    act(parts, session, fay, "poll.close", poll="p")
    act(parts, session, fay, "poll.decide", poll="p", decided="Seis postes", who="Quitéria")
    save(fay, session, begin(fay, session, "light"), theme="Segurança", responsible="Zuleica Prado", action=EVIL, hide="1")

    files = unpacked(fay.get(f"/s/{session.id}/evidence.zip"))

    everything = "\n".join(files.values())
    for person in parts.store.people.of(session.id):
        assert person.id not in everything
    for secret in ("Zuleica", "Quitéria", "quit@", "K7QX2", "O poste apaga", session.id, session.code, board):
        assert secret not in everything, secret
    assert "De noite eu ando" in files["contributions.csv"] and "Seis postes" in files["decisions.csv"]


@pytest.fixture
def all_of(browser, parts, address):
    return cast(browser, parts, address)


def test_a_programme_shows_what_its_workshops_show(all_of, parts, browser):
    lea, programme, own = all_of.of.lea, all_of.programme, all_of.own
    lea.person = rights.host(parts.store, own.id, lea.account).id
    act(parts, own, lea, "note.add", note="n1", x=0, y=0, text="Luz", paper="K7QX2")
    act(parts, own, lea, "cluster.make", cluster="light", notes=["n1"], title="Luz")
    save(lea, own, begin(lea, own, "light"))
    assert lea.post(f"/p/{programme.id}/return/open").status_code == 303
    public = f"/r/{parts.store.programmes.get(programme.id).public}"

    assert "Luz nas ruas à noite" not in browser().get(public).text
    opened(lea, own, parts)
    page = browser().get(public).text
    assert "Luz nas ruas à noite" in page and "Aurora" in page
    assert "Luz nas ruas à noite" in browser().get(f"{public}?district=Aurora").text
    assert "Luz" in browser().get(f"{public}/find?code=K7QX2").text

    parts.store.programmes.set(programme.id, removed=1)
    assert browser().get(public).status_code == 404


def test_only_who_manages_a_programme_publishes_it_and_takes_its_evidence(all_of, browser):
    base = f"/p/{all_of.programme.id}"
    for client in (all_of.of.lea, all_of.of.fay):
        assert client.get(f"{base}/return").status_code == 200
        assert set(unpacked(client.get(f"{base}/evidence.zip"))) >= {"workshops.csv"}
    for client in (all_of.of.mel, all_of.of.ana, all_of.of.otto, all_of.of.zoe, browser()):
        assert client.get(f"{base}/return").status_code in (403, 404)
        assert client.get(f"{base}/evidence.zip").status_code in (403, 404)
        assert client.post(f"{base}/return/open").status_code in (403, 404)
    assert not re.search(r"/r/\w+", all_of.of.lea.get(f"{base}/return").text)
