"""Accounts: the first one, signing in by password, link and provider, and who an account is in its workshops."""

import email
import re
import socket
import threading
import time
from email import policy

import gevent
import pytest

from tests.web.conftest import end, joined, made
from tests.web.provider import CLIENT, SECRET, Provider
from workshop.config import Provider as ProviderConfig
from workshop.config import WrongConfig, read_config
from workshop.core.role import Role

WORDS = "correct horse battery"
FIRST = {"name": "Fay Luz", "email": "Fay@Example.org", "password": WORDS, "language": "es"}


@pytest.fixture
def fresh(tmp_path):
    app = made(tmp_path)
    app.extensions["door"].pause = lambda seconds: None
    yield app
    end(app)


@pytest.fixture
def store(fresh):
    return fresh.extensions["workshop"].store


@pytest.fixture
def fay(fresh, browser):
    """Fay, who has made the first account in this browser."""
    client = browser(fresh)
    assert client.post("/start", data=FIRST).status_code == 303
    return client


def sign_in(client, password=WORDS, **more):
    return client.post("/sign-in", data={"email": "fay@example.org", "password": password, **more})


def mailed(folder, count=1):
    """The newest mail, once so many are there."""
    until = time.monotonic() + 20
    while len(found := sorted((folder / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)) < count:
        assert time.monotonic() < until, "no mail has come"
        gevent.sleep(0.02)
    return email.message_from_bytes(found[-1].read_bytes(), policy=policy.default)


def link_in(mail):
    return re.search(r"/sign-in/[\w-]+", mail.get_content())[0]


def test_without_an_account_the_first_page_invites_to_make_one(fresh, browser):
    client = browser(fresh)
    assert 'href="/start"' in client.get("/").text

    client.post("/start", data=FIRST)

    assert 'href="/start"' not in browser(fresh).get("/").text
    assert 'href="/sign-in"' in browser(fresh).get("/").text
    assert browser(fresh).get("/start").headers["Location"] == "/sign-in"


def test_the_first_account_is_signed_in_and_speaks_its_language(fay, store):
    account = store.accounts.by_email("FAY@example.org")

    assert (account.name, account.language) == ("Fay Luz", "es")
    assert account.password.startswith("$argon2id$")
    assert 'lang="es"' in fay.get("/account").text


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_when_many_make_the_first_account_at_once_one_does(kind, tmp_path):
    from tests.store.databases import fresh
    from workshop.store import open_store
    from workshop.store.accounts import NotFirst

    with fresh(kind, tmp_path) as url:
        made_by = []

        def make(number, store):
            try:
                made_by.append(store.accounts.make(f"Fay {number}", f"fay{number}@example.org", None, "en", first=True))
            except NotFirst:
                pass
            finally:
                store.db.close()

        stores = [open_store(url) for _ in range(6)]
        crowd = [threading.Thread(target=make, args=each) for each in enumerate(stores)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join()

    assert len(made_by) == 1


def test_nobody_makes_a_second_first_account(fay, fresh, browser, store):
    answer = browser(fresh).post("/start", data={**FIRST, "email": "bo@example.org"})

    assert answer.status_code == 409
    assert store.accounts.by_email("bo@example.org") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " \u202e "),
        ("name", "x" * 61),
        ("email", "fay"),
        ("email", "fay@example.org\nBcc: all@example.org"),
        ("email", "fay@a@b"),
        ("password", "short"),
        ("password", "x" * 201),
    ],
)
def test_what_does_not_fit_is_asked_for_again_beside_its_field(fresh, browser, store, field, value):
    answer = browser(fresh).post("/start", data={**FIRST, field: value})

    assert answer.status_code in (400, 413)
    assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', answer.text)
    assert WORDS not in answer.text
    assert not store.accounts.any()


def test_one_signs_in_by_e_mail_and_password_and_goes_on(fay, fresh, browser):
    client = browser(fresh)

    answer = sign_in(client, next="/account")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/account")
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("onward", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(fay, fresh, browser, onward):
    assert sign_in(browser(fresh), next=onward).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(fay, fresh, browser):
    wrong = sign_in(browser(fresh), "something else")
    unknown = browser(fresh).post("/sign-in", data={"email": "bo@example.org", "password": WORDS})

    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text.replace("fay@", "bo@") == unknown.text


def test_who_guesses_has_to_wait_but_only_where_they_guess(fay, fresh, browser):
    for _ in range(5):
        assert sign_in(browser(fresh), "something else").status_code == 403

    assert sign_in(browser(fresh)).status_code == 429
    assert sign_in(browser(fresh, address="10.9.9.9")).status_code == 303


def test_a_link_comes_by_mail_and_signs_in_once(fay, fresh, browser, tmp_path):
    client = browser(fresh)
    asked = client.post("/sign-in/link", data={"email": "fay@example.org"})
    link = link_in(mailed(tmp_path))

    assert asked.status_code == 200
    assert [client.get(link).status_code for _ in range(3)] == [200, 200, 200], "looking at it does not use it up"
    assert client.get("/account").status_code == 302
    assert client.post(link).status_code == 303
    assert client.get("/account").status_code == 200
    assert browser(fresh).post(link).status_code == 410
    assert browser(fresh).get(link).status_code == 410


def test_a_link_is_answered_alike_for_an_unknown_address_and_nothing_is_sent(fay, fresh, browser, tmp_path):
    unknown = browser(fresh).post("/sign-in/link", data={"email": "bo@example.org"})
    known = browser(fresh).post("/sign-in/link", data={"email": "fay@example.org"})

    assert unknown.text.replace("bo@", "fay@") == known.text
    assert mailed(tmp_path)["To"] == "fay@example.org"
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_mail_speaks_the_language_of_who_reads_it_and_is_for_its_owner_alone(fay, fresh, browser, tmp_path):
    browser(fresh).post("/sign-in/link", data={"email": "fay@example.org"})
    mail = mailed(tmp_path)

    assert mail["Subject"] == "Tu enlace para entrar a Mutirão"
    assert {path.stat().st_mode & 0o077 for path in [tmp_path / "mail", *(tmp_path / "mail").iterdir()]} == {0}


def test_an_old_link_does_nothing(fay, fresh, browser, store):
    token = store.accounts.make_link(store.accounts.by_email("fay@example.org").id, 1)

    assert browser(fresh).post(f"/sign-in/{token}").status_code == 410


def test_a_new_password_needs_the_old_one_and_signs_the_others_out(fay, fresh, browser):
    other = browser(fresh)
    sign_in(other)

    assert fay.post("/account/password", data={"old": "not it", "password": "another long one"}).status_code == 403
    assert fay.post("/account/password", data={"old": WORDS, "password": "another long one"}).status_code == 303

    assert fay.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    assert sign_in(browser(fresh), "another long one").status_code == 303


def test_who_came_by_a_link_may_choose_a_password_without_the_old_one(fay, fresh, browser, store):
    client = browser(fresh)
    token = store.accounts.make_link(store.accounts.by_email("fay@example.org").id, 2**52)
    client.post(f"/sign-in/{token}")

    assert client.post("/account/password", data={"password": "another long one"}).status_code == 303


def test_name_and_language_can_be_changed(fay, store):
    fay.post("/account", data={"name": "Fay Sol", "language": "en"})

    account = store.accounts.by_email("fay@example.org")
    assert (account.name, account.language) == ("Fay Sol", "en")
    assert 'lang="en"' in fay.get("/account").text


def test_an_invited_person_gets_a_link_by_mail_that_can_be_copied_too(fay, fresh, browser, tmp_path, store):
    page = fay.post("/account/invite", data={"name": "Bo", "email": "bo@example.org"})
    mail = mailed(tmp_path)

    assert mail["To"] == "bo@example.org"
    assert link_in(mail) in page.text
    bo = browser(fresh)
    assert bo.post(link_in(mail)).status_code == 303
    assert "bo@example.org" in bo.get("/account").text
    assert fay.post("/account/invite", data={"name": "Bo", "email": "bo@example.org"}).status_code == 409


@pytest.mark.parametrize("path", ["/account", "/account/password", "/account/everywhere", "/account/invite"])
def test_strangers_change_no_account(fay, fresh, browser, path):
    assert browser(fresh).post(path, data=FIRST).status_code == 403


def test_a_foreign_page_signs_nobody_in_or_out(fay, fresh, browser):
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    for path in ("/sign-in", "/sign-out", "/account/everywhere"):
        assert fay.post(path, data=FIRST, headers=foreign).status_code == 403

    assert fay.get("/account").status_code == 200


def test_an_account_facilitates_what_it_made_as_one_person(fay, fresh, store):
    owner = store.accounts.by_email("fay@example.org")
    session = store.sessions.make("Bairro", owner=owner.id, teams=("Aurora",))

    assert fay.get(f"/b/{session.board}").status_code == 200
    seen = fay.get(f"/api/v1/boards/{session.boards[1]}").json
    assert seen["role"] == "facilitator"
    (person,) = store.people.of(session.id)
    assert (person.id, person.account, person.name, person.code is not None) == (seen["person"], owner.id, "Fay Luz", True)


def test_an_account_is_nobody_in_the_workshops_of_others(fay, store):
    session = store.sessions.make("Bairro", owner="somebody")

    assert fay.get(f"/b/{session.board}").status_code == 404


def test_who_joins_by_the_facilitators_code_while_signed_in_holds_it_from_then_on(fay, fresh, browser, store):
    session = store.sessions.make("Bairro")
    joined(fay, session.facilitator_code, "Fay")
    other = browser(fresh)
    sign_in(other)

    assert other.get(f"/api/v1/boards/{session.board}").json["person"] == fay.person
    fay.post("/sign-out")
    assert fay.get(f"/b/{session.board}").status_code == 404


def test_who_joins_as_a_participant_while_signed_in_stays_a_guest(fay, store):
    session = store.sessions.make("Bairro")
    joined(fay, session.code, "Fay")

    assert fay.get(f"/api/v1/boards/{session.board}").json["role"] == "participant"
    assert store.people.get(fay.person).account is None


def test_the_owner_who_types_the_participants_code_facilitates_all_the_same(fay, store):
    owner = store.accounts.by_email("fay@example.org")
    session = store.sessions.make("Bairro", owner=owner.id)

    joined(fay, session.code, "Fay")

    (person,) = store.people.of(session.id)
    assert (person.role, person.account) == (Role.FACILITATOR, owner.id)


def test_an_account_that_is_asked_for_twice_at_once_is_one_person(fay, store):
    owner = store.accounts.by_email("fay@example.org")
    session = store.sessions.make("Bairro", owner=owner.id)

    people = {store.people.hosting(session.id, owner.id, "Fay", "es").id for _ in range(3)}

    assert len(people) == len(store.people.of(session.id)) == 1


@pytest.fixture
def provider():
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def with_provider(tmp_path, provider):
    app = made(tmp_path, provider=ProviderConfig(provider.issuer, CLIENT, SECRET))
    app.extensions["workshop"].store.accounts.make("Fay", "fay@example.org", None, "en")
    yield app
    end(app)


def by_provider(client, provider):
    return client.get(provider.consent(client.get("/sign-in/provider?next=/account").headers["Location"]))


def test_a_provider_signs_in_by_a_checked_address_and_from_then_on_by_its_own_name(with_provider, provider, browser):
    answer = by_provider(browser(with_provider), provider)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account")

    provider.person = {"sub": "fay-7", "email": "new@example.org"}
    client = browser(with_provider)
    by_provider(client, provider)

    assert "fay@example.org" in client.get("/account").text


@pytest.mark.parametrize(
    "spoil",
    [
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": "nobody@example.org"},
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"nonce": "another"},
        {"exp": 1},
    ],
)
def test_what_the_provider_says_must_be_for_us_and_now(with_provider, provider, browser, spoil):
    provider.spoil = spoil
    client = browser(with_provider)

    assert by_provider(client, provider).status_code in (403, 409)
    assert client.get("/account").status_code == 302


def test_what_another_key_has_signed_is_refused(with_provider, provider, browser):
    from joserfc.jwk import RSAKey

    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})

    assert by_provider(browser(with_provider), provider).status_code == 409


def test_a_way_back_works_once_and_only_where_it_began(with_provider, provider, browser):
    ana, bo = browser(with_provider), browser(with_provider)
    back = provider.consent(ana.get("/sign-in/provider").headers["Location"])

    assert bo.get(back).status_code == 409
    assert ana.get(back).status_code == 303
    assert ana.get(back).status_code == 409


def test_without_a_provider_there_is_no_way_to_one(fresh, browser):
    assert browser(fresh).get("/sign-in/provider").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"WORKSHOP_SMTP_URL": "http://mail", "WORKSHOP_MAIL_FROM": "a@b.org"},
        {"WORKSHOP_SMTP_URL": "smtp://mail"},
        {"WORKSHOP_MAIL_FROM": "nobody"},
        {"WORKSHOP_OIDC_ISSUER": "https://id.example"},
        {"WORKSHOP_OIDC_CLIENT_ID": "x"},
    ],
)
def test_wrong_settings_stop_the_start_without_telling_secrets(tmp_path, wrong):
    with pytest.raises(WrongConfig, match="WORKSHOP_"):
        read_config({"WORKSHOP_DATA": str(tmp_path), **wrong})


def test_without_its_package_a_provider_stops_the_start(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    settings = {f"WORKSHOP_OIDC_{name}": "https://id.example" for name in names}

    with pytest.raises(WrongConfig, match=r"mutirao\[oidc\]"):
        read_config({"WORKSHOP_DATA": str(tmp_path), **settings})


class Postbox(threading.Thread):
    """A small server for mail: takes one, and remembers it and who signed in."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.said, self.mail = [], []
        self.start()

    def run(self):
        line, _ = self.listening.accept()
        file = line.makefile("rwb")

        def say(words):
            file.write(words.encode() + b"\r\n")
            file.flush()

        say("220 ready")
        for words in iter(lambda: file.readline().decode().strip(), ""):
            self.said.append(words)
            if words.upper() == "DATA":
                say("354 go on")
                self.mail = list(iter(lambda: file.readline().decode().rstrip(), "."))
            say("221 bye" if words.upper() == "QUIT" else "250 fine")
        line.close()
        self.listening.close()


def test_with_a_server_for_mail_it_is_sent_and_no_file_is_kept(tmp_path, browser):
    box = Postbox()
    app = made(tmp_path, smtp_url=f"smtp://127.0.0.1:{box.port}", mail_from="Mutirão <mutirao@example.org>")
    app.extensions["workshop"].store.accounts.make("Fay", "fay@example.org", None, "en")

    browser(app).post("/sign-in/link", data={"email": "fay@example.org"})
    until = time.monotonic() + 20
    while box.is_alive() and time.monotonic() < until:
        gevent.sleep(0.02)
    end(app)

    assert any("rcpt to:<fay@example.org>" in words.lower() for words in box.said)
    assert any("/sign-in/" in line for line in box.mail)
    assert not (tmp_path / "mail").exists()
