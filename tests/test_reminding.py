"""Reminders: each goes out once, however many processes look, in the words of its workshop, and never to who wants none."""

import email
import os
import subprocess
import sys
from datetime import UTC, datetime
from email import policy
from pathlib import Path

import pytest

from tests.store.databases import fresh
from workshop import reminding
from workshop.config import read_config
from workshop.mail import Post
from workshop.reminding import Reminders
from workshop.store import open_store

DAY = 86_400_000
EVIL = "Trocar\r\nBcc: eve@example.org\r\n\r\n<b>o poste</b>\x07"


class Posted(Post):
    """Mail as it would be sent, in a list."""

    def __init__(self, config):
        super().__init__(config)
        self.sent = []

    def send(self, mail):
        self.sent.append(email.message_from_bytes(self._message(mail).as_bytes(policy=policy.SMTP), policy=policy.default))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def process(url, tmp_path):
    """Makes processes that share a database; each has a clock of its own."""
    made = []

    def make(now):
        config = read_config({"WORKSHOP_DATA": str(tmp_path), "WORKSHOP_DATABASE_URL": url,
                              "WORKSHOP_SECRET_KEY": "s" * 32, "WORKSHOP_PUBLIC_URL": "https://mutirao.test"})  # fmt: skip
        store = open_store(config.database_url)
        reminders = Reminders(config, store, Posted(config), lambda: now[0])
        made.append(store)
        return reminders, store, reminders._post.sent

    yield make
    for store in made:
        store.db.close()


def at(day, hour=12):
    return int(datetime.fromisoformat(day).replace(hour=hour).timestamp() * 1000)


def noon(day):
    return int(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC).timestamp() * 1000)


def promised(store, what="Trocar o poste", day="2027-06-30", **about):
    session = store.sessions.make("O bairro", language="pt-BR")
    return store.commitments.make(session.id, None, what, "fay", email="lia@example.org", due=noon(day), **about)


def test_a_week_before_on_the_day_and_when_it_is_late_each_once(process):
    now = [at("2027-06-20")]
    reminders, store, sent = process(now)
    promised(store)

    for day in ("2027-06-20", "2027-06-23", "2027-06-24", "2027-06-30", "2027-06-30", "2027-07-01", "2027-08-01"):
        now[0] = at(day)
        reminders.remind()

    assert [each["Subject"].partition(":")[0] for each in sent] == ["Em alguns dias", "Hoje", "Ainda em aberto"]
    assert {each["To"] for each in sent} == {"lia@example.org"}


def test_two_processes_send_it_once(process):
    now = [at("2027-06-30")]
    one, store, first = process(now)
    other, _, second = process(now)
    for _ in range(20):
        promised(store)
    found = store.commitments.waiting(now[0] + 9 * DAY)

    # both have read that nobody was told yet, then both try
    for each in found:
        one._one(each, datetime(2027, 6, 30).date())
        other._one(each, datetime(2027, 6, 30).date())
    assert one.remind() == other.remind() == 0

    assert len(first) + len(second) == 20


def test_who_comes_late_is_told_only_that_it_is_late(process):
    now = [at("2027-07-15")]
    reminders, store, sent = process(now)
    promised(store)

    assert [reminders.remind() for _ in range(3)] == [1, 0, 0]
    assert sent[0]["Subject"] == "Ainda em aberto: Trocar o poste"


def test_nobody_is_written_to_at_night_or_once_it_is_done(process):
    now = [at("2027-06-30", hour=3)]
    reminders, store, _ = process(now)
    found = promised(store)

    assert reminders.remind() == 0
    now[0] = at("2027-06-30", hour=8)
    store.commitments.set(found.id, status="done")
    assert reminders.remind() == 0


def test_the_mail_speaks_the_language_of_the_workshop_and_leads_to_its_page(process):
    now = [at("2027-06-30")]
    reminders, store, sent = process(now)
    session = store.sessions.make("El barrio", language="es")
    about = {"email": "lia@example.org", "due": noon("2027-06-30")}
    found = store.commitments.make(session.id, None, "Cambiar el poste", "fay", **about)

    reminders.remind()

    text = sent[0].get_content()
    link = f"https://mutirao.test/c/{found.id}/{reminding.token('s' * 32, found)}"
    assert "Usted asumió esto en “El barrio”" in text and "30 de junio de 2027" in text and link in text
    assert sent[0]["List-Unsubscribe"] == f"<{link}>"


def test_what_people_type_makes_no_header(process):
    now = [at("2027-06-30")]
    reminders, store, sent = process(now)
    session = store.sessions.make("Oficina\r\nBcc: eve@example.org", language="en")
    store.commitments.make(session.id, None, EVIL, "fay", who=EVIL, email="lia@example.org", due=noon("2027-06-30"))

    reminders.remind()

    assert sent[0]["Bcc"] is None and sent[0]["To"] == "lia@example.org"
    assert sent[0]["Subject"] == "Today: Trocar Bcc: eve@example.org <b>o poste</b>"
    assert sent[0].get_content_type() == "text/plain"


def test_who_wants_no_mail_gets_none_also_when_somebody_types_the_address_again(process):
    now = [at("2027-06-30")]
    reminders, store, _ = process(now)
    found = promised(store)
    store.commitments.silence("lia@example.org", reminding.silence("s" * 32, "lia@example.org"))
    store.commitments.set(found.id, email="lia@example.org")

    assert reminders.remind() == 0


def test_a_link_is_good_for_its_commitment_and_address_alone(process):
    _, store, _ = process([0])
    one, other = promised(store), promised(store)
    token = reminding.token("s" * 32, one)

    assert reminding.good("s" * 32, one, token)
    assert not reminding.good("s" * 32, other, token)
    assert not reminding.good("t" * 32, one, token)
    assert not reminding.good("s" * 32, one, "")
    store.commitments.set(one.id, email="eve@example.org")
    assert not reminding.good("s" * 32, store.commitments.get(one.id), token)


def test_mails_without_a_server_are_whole_files(process, tmp_path):
    now = [at("2027-06-30")]
    _, store, _ = process(now)
    promised(store)
    config = read_config({"WORKSHOP_DATA": str(tmp_path), "WORKSHOP_SECRET_KEY": "s" * 32})

    Reminders(config, store, Post(config), lambda: now[0]).remind()

    [path] = Path(tmp_path, "mail").glob("*.eml")
    assert "lia@example.org" in path.read_text()


def test_two_processes_of_their_own_that_start_at_once_write_each_mail_once(process, url, tmp_path):
    now = [at("2027-06-30")]
    _, store, _ = process(now)
    for number in range(12):
        promised(store, f"Coisa {number}")
    program = (
        "from gevent import monkey; monkey.patch_all()\n"
        "import sys\n"
        "from workshop.config import read_config\n"
        "from workshop.mail import Post\n"
        "from workshop.reminding import Reminders\n"
        "from workshop.store import open_store\n"
        "config = read_config()\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        f"print(Reminders(config, open_store(config.database_url), Post(config), lambda: {now[0]}).remind())\n"
    )
    told = {"WORKSHOP_DATA": str(tmp_path), "WORKSHOP_DATABASE_URL": url, "WORKSHOP_SECRET_KEY": "s" * 32}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen([sys.executable, "-c", program], env={**os.environ, **told}, **pipes) for _ in range(2)]
    for each in both:
        each.stdout.readline()
    for each in both:
        each.stdin.write("go\n")
        each.stdin.flush()

    sent = [int(each.communicate()[0].split()[-1]) for each in both]

    assert sum(sent) == 12
    subjects = [email.message_from_bytes(path.read_bytes())["Subject"] for path in Path(tmp_path, "mail").glob("*.eml")]
    assert sorted(subjects) == sorted({f"Hoje: Coisa {number}" for number in range(12)})
