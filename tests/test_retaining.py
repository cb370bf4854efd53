"""What happens by the server's clock: names go on their date, once, after a warning; what was removed goes for good."""

import email
from dataclasses import replace
from email import policy

import gevent
import pytest

from tests.store.databases import fresh
from tests.web.conftest import end, made
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.retaining import BIN, DAY, Retaining, until
from workshop.rewriting import NOBODY

END = 1_700_000_000_000
ON_BOTH = pytest.mark.parametrize("apps", ["sqlite", "postgresql"], indirect=True)


class Clock:
    now = END

    def __call__(self):
        return self.now


@pytest.fixture
def apps(request, tmp_path):
    """Two processes on one database, which keep their mail in one folder."""
    with fresh(getattr(request, "param", "sqlite"), tmp_path) as url:
        both = [made(tmp_path, database_url=url) for _ in range(2)]
        yield [app.extensions["workshop"] for app in both]
        for app in both:
            end(app)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def days(apps, clock):
    """The daily work of both processes."""
    return [replace(parts.retaining, clock=clock) for parts in apps]


def held(parts, **about):
    account = parts.store.accounts.by_email("fay@example.org") or parts.store.accounts.make(
        "Fay", "fay@example.org", None, "en"
    )
    given = {"starts": END - DAY, "ends": END, "keep_days": 30, "owner": account.id, "language": "en", **about}
    session = parts.store.sessions.make("Praça", **given)
    ana = parts.store.people.join(session.id, "Ana", Role.PARTICIPANT, "en")
    note = Command("c1", "note.add", {"note": "n1", "x": 0, "y": 0, "text": "Luz"})
    parts.boards.act(session.board, Viewer(ana.id, ana.role), [note])
    return session


def run(days):
    """Both processes at once."""
    gevent.joinall([gevent.spawn(each.run) for each in days], raise_error=True)


def mails(parts):
    found = (parts.config.data / "mail").glob("*.eml")
    return [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in found]


def names(parts, session):
    return [each.name for each in parts.store.people.of(session.id)]


def test_names_go_on_their_date_and_not_before(apps, days, clock):
    session = held(apps[0])
    assert until(session, apps[0].store) == END + 30 * DAY

    clock.now = END + 30 * DAY - 1
    run(days)
    assert names(apps[0], session) == ["Ana"]

    clock.now = END + 30 * DAY
    run(days)
    assert names(apps[0], session) == ["Person 1"]
    apps[0].boards.look_around()  # the other process may have done it
    assert apps[0].boards.room(session.board).board.records["n1"]["by"] == NOBODY
    assert until(apps[0].store.sessions.get(session.id), apps[0].store) is None


@ON_BOTH
def test_two_processes_do_it_once(apps, days, clock):
    session = held(apps[0])
    clock.now = END + 40 * DAY

    run(days)
    run(days)

    log = apps[0].store.log.since(session.board, 0)
    assert [entry.command for entry in log] == ["note.add", "erased"]
    assert [each.what for each in apps[0].store.accesses.of_session(session.id)] == ["anonymised"]


@ON_BOTH
def test_whoever_holds_it_is_told_a_week_before_once(apps, days, clock):
    session = held(apps[0])
    clock.now = END + 24 * DAY

    run(days)
    run(days)

    (mail,) = mails(apps[0])
    assert mail["To"] == "fay@example.org"
    assert f"/s/{session.id}/data" in mail.get_content()


def test_who_extends_it_in_time_keeps_the_names_and_is_told_anew(apps, days, clock):
    session = held(apps[0])
    clock.now = END + 24 * DAY
    run(days)

    apps[0].store.sessions.set(session.id, keep_days=90)
    clock.now = END + 31 * DAY
    run(days)
    assert names(apps[0], session) == ["Ana"]

    clock.now = END + 85 * DAY
    run(days)
    assert len(mails(apps[0])) == 2


def test_where_people_were_told_of_no_date_nothing_happens(apps, days, clock):
    session = held(apps[0], keep_days=None)
    clock.now = END + 4_000 * DAY

    run(days)

    assert names(apps[0], session) == ["Ana"]


def test_a_workshop_without_a_day_counts_from_when_something_happened(apps):
    session = held(apps[0], starts=None, ends=None)
    (last,) = apps[0].store.log.changed([session.board]).values()

    assert until(session, apps[0].store) == last + 30 * DAY


def test_what_was_removed_is_forgotten_after_a_month(apps, days, clock):
    gone, there = held(apps[0]), held(apps[0])
    clock.now = END + DAY
    apps[0].store.sessions.set(gone.id, removed=clock.now - BIN - 1)
    apps[0].store.sessions.set(there.id, removed=clock.now - BIN + DAY)

    run(days)

    assert apps[0].store.sessions.get(gone.id) is None
    assert apps[0].store.sessions.get(there.id) is not None


def test_who_stopped_in_the_middle_is_followed_by_another_after_an_hour(apps, days, clock):
    session = held(apps[0])
    clock.now = END + 31 * DAY
    assert apps[0].store.erasures.claim(session.id, clock.now)

    run(days)
    assert names(apps[0], session) == ["Ana"]

    clock.now += 61 * 60 * 1000
    run(days)
    assert names(apps[0], session) == ["Person 1"]


def test_accesses_are_kept_for_a_year(apps, days, clock):
    session = held(apps[0])
    apps[0].store.accesses.note(session.id, "x", "opened")
    clock.now = apps[0].store.accesses.of_session(session.id)[0].at + 366 * DAY
    apps[0].store.sessions.set(session.id, keep_days=None)

    run(days)

    assert apps[0].store.accesses.of_session(session.id) == []


@ON_BOTH
def test_it_is_one_of_two_processes_that_takes_a_day(apps):
    taken = [parts.store.accesses.claim(None, "server", "day", "2026-11-26") for parts in (*apps, *apps)]

    assert taken == [True, False, False, False]
    assert isinstance(apps[0].retaining, Retaining)
