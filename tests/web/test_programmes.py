"""Programmes on their pages: making one, its teams and its people, invitations by link, by mail and by table."""

import email
import re

import pytest

from tests.web.conftest import end, made
from tests.web.programme import cast, signed_in
from workshop.store.ids import now_ms

FORM = {
    "title": "Cidade que escuta", "language": "pt-BR", "about": "Seis meses", "starts": "2026-08-01", "ends": "2027-01-31",
    "milestone-0": "Desafio", "due-0": "2026-11-30", "milestone-1": "Partida", "due-1": "2026-08-31",
    "cohort-0": "Turma 2026",
}  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("programmes"))
    yield app
    end(app)


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


@pytest.fixture
def url(all):
    return f"/p/{all.programme.id}"


def mails(parts):
    """All mails that were kept, as (to, text)."""
    found = [
        email.message_from_bytes(path.read_bytes()) for path in (parts.config.data / "mail").glob("*.eml")
    ]
    return [(str(each["To"]), each.get_payload(decode=True).decode()) for each in found]


def link_in(text):
    return re.search(r"/i/[\w-]+", text)[0]


def test_a_programme_is_made_with_its_milestones_by_date(browser, parts, address):
    lea = signed_in(browser, parts, "Lea", address)

    answer = lea.post("/programmes/new", data=FORM)

    made = parts.store.programmes.of_account(lea.account.id)[0]
    assert answer.headers["Location"].endswith(f"/p/{made.id}")
    assert (made.title, made.language, made.about) == ("Cidade que escuta", "pt-BR", "Seis meses")
    assert [each.title for each in parts.store.programmes.milestones(made.id)] == ["Partida", "Desafio"]
    assert [each.title for each in parts.store.programmes.cohorts(made.id)] == ["Turma 2026"]
    assert "Cidade que escuta" in lea.get("/").text and "Cidade que escuta" in lea.get("/programmes").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "title"),
        ({"ends": "2026-01-01"}, "ends"),
        ({"starts": "32"}, "starts"),
        ({"title": "x" * 200}, "title"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(browser, parts, address, wrong, said):
    lea = signed_in(browser, parts, "Lea", address)

    answer = lea.post("/programmes/new", data={**FORM, **wrong})

    assert answer.status_code in (400, 413)
    assert re.search(rf'id="{said}"[^>]*aria-invalid="true"', answer.text)
    assert parts.store.programmes.of_account(lea.account.id) == []


def test_changing_it_keeps_milestones_by_id_and_takes_empty_ones_away(all, parts, url):
    store, id = parts.store.programmes, all.programme.id
    first, _ = (store.add_milestone(id, title) for title in ("Partida", "Escuta"))
    store.reach(all.aurora.id, first.id)

    form = {
        "title": "Cidade",
        "language": "en",
        "milestone-0": "Saída",
        "milestone-id-0": first.id,
        "cohort-0": "A",
        "cohort-id-0": all.aurora.cohort,
    }
    assert all.of.lea.post(f"{url}/about", data=form).status_code == 303

    assert [(each.id, each.title) for each in store.milestones(id)] == [(first.id, "Saída")]
    assert store.team(all.aurora.id).milestone == first.id
    assert [each.title for each in store.cohorts(id)] == ["A"]
    assert all.of.lea.post(f"{url}/about", data={**form, "cohort-0": ""}).status_code == 409


def test_teams_are_added_by_name_and_say_more_later(all, parts, url):
    answer = all.of.fay.post(f"{url}/teams", data={"names": "Varanda\n\n Cais ", "cohort": all.aurora.cohort})
    assert answer.status_code == 303
    assert [team.name for team in parts.store.programmes.teams(all.programme.id)] == [
        "Aurora",
        "Cais",
        "Sol",
        "Varanda",
    ]
    assert (
        all.of.fay.post(f"{url}/teams", data={"names": "cais", "cohort": all.aurora.cohort}).status_code
        == 409
    )

    about = {
        "name": "Aurora",
        "challenge": "Luz na praça",
        "district": "Norte",
        "paused": "2027-01-01",
        "cohort": all.aurora.cohort,
    }
    assert all.of.fay.post(f"{url}/teams/{all.aurora.id}/about", data=about).status_code == 303
    assert "Luz na praça" in all.of.ana.get(f"{url}/teams/{all.aurora.id}").text
    assert parts.store.programmes.team(all.aurora.id).paused_until > now_ms()


def test_a_link_makes_whoever_follows_it_a_member(all, browser, parts, url, address):
    answer = all.of.fay.post(
        f"{url}/members/invite", data={"role": "member", "team": all.sol.id, "email": ""}
    )
    link = link_in(answer.text)

    new = browser()
    page = new.get(link).text
    assert all.programme.title in page and "Sol" in page
    form = {
        "name": "Ivo",
        "email": f"ivo-{address}@example.org",
        "password": "uma frase comprida",
        "language": "pt-BR",
    }
    assert new.post(link, data={**form, "password": "curta"}).status_code == 400
    assert new.post(link, data=form).headers["Location"].endswith(f"/teams/{all.sol.id}")
    ivo = parts.store.accounts.by_email(f"ivo-{address}@example.org")
    assert parts.store.programmes.team_roles(all.sol.id, ivo.id) == {"member"}
    assert new.get(f"{url}/teams/{all.sol.id}").status_code == 200

    assert all.of.zoe.post(link).status_code == 303
    assert parts.store.programmes.team_roles(all.sol.id, all.of.zoe.account.id) == {"member"}
    assert browser().post(link, data=form).status_code == 409


def test_a_mailed_link_works_once_and_needs_no_password(all, browser, parts, url, address):
    to = f"mia-{address}@example.org"
    all.of.fay.post(
        f"{url}/members/invite",
        data={"role": "mentor", "team": all.sol.id, "email": to.upper(), "name": "Mia"},
    )
    [text] = [text for mailed, text in mails(parts) if mailed == to]
    assert "Mia" in text and all.programme.title in text

    new = browser()
    assert new.post(link_in(text), data={"name": "Mia"}).status_code == 303
    assert parts.store.programmes.mentored(parts.store.accounts.by_email(to).id)[0].id == all.sol.id
    assert browser().get(link_in(text)).status_code == 410
    assert all.of.zoe.post(link_in(text)).status_code == 410


def test_only_a_digest_of_a_link_is_kept_and_it_can_be_taken_back(all, parts, url):
    link = link_in(all.of.fay.post(f"{url}/members/invite", data={"role": "observer", "team": ""}).text)
    [waiting] = parts.store.invitations.of(all.programme.id)
    assert link.removeprefix("/i/") not in repr(waiting)
    assert link not in all.of.fay.get(f"{url}/members").text

    all.of.fay.post(f"{url}/members/revoke", data={"digest": waiting.digest})
    assert all.of.zoe.get(link).status_code == 410


def test_nobody_gives_a_role_above_their_own(all, parts, url):
    assert all.of.fay.post(f"{url}/members/invite", data={"role": "lead", "team": ""}).status_code == 403
    assert all.of.lea.post(f"{url}/members/invite", data={"role": "lead", "team": ""}).status_code == 200
    mel = next(
        each
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.mel.account.id
    )
    assert all.of.fay.post(f"{url}/members/{mel.id}", data={"role": "lead", "team": ""}).status_code == 403
    assert (
        all.of.mel.post(f"{url}/members/{mel.id}", data={"role": "facilitator", "team": ""}).status_code
        == 403
    )
    assert (
        all.of.fay.post(f"{url}/members/{mel.id}", data={"role": "mentor", "team": all.sol.id}).status_code
        == 303
    )
    assert parts.store.programmes.team_roles(all.aurora.id, all.of.mel.account.id) == set()


def test_who_leaves_sees_the_programme_no_more(all, parts, url):
    mel = next(
        each
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.mel.account.id
    )
    ana = next(
        each
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.ana.account.id
    )
    assert all.of.mel.post(f"{url}/members/{ana.id}/remove").status_code == 403

    assert all.of.mel.post(f"{url}/members/{mel.id}/remove").status_code == 303

    assert all.of.mel.get(f"{url}/teams").status_code == 404


def test_a_table_is_looked_at_before_anything_is_sent(all, parts, url, address):
    table = f"nome;e-mail;equipe;papel\nUma;uma-{address}@example.org;Cais;integrante\nDois;nonsense;Sol;\n"

    looked = all.of.fay.post(f"{url}/roster", data={"table": table})
    assert looked.status_code == 200
    assert "Line 3" in looked.text and "Cais" in looked.text
    assert parts.store.invitations.of(all.programme.id) == []
    assert "Cais" not in {team.name for team in parts.store.programmes.teams(all.programme.id)}

    assert all.of.fay.post(f"{url}/roster/send", data={"table": table}).status_code == 303
    assert [each.name for each in parts.store.invitations.of(all.programme.id)] == ["Uma"]
    assert "Cais" in {team.name for team in parts.store.programmes.teams(all.programme.id)}
    assert [to for to, _ in mails(parts) if to.startswith("uma-")] == [f"uma-{address}@example.org"]


PAGES = {
    "": "lfmswoab", "/teams": "lfmswoab", "/members": "lf", "/about": "lf", "/roster": "lf", "/sessions": "lfwo",
    "/sessions/table.csv": "lfwo", "/teams/{aurora}": "lfmswoa", "/teams/{aurora}/about": "lf", "/teams/{sol}": "lfwob",
    "/teams/{sol}/about": "lf", "/communities": "lfmswoab", "/gallery": "lfmswoab", "/gallery/new": "lfab",
}  # fmt: skip
WHO = {
    "l": "lea",
    "f": "fay",
    "m": "mel",
    "s": "sara",
    "w": "wim",
    "o": "otto",
    "a": "ana",
    "b": "bo",
    "z": "zoe",
}


@pytest.mark.parametrize("who", WHO.values())
def test_each_role_sees_its_pages_and_no_others(all, url, who):
    for path, seen in PAGES.items():
        answer = getattr(all.of, who).get(url + path.format(aurora=all.aurora.id, sol=all.sol.id))
        there = any(WHO[letter] == who for letter in seen)
        assert (answer.status_code in (200, 302)) == there, f"{who} {path}: {answer.status_code}"
        assert there or answer.status_code in (403, 404)


DEEDS = {
    "/about": {"title": "X"}, "/teams": {"names": "X"}, "/members/invite": {"role": "observer"}, "/members/revoke": {},
    "/roster": {"table": "x"}, "/roster/send": {"table": "x"}, "/remove": {}, "/teams/{aurora}/about": {"name": "X"},
    "/teams/{aurora}/remove": {}, "/teams/{aurora}/reach": {}, "/members/{member}": {"role": "observer"},
    "/members/{member}/remove": {},
}  # fmt: skip


@pytest.mark.parametrize("who", ["mel", "sara", "wim", "otto", "ana", "bo", "zoe"])
def test_who_does_not_manage_changes_nothing_by_any_address(all, parts, url, who):
    member = next(
        each.id
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.fay.account.id
    )
    before = (
        parts.store.programmes.get(all.programme.id),
        parts.store.programmes.teams(all.programme.id),
        parts.store.programmes.members(all.programme.id),
    )

    for path, form in DEEDS.items():
        answer = getattr(all.of, who).post(url + path.format(aurora=all.aurora.id, member=member), data=form)
        assert answer.status_code in (403, 404), path

    after = (
        parts.store.programmes.get(all.programme.id),
        parts.store.programmes.teams(all.programme.id),
        parts.store.programmes.members(all.programme.id),
    )
    assert before == after


def test_a_team_of_another_programme_is_not_there(all, parts, url, browser, address):
    other = parts.store.programmes.make("Outro", "en", all.of.zoe.account.id)
    theirs = parts.store.programmes.add_team(other.id, "Longe")

    assert all.of.lea.get(f"{url}/teams/{theirs.id}").status_code == 404
    assert all.of.lea.post(f"{url}/teams/{theirs.id}/about", data={"name": "X"}).status_code == 404
    assert all.of.lea.get(f"/p/{other.id}/teams").status_code == 404
    assert all.of.lea.get("/p/%00/teams").status_code == 404


def test_what_people_write_is_never_markup(all, parts, url):
    parts.store.programmes.set_team(all.aurora.id, name="<b>x</b>", challenge="<script>alert(1)</script>")

    for path in ("/teams", f"/teams/{all.aurora.id}", "/members"):
        page = all.of.lea.get(url + path).text
        assert "<b>x" not in page and "<script>alert" not in page


def test_everybody_finds_where_to_leave(all, parts, url):
    page = all.of.ana.get("/programmes").text
    action = re.search(r'action="(/p/[^"]*/members/[^"]*/remove)"', page)[1]

    assert all.of.ana.post(action).headers["Location"].endswith("/programmes")
    assert all.of.ana.get(f"{url}/teams").status_code == 404


@pytest.mark.parametrize(("until", "status"), [("2020-01-01", 400), ("2999-01-01", 400), ("x", 400), ("", 200)])
def test_an_invitation_works_until_a_day_to_come(all, parts, url, until, status):
    form = {"role": "observer", "team": "", "until": until}
    assert all.of.lea.post(f"{url}/members/invite", data=form).status_code == status
