"""Responses and their public addresses, on every database."""

from workshop.store.ids import now_ms
from workshop.store.responses import Page


def test_responses_come_in_the_order_they_are_given(store, session):
    first, second = (store.responses.make(session.id, session.board, each, "fay", title=each) for each in ("a", "b"))

    assert [each.title for each in store.responses.of_session(session.id)] == ["a", "b"]
    store.responses.order(session.id, [second.id, first.id, "unknown"])

    assert [each.title for each in store.responses.of_session(session.id)] == ["b", "a"]
    assert store.responses.make(session.id, session.board, "c", "fay").place == 2


def test_a_response_keeps_what_was_hidden_and_looked_through(store, session):
    made = store.responses.make(session.id, session.board, "poll" * 10 + "#" + "option" * 6, "fay")

    store.responses.set(made.id, hidden=["board/n1"], traced={"notes": [["board/n2", "abc", []]]}, status="no", due=5)

    found = store.responses.get(made.id)
    assert found.hidden == ("board/n1",)
    assert found.traced == {"notes": [["board/n2", "abc", []]]}
    assert (found.status, found.due) == ("no", 5)


def test_a_return_has_an_address_nobody_can_guess_until_it_is_closed(store, session):
    public = store.responses.open(session.id)

    assert len(public) == 16
    assert store.responses.open(session.id) == public
    assert store.responses.session_at(public) == session.id
    assert store.responses.programme_at(public) is None
    store.responses.close(session.id)
    assert store.responses.session_at(public) is None
    assert store.responses.open(session.id) != public


def test_a_removed_workshop_shows_no_return(store, session):
    public = store.responses.open(session.id)

    store.sessions.set(session.id, removed=now_ms())

    assert store.responses.session_at(public) is None


def test_what_a_return_says_of_itself_is_replaced(store, session):
    assert store.responses.page(session.id) == Page(session.id)

    store.responses.say(Page(session.id, "a@example.org", "Em março"))
    store.responses.say(Page(session.id, "b@example.org", ""))

    assert store.responses.page(session.id) == Page(session.id, "b@example.org", "")


def test_forgetting_a_workshop_forgets_its_return(store, session):
    store.responses.make(session.id, session.board, "a", "fay")
    store.responses.say(Page(session.id, "a@example.org", ""))
    store.commitments.make(session.id, None, "Trocar o poste", "fay", email="lia@example.org")
    store.sessions.set(session.id, removed=now_ms())

    store.sessions.forget(session.id)

    assert store.responses.of_session(session.id) == store.commitments.of_session(session.id) == []
    assert store.responses.page(session.id) == Page(session.id)
