"""Whatever three people of different sight do, what each is sent folds to what a newcomer like them is sent."""

import json
import random

import pytest
from gevent.event import AsyncResult

from tests.cast import ANA, BO, FAY
from tests.histories import history
from tests.store.databases import fresh
from tests.wire import Copy
from workshop import act
from workshop.act import Answer
from workshop.boards import Boards, told
from workshop.boxes import Turn
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, decide
from workshop.core.sight import Audience
from workshop.objects import RULES
from workshop.store import open_store

HISTORIES, LENGTH = 200, 60


class Readers:
    """The people who sit at the boards of one process, and all that they are sent."""

    def __init__(self, *viewers):
        self.sent = {viewer: [] for viewer in viewers}

    def audience(self, board):
        return Audience(self.sent)

    def pace(self, board):
        return 0.0

    def announce(self, board, news):
        for entry, shown in news:
            for viewer, sent in self.sent.items():
                changes = shown.to(viewer)
                sent.append(json.dumps({**told(entry, bool(changes), viewer, shown.signed), "changes": changes}))

    def copy(self, viewer):
        copy = Copy(viewer.person)
        for entry in self.sent[viewer]:
            copy.take(json.loads(entry))
        return copy


class Late:
    """Somebody who reads only now and then, by `entries(since)`."""

    def __init__(self, viewer):
        self.viewer, self.copy = viewer, Copy(viewer.person)

    def read(self, boards, board):
        for entry in boards.entries(board, self.viewer, self.copy.seq):
            self.copy.take(entry)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request, tmp_path_factory):
    with fresh(request.param, tmp_path_factory.mktemp("histories")) as url:
        store = open_store(url)
        yield store
        store.db.close()


@pytest.mark.parametrize("part", range(10))
def test_what_each_is_sent_folds_to_what_a_newcomer_sees(store, part, monkeypatch):
    monkeypatch.setattr(act, "TAIL", 16)
    monkeypatch.setattr(act, "SNAPSHOT_EVERY", 20)
    boards = store.sessions.make("Histórias", boards=tuple("x" * (HISTORIES // 10))).boards[1:]
    accepted = sum(tell(store, board, part * len(boards) + at) for at, board in enumerate(boards))

    assert accepted > 12 * len(boards)


def tell(store, board, seed):
    """Play one history, checking all copies on the way; how many acts were accepted."""
    readers, chance = Readers(ANA, BO, FAY), random.Random(seed)
    both = Boards(store, readers), Boards(store, Readers())
    for boards in both:
        boards.room(board)
    lates = [Late(viewer) for viewer in (ANA, BO, FAY)]
    acts, accepted = list(bundles(history(seed, LENGTH), 1 + seed % 2)), 0
    while acts:
        boards = chance.choices(both, [4, 1])[0]
        turn = [acts.pop(0) for _ in range(min(len(acts), chance.randrange(1, 8)))]
        turn = [each for each in turn if promising(store, boards.room(board), *each) or chance.random() < 0.1]
        answers = [AsyncResult() for _ in turn]
        for (viewer, commands), answer in zip(turn, answers, strict=True):
            boards.submit(board, viewer, commands, answer.set)
        accepted += sum(isinstance(answer.get(timeout=20), Answer) for answer in answers)
        if chance.random() < 0.3:
            chance.choice(lates).read(chance.choice(both), board)
    for boards in both:
        boards.rung(board)
    again = Boards(store, Readers())
    for late in lates:
        late.read(again, board)
        newcomer = again.see(board, late.viewer)
        copy = readers.copy(late.viewer)
        assert copy.records == newcomer.records, f"seed {seed}: {late.viewer} was told wrong"
        assert late.copy.records == newcomer.records, f"seed {seed}: {late.viewer} read wrong"
        assert late.copy.seq == copy.seq == newcomer.seq, f"seed {seed}"
        assert both[1].see(board, late.viewer).records == newcomer.records, f"seed {seed}: the other process differs"
    return accepted


def promising(store, room, viewer, commands):
    """Whether the first command will probably be accepted: refusals are many, slow, and change nothing."""
    try:
        boxes = Turn(store.ballots, room.id).asked_by(viewer.person)
        decide(room.board, RULES, commands[0], Ask(viewer, 0, room.past, boxes))
    except Refused:
        return False
    return True


def bundles(commands, most):
    """One person's commands in a row as one act, as an outbox sends them."""
    waiting = []
    for viewer, command in commands:
        if waiting and (waiting[0][0] != viewer or len(waiting) == most):
            yield waiting[0][0], [each for _, each in waiting]
            waiting = []
        waiting.append((viewer, command))
    yield waiting[0][0], [each for _, each in waiting]
