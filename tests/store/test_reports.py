"""Changes of a record: kept by session and language, and never over what somebody else has kept meanwhile."""


def test_changes_are_kept_by_language(store, session):
    at = store.reports.keep(session.id, "pt-BR", b"{}", "fay", None)

    assert store.reports.get(session.id, "pt-BR").at == at
    assert store.reports.get(session.id, "es") is None


def test_the_second_of_two_who_knew_the_same_is_refused(store, session):
    at = store.reports.keep(session.id, "pt-BR", b"one", "fay", None)
    again = store.reports.keep(session.id, "pt-BR", b"other", "gil", None)
    next = store.reports.keep(session.id, "pt-BR", b"two", "fay", at)
    late = store.reports.keep(session.id, "pt-BR", b"three", "gil", at)

    assert (again, late) == (None, None)
    assert next > at
    assert store.reports.get(session.id, "pt-BR").content == b"two"


def test_a_session_that_is_forgotten_takes_its_record_along(store, session):
    store.reports.keep(session.id, "pt-BR", b"{}", "fay", None)
    store.sessions.set(session.id, removed=1)
    store.sessions.forget(session.id)

    assert store.reports.get(session.id, "pt-BR") is None
