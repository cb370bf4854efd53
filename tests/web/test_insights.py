"""Insights over HTTP: computed once for all who see the same, of nothing that their reader doesn't see."""

import re
from contextlib import contextmanager

import gevent
import pytest

from tests.web.conftest import act, add, joined
from workshop.answers import Answers, Question
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.insights import INSIGHTS
from workshop.web import identity

LOOPS = INSIGHTS["loops"]


def draw(parts, session, who, *ways):
    """Links such as ("a", "+", "b") between notes that are there."""
    for number, (start, sign, end) in enumerate(ways):
        link = {"link": f"{start}{number}{end}", "from": start, "to": end}
        act(parts, session, who, "link.add", **link, sort="causal", polarity=sign)


def ask(who, session, name="loops", **query):
    return who.get(f"/api/v1/boards/{session.board}/insights/{name}", query_string=query)


@pytest.fixture
def map(parts, session, ana):
    for note in "abc":
        add(parts, session, ana, note)
    draw(parts, session, ana, ("a", "+", "b"), ("b", "-", "a"), ("b", "+", "c"), ("c", "+", "b"))


def test_loops_are_told_over_the_wire(any_app, browser):
    parts = any_app.extensions["workshop"]
    session = parts.store.sessions.make("Vila")
    ana = joined(browser(any_app), session.code, "Ana")
    for note in "ab":
        add(parts, session, ana, note)
    draw(parts, session, ana, ("a", "+", "b"), ("b", "-", "a"))

    answer = ask(ana, session)

    loop = {"ids": ["a", "b"], "links": ["a0b", "b1a"], "sort": "balancing", "delayed": False}
    assert (answer.status_code, answer.json) == (200, {"loops": [loop], "capped": False})


def test_what_is_asked_is_cleaned(ana, session, map):
    assert [each["ids"] for each in ask(ana, session, through="c").json["loops"]] == [["b", "c"]]
    for name, given in (("length", "x"), ("length", 1), ("length", 10**9), ("through", "no id"), ("more", 1)):
        answer = ask(ana, session, **{name: given})
        assert (answer.status_code, answer.json["code"], answer.json["field"]) == (400, "bad_args", name)


def test_what_is_no_insight_is_not_there(ana, session):
    answer = ask(ana, session, "nonsense")

    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("name", INSIGHTS)
def test_strangers_are_told_nothing(browser, parts, session, name):
    other = parts.store.sessions.make("Rua clara")
    eve = joined(browser(), other.code, "Eve")

    for who in (browser(), eve):
        answer = ask(who, session, name)
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_board")


@pytest.mark.parametrize("role", [Role.MENTOR, Role.OBSERVER])
@pytest.mark.parametrize("name", INSIGHTS)
def test_who_only_looks_may_ask_too(browser, parts, session, map, role, name):
    mel = parts.store.people.join(session.id, "Mel", role, "pt-BR")
    client = browser()
    with client.session_transaction(base_url=client.base) as cookie:
        identity.remember(cookie, mel)

    assert ask(client, session, name).status_code == 200


@pytest.mark.parametrize("name", INSIGHTS)
def test_private_notes_and_what_hangs_on_them_show_in_no_insight(parts, session, ana, bo, fay, map, name):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, bo, "mine", "Falta de luz")
    empty = parts.store.sessions.make("Vazia", boards=())
    nobody = joined(ana.application.test_client(), empty.code, "Nina")

    mine, facilitators = ask(ana, session, name), ask(fay, session, name)

    assert facilitators.json == ask(nobody, empty, name).json
    assert "mine" not in mine.text
    assert not {'"a"', '"b"', '"c"'} & set(re.findall(r'"\w+"', ask(bo, session, name).text))


def test_no_answer_outlives_its_secrecy(parts, session, ana, bo, fay, map):
    before = ask(bo, session).json["loops"]
    act(parts, session, fay, "stage.set", private=True)
    hidden = ask(bo, session).json["loops"]
    act(parts, session, fay, "stage.set", private=False)

    assert (len(before), hidden, ask(bo, session).json["loops"]) == (2, [], before)
    assert len(ask(ana, session).json["loops"]) == 2


def test_votes_stand_beside_leverage_only_once_they_are_revealed(parts, session, ana, bo, fay, map):
    act(parts, session, fay, "poll.open", poll="p", way="dots", title="Where?", options=["a", "c"])
    act(parts, session, bo, "poll.cast", poll="p", ballot={"a": 3, "c": 1})
    told = [votes(ask(each, session, "leverage")) for each in (bo, fay)]
    act(parts, session, fay, "poll.close", poll="p")
    told += [votes(ask(each, session, "leverage")) for each in (bo, fay)]

    act(parts, session, fay, "poll.reveal", poll="p")

    assert told == [{}] * 4
    assert votes(ask(ana, session, "leverage")) == {"a": 3, "c": 1}


def votes(answer):
    return {each["id"]: each["votes"] for each in answer.json["factors"] if "votes" in each}


def test_what_did_not_change_is_not_sent_again(parts, session, ana, map):
    url = f"/api/v1/boards/{session.board}/insights/loops"
    etag = ana.get(url).headers["ETag"]

    add(parts, session, ana, "unrelated")
    same = ana.get(url, headers={"If-None-Match": etag})
    draw(parts, session, ana, ("a", "+", "c"))
    act(parts, session, ana, "link.set", link="a0c", polarity="-")
    other = ana.get(url, headers={"If-None-Match": etag})

    assert (same.status_code, other.status_code) == (304, 200)


class Counted:
    """An insight that counts how often it is computed, and waits while it is told to."""

    def __init__(self, name="counted"):
        self.name, self.params, self.times, self.go = name, LOOPS.params, 0, gevent.event.Event()
        self.beside = False  # what is counted here is counted in a thread
        self.go.set()

    def asked(self, session, who, **params):
        return Question(self, session.board, who, self.params(**params))

    def compute(self, board, params):
        self.times += 1
        while not self.go.is_set():
            gevent.sleep(0.001)
        return {"seen": sorted(board.records)}


@contextmanager
def impatient(answers):
    """Meanwhile nobody waits for long."""
    usual, answers._patience = answers._patience, 0.05
    yield
    answers._patience = usual


@pytest.fixture
def viewer(parts, ana):
    person = parts.store.people.get(ana.person)
    return Viewer(person.id, person.role)


def test_those_who_see_the_same_share_one_computation(parts, session, bo, viewer, map):
    answers, counted = Answers(parts.boards), Counted()
    other = Viewer(bo.person, viewer.role)
    counted.go.clear()

    asking = [
        gevent.spawn(answers.answer, counted.asked(session, who)) for who in (viewer, other, viewer)
    ]
    gevent.sleep(0.05)
    counted.go.set()

    assert {each.get(timeout=20) for each in asking} == {answers.answer(counted.asked(session, other))}
    assert counted.times == 1
    answers.answer(counted.asked(session, viewer, length=4))
    assert counted.times == 2


def test_who_waits_too_long_is_told_so_and_finds_the_answer_later(parts, session, viewer, map):
    answers, counted = Answers(parts.boards), Counted()
    counted.go.clear()

    with impatient(answers), pytest.raises(Refused, match="busy"):
        answers.answer(counted.asked(session, viewer))
    counted.go.set()

    assert answers.answer(counted.asked(session, viewer))
    assert counted.times == 1


def test_a_computation_that_fails_is_told_to_who_asked_and_tried_again(parts, session, viewer, map):
    answers, counted = Answers(parts.boards), Counted()
    counted.go = None

    for _ in range(2):
        with pytest.raises(AttributeError):
            answers.answer(counted.asked(session, viewer))

    assert counted.times == 2


def test_answers_are_kept_within_a_bound_and_so_are_those_who_wait(parts, session, viewer, map, monkeypatch):
    monkeypatch.setattr("workshop.answers.KEPT", 2)
    monkeypatch.setattr("workshop.answers.WAITING", 1)
    answers, counted = Answers(parts.boards), Counted()

    for length in (2, 3, 4, 2):
        answers.answer(counted.asked(session, viewer, length=length))
    assert (counted.times, len(answers._kept)) == (4, 2)

    counted.go.clear()
    for length in (7, 8):
        with impatient(answers), pytest.raises(Refused, match="busy"):
            answers.answer(counted.asked(session, viewer, length=length))
    counted.go.set()
    assert answers.answer(counted.asked(session, viewer, length=7))
    assert counted.times == 5


def test_one_person_can_not_keep_the_others_waiting(parts, session, bo, viewer, map, monkeypatch):
    monkeypatch.setattr("workshop.answers.MINE", 1)
    answers, counted = Answers(parts.boards), Counted()
    counted.go.clear()
    for length in (2, 3):
        with impatient(answers), pytest.raises(Refused, match="busy"):
            answers.answer(counted.asked(session, viewer, length=length))

    other = Viewer(bo.person, viewer.role)
    waiting = gevent.spawn(answers.answer, counted.asked(session, other, length=4))
    counted.go.set()
    assert waiting.get(timeout=20)
    answers.answer(counted.asked(session, viewer, length=2))
    assert counted.times == 2
    assert answers.answer(counted.asked(session, viewer, length=3))
    assert not answers._asking
