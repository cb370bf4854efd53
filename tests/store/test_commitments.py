"""Commitments and their reminders' claims, on every database."""

from workshop.store import open_store
from workshop.store.ids import now_ms

DAY = 86_400_000


def made(store, session, **about):
    return store.commitments.make(session.id, None, "Trocar o poste", "fay", **about)


def test_those_with_a_day_come_first_and_in_its_order(store, session):
    never, late, soon = (made(store, session, due=due) for due in (None, 9 * DAY, 2 * DAY))

    assert [each.id for each in store.commitments.of_session(session.id)] == [soon.id, late.id, never.id]
    assert store.commitments.get(soon.id) == soon


def test_only_what_can_be_reminded_is_waiting(store, session):
    wanted = made(store, session, due=DAY, email="lia@example.org")
    made(store, session, due=DAY)
    made(store, session, email="lia@example.org")
    made(store, session, due=9 * DAY, email="lia@example.org")
    done = made(store, session, due=DAY, email="lia@example.org")
    store.commitments.set(done.id, status="done")

    assert [each.id for each in store.commitments.waiting(8 * DAY)] == [wanted.id]
    store.sessions.set(session.id, removed=now_ms())
    assert store.commitments.waiting(8 * DAY) == []


def test_of_two_processes_one_takes_a_reminder(store, session, url):
    other = open_store(url)
    found = made(store, session, due=DAY, email="lia@example.org")

    taken = [each.commitments.claim(found, "week", 5) for each in (store, other, store)]

    assert taken == [True, False, False]
    assert store.commitments.get(found.id).reminded == 5
    other.db.close()


def test_another_day_lets_reminders_begin_anew(store, session):
    found = made(store, session, due=DAY, email="lia@example.org", told="week,day")

    store.commitments.set(found.id, what="Trocar dois postes", due=DAY)
    assert store.commitments.get(found.id).told == "week,day"
    store.commitments.set(found.id, due=2 * DAY)
    assert store.commitments.get(found.id).told == ""


def test_an_address_that_wants_no_mail_is_forgotten_everywhere(store, session):
    first, second = (made(store, session, due=DAY, email="lia@example.org") for _ in range(2))

    store.commitments.silence("lia@example.org", "d" * 64)
    store.commitments.silence("lia@example.org", "d" * 64)

    assert {store.commitments.get(each.id).email for each in (first, second)} == {None}
    assert store.commitments.silent(["d" * 64, "e" * 64]) == {"d" * 64}
