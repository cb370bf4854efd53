"""The stage of the plenary is carried to every team's board: once, by whichever process is there to do it."""

from itertools import pairwise

import gevent
import pytest

from tests.store.databases import fresh
from tests.store.test_act import Listener
from workshop import conduct
from workshop.boards import Boards
from workshop.conduct import Conduct
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.store import open_store
from workshop.store.db import Unavailable
from workshop.store.ids import new_id


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        store = open_store(url)
        yield store
        store.db.close()


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(conduct, "LATER", 0.05)
    monkeypatch.setattr(conduct, "WAITS", (0.05,) * 400)


class Session:
    """A session with three teams, whose plenary has two steps, as one process has it."""

    def __init__(self, store, session=None):
        self.store = store
        self.session = session or store.sessions.make("Sala", teams=("Sol", "Lua", "Mar"))
        self.fay = Viewer(store.people.join(self.session.id, "Fay", Role.FACILITATOR, "en").id, Role.FACILITATOR)
        self.plenary, *self.teams = self.session.boards
        self.boards = Boards(store, Listener())

    def conducted(self):
        self.conduct = Conduct(self.store, self.boards)
        return self

    def with_steps(self):
        for id in ("one", "two"):
            self.act("step.add", step=id, title=id, where="teams")
        return self

    def act(self, name, board=None, **args):
        self.boards.act(board or self.plenary, self.fay, [Command(f"{name}-{new_id()}", name, args)])

    def stages(self):
        return [self.boards.room(team).board.stage for team in self.teams]

    def everywhere(self, step):
        return [stage.get("step") for stage in self.stages()] == [step] * 3

    def carries(self):
        return [
            [entry.command for entry in self.store.log.since(team, 0)].count("stage.carry") for team in self.teams
        ]


def until(true):
    with gevent.Timeout(30):
        while not true():
            gevent.sleep(0.005)


def test_entering_a_step_moves_the_boards_of_all_teams(store):
    here = Session(store).conducted().with_steps()

    here.act("step.enter", step="one", **{"from": None})

    until(lambda: here.everywhere("one"))
    assert all(stage["team"] for stage in here.stages())
    assert here.boards.room(here.plenary).board.stage["teams"] == 3


def test_a_step_back_goes_everywhere_too(store):
    here = Session(store).conducted().with_steps()
    for before, step in ((None, "one"), ("one", "two"), ("two", "one")):
        here.act("step.enter", step=step, **{"from": before})

    until(lambda: here.everywhere("one"))
    assert all(stage["carried"] > 4 for stage in here.stages())


def test_two_processes_carry_once(store):
    here = Session(store).conducted().with_steps()
    there = Session(store, here.session).conducted()
    there.boards.room(there.plenary)
    until(lambda: here.boards.room(here.plenary).board.stage.get("teams") == 3)
    until(lambda: min(here.carries()) == 1)

    here.act("step.enter", step="one", **{"from": None})
    there.boards.rung(there.plenary)

    until(lambda: here.everywhere("one"))
    gevent.sleep(0.3)
    assert here.carries() == [2, 2, 2]


def test_another_process_carries_what_one_that_ended_has_left(store):
    ended = Session(store).with_steps()
    there = Session(store, ended.session).conducted()
    there.boards.room(there.plenary)
    gevent.sleep(0.2)

    ended.act("step.enter", step="one", **{"from": None})
    there.boards.rung(there.plenary)

    until(lambda: there.everywhere("one"))


def test_what_was_left_is_carried_when_the_plenary_is_loaded(store):
    ended = Session(store).with_steps()
    ended.act("step.enter", step="one", **{"from": None})

    again = Session(store, ended.session).conducted()
    again.boards.room(again.plenary)

    until(lambda: again.everywhere("one"))


def test_what_a_facilitator_set_on_one_board_outlives_a_restart_of_the_server(store):
    here = Session(store).conducted().with_steps()
    here.act("step.enter", step="one", **{"from": None})
    until(lambda: all(stage.get("carried", 0) > 3 for stage in here.stages()))
    here.act("stage.set", board=here.teams[0], locked=True)
    for number in range(3):
        here.act("note.add", note=f"n{number}", x=0, y=0, text="")

    again = Session(store, here.session).conducted()
    again.boards.room(again.plenary)
    gevent.sleep(0.3)

    assert again.stages()[0]["locked"]


def test_a_stage_of_long_ago_is_found_in_the_log(store, monkeypatch):
    monkeypatch.setattr("workshop.act.TAIL", 4)
    monkeypatch.setattr("workshop.act.SNAPSHOT_EVERY", 4)
    ended = Session(store).with_steps()
    ended.act("step.enter", step="one", **{"from": None})
    for number in range(20):
        ended.act("note.add", note=f"n{number}", x=0, y=0, text="")
    ended.boards.keep()

    again = Session(store, ended.session).conducted()
    again.boards.room(again.plenary)

    until(lambda: again.everywhere("one"))


def test_a_new_teams_board_gets_the_stage(store):
    here = Session(store).conducted().with_steps()
    here.act("step.enter", step="one", **{"from": None})
    until(lambda: here.everywhere("one"))

    new = store.boards.add(here.session.id, "Rio", team=True)
    here.conduct.teams_changed(here.session.id)

    until(lambda: here.boards.room(new.id).board.stage.get("step") == "one")
    assert here.boards.room(here.plenary).board.stage["teams"] == 4


def test_while_the_database_is_away_carrying_is_tried_again(store, monkeypatch):
    here = Session(store).conducted().with_steps()
    until(lambda: min(here.carries()) == 1)
    append, tries = store.log.append, []

    def away(board, *rest):
        if board in here.teams and len(tries) < 9:
            tries.append(board)
            raise Unavailable("away")
        append(board, *rest)

    monkeypatch.setattr(store.log, "append", away)
    here.act("step.enter", step="one", **{"from": None})

    until(lambda: here.everywhere("one"))


def test_boards_that_are_no_teams_keep_their_own_stage(store):
    session = store.sessions.make("Sala", boards=("Lado",), teams=("Sol", "Lua", "Mar"))
    here = Session(store, session)
    here.plenary, aside, *here.teams = session.boards
    here.conducted().with_steps()

    here.act("step.enter", step="one", **{"from": None})

    until(lambda: here.everywhere("one"))
    assert here.boards.room(aside).board.stage == {}


def people(here, board, *names):
    """Participants of a session, of the team whose board that is."""
    found = [here.store.people.join(here.session.id, name, Role.PARTICIPANT, "en").id for name in names]
    for person in found:
        here.store.people.set(person, team=board)
    return found


def circles(here, board):
    return sorted(sorted(circle) for circle in here.boards.room(board).board.stage.get("circles", []))


@pytest.fixture
def paired(store):
    """A session that has entered a step in twos: five people of one team, of whom four are there."""
    here = Session(store).conducted()
    here.sol = people(here, here.teams[0], *"abcde")
    here.lua = people(here, here.teams[1], "f")
    here.there = set(here.sol[:4])
    here.conduct.here = lambda board: here.there
    for id, size in (("twos", 2), ("fours", 4)):
        here.act("step.add", step=id, title=id, where="teams", private=True, circle=size)
    here.act("step.enter", step="twos", **{"from": None})
    until(lambda: circles(here, here.teams[0]))
    return here


def test_each_team_is_in_circles_of_those_who_are_there(paired):
    found = circles(paired, paired.teams[0])
    assert [len(circle) for circle in found] == [2, 2]
    assert {person for circle in found for person in circle} == paired.there
    until(lambda: circles(paired, paired.teams[1]) == [paired.lua])


def test_fours_are_made_of_the_pairs_before(paired):
    pairs = circles(paired, paired.teams[0])

    paired.act("step.enter", step="fours", **{"from": "twos"})
    until(lambda: len(circles(paired, paired.teams[0])) == 1)

    assert circles(paired, paired.teams[0]) == [sorted(person for pair in pairs for person in pair)]


def test_who_comes_late_is_added_when_they_open_the_board(paired):
    paired.conduct.arrived(paired.teams[0], paired.sol[4])
    until(lambda: sorted(map(len, circles(paired, paired.teams[0]))) == [2, 3])

    paired.conduct.arrived(paired.teams[0], paired.sol[4])
    gevent.sleep(0.1)
    assert sorted(map(len, circles(paired, paired.teams[0]))) == [2, 3]


def test_the_facilitator_pairs_anew_those_who_are_there(paired):
    [whole, broken] = circles(paired, paired.teams[0])
    paired.there = {*whole, broken[0], paired.sol[4]}

    paired.act("stage.pair")

    until(lambda: circles(paired, paired.teams[0]) == sorted([whole, sorted([broken[0], paired.sol[4]])]))


def test_one_team_is_paired_anew_alone_and_stays_so_when_time_is_added(paired):
    [whole, broken] = circles(paired, paired.teams[0])
    paired.there = {*whole, broken[0]}

    paired.act("stage.pair", board=paired.teams[0])
    until(lambda: [len(circle) for circle in circles(paired, paired.teams[0])] == [3])
    paired.act("stage.time", add=60_000)
    until(lambda: min(stage["carried"] for stage in paired.stages()) == paired.boards.room(paired.plenary).board.seq)
    gevent.sleep(0.1)

    assert [len(circle) for circle in circles(paired, paired.teams[0])] == [3]


def test_without_teams_people_come_together_in_the_plenary(store):
    session = store.sessions.make("Sala")
    here = Session(store, session).conducted()
    there = people(here, None, *"abc")
    here.act("step.add", step="twos", title="", circle=2)

    here.act("step.enter", step="twos", **{"from": None})

    until(lambda: circles(here, here.plenary) == [sorted(there)])


def frames(here, board):
    return [(each["method"], each["y"], each.get("locked")) for each in here.boards.room(board).board.of("frame").values()]


@pytest.fixture
def kits(store):
    """A session whose two first steps are of one method, the third of another, and the fourth a vote."""
    here = Session(store).conducted()
    for id, more in (
        ("causes", {"method": "problem-tree"}),
        ("effects", {"method": "problem-tree"}),
        ("ice", {"method": "iceberg"}),
        ("vote", {"method": "iceberg", "question": "Which one?", "poll": {"way": "dots"}}),
    ):
        here.act("step.add", step=id, title=id, where="teams", **more)
    return here


def enter(here, *steps):
    for before, now in pairwise(steps):
        here.act("step.enter", step=now, **{"from": before})
    until(lambda: here.everywhere(steps[-1]))


def test_a_step_lays_the_frame_of_its_method_on_every_teams_board_locked(kits):
    enter(kits, None, "causes")

    until(lambda: all(frames(kits, team) for team in kits.teams))
    assert [frames(kits, team) for team in kits.teams] == [[("problem-tree", 0, kits.fay.person)]] * 3
    assert frames(kits, kits.plenary) == []
    ana = Viewer("ana", Role.PARTICIPANT)
    [frame] = kits.boards.room(kits.teams[0]).board.of("frame")
    with pytest.raises(Refused):
        kits.boards.act(kits.teams[0], ana, [Command("m", "move", {"moves": [[frame, 9, 9]]})])


def test_a_frame_is_laid_once_under_what_is_there(kits):
    kits.act("note.add", board=kits.teams[0], note="n", x=0, y=500, text="here before")
    enter(kits, None, "causes")
    until(lambda: all(len(frames(kits, team)) == 1 for team in kits.teams))
    enter(kits, "causes", "effects", "causes", "ice")
    until(lambda: all(len(frames(kits, team)) == 2 for team in kits.teams))

    first, second = frames(kits, kits.teams[0])
    assert (first[0], second[0]) == ("problem-tree", "iceberg")
    assert first[1] > 500 + 120
    assert second[1] >= first[1] + 856


def test_a_frame_that_was_removed_does_not_come_back(kits):
    enter(kits, None, "causes")
    until(lambda: frames(kits, kits.teams[0]))
    kits.act("drop", board=kits.teams[0], ids=list(kits.boards.room(kits.teams[0]).board.of("frame")))

    enter(kits, "causes", None, "causes")
    gevent.sleep(0.3)

    assert frames(kits, kits.teams[0]) == []


def test_two_processes_lay_one_frame(kits):
    there = Session(kits.store, kits.session).conducted()
    there.boards.room(there.plenary)
    enter(kits, None, "causes")
    there.boards.rung(there.plenary)
    gevent.sleep(0.5)

    assert [len(frames(there, team)) for team in kits.teams] == [1, 1, 1]


def polls(here, board):
    return list(here.boards.room(board).board.of("poll").values())


def test_a_step_opens_its_vote_once_where_there_is_enough_to_vote_on(kits):
    for note in "ab":
        kits.act("note.add", board=kits.teams[0], note=note, x=0, y=0, text=note)
    enter(kits, None, "vote")
    until(lambda: polls(kits, kits.teams[0]))

    [poll] = polls(kits, kits.teams[0])
    assert (poll["title"], poll["way"], poll["state"], len(poll["options"])) == ("Which one?", "dots", "open", 2)
    assert polls(kits, kits.teams[1]) == []

    kits.act("note.add", board=kits.teams[1], note="a", x=0, y=0, text="a")
    kits.act("note.add", board=kits.teams[1], note="b", x=0, y=0, text="b")
    enter(kits, "vote", "causes", "vote")
    until(lambda: polls(kits, kits.teams[1]))
    assert polls(kits, kits.teams[0]) == [poll]
