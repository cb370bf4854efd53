"""Long work in a process beside ours: its answer, its exceptions, what it tells, and its end."""

import os
import signal
import time

import gevent
import pytest

from workshop.beside import Beside, Stopped, once
from workshop.core.refusal import Refused


@pytest.fixture
def beside():
    found = Beside()
    yield found
    found.end()


def double(text):
    return text * 2, os.getpid()


def counted(to, tell):
    for number in range(to):
        tell(number, to)
    return "all"


def refuse(field):
    raise Refused("bad_args", "Say something.", field)


def local_error():
    class Odd(Exception):
        pass

    raise Odd("no such thing")


def noisy():
    print("this is for the log")
    return 1


def test_it_answers_from_one_process_that_is_not_ours(beside):
    first, second = beside.call(double, "ab"), beside.call(double, "é" * 200_000)

    assert first[0] == "abab" and len(second[0]) == 400_000
    assert first[1] == second[1] != os.getpid()


def test_what_it_tells_comes_while_it_works(beside):
    told = []

    assert beside.call(counted, 3, told=lambda *said: told.append(said)) == "all"
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_its_exceptions_are_raised_here_and_it_goes_on(beside):
    with pytest.raises(Refused, match=r"Say something\.") as refused:
        beside.call(refuse, "text")
    with pytest.raises(RuntimeError, match="Odd: no such thing"):
        beside.call(local_error)

    assert refused.value.field == "text"
    assert beside.call(noisy) == 1


def test_the_loop_goes_on_meanwhile(beside):
    beside.call(noisy)
    ticks = []
    ticking = gevent.spawn(lambda: [(ticks.append(1), gevent.sleep(0.01)) for _ in range(100)])

    beside.call(time.sleep, 0.3)
    ticking.kill()

    assert len(ticks) > 10


def test_one_that_is_killed_is_told_of_and_replaced(beside):
    pid = beside.call(double, "a")[1]
    gevent.spawn_later(0.1, os.kill, pid, signal.SIGKILL)

    with pytest.raises(Stopped):
        beside.call(time.sleep, 5)

    assert beside.call(double, "a")[1] != pid


def test_one_that_takes_too_long_is_ended(beside):
    with pytest.raises(Stopped, match=r"0\.1 seconds"):
        beside.call(time.sleep, 5, longest=0.1)

    assert beside.call(double, "b")[0] == "bb"


def test_who_asked_and_has_gone_leaves_no_answer_to_the_next(beside):
    beside.call(noisy)
    asking = gevent.spawn(beside.call, double, "a")
    gevent.sleep(0)
    asking.kill()

    assert beside.call(double, "c")[0] == "cc"


def test_it_ends_with_its_work():
    pid = once(double, "a")[1]

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
