"""Long work in a process of our own beside the server, at low priority.

A thread would share the interpreter with the loop, and whatever computes in Python for seconds there makes every answer
late by some milliseconds. What crosses over is pickled: functions of modules, records, and what they answer. It goes
through the child's own standard input and output, which nobody else can reach.
"""

import contextlib
import os
import pickle
import struct
import sys
from collections.abc import Callable
from typing import IO, Any, TypeVar

import gevent
from gevent.lock import BoundedSemaphore

T = TypeVar("T")
Tell = Callable[..., None]

NICE = 10
LENGTH = struct.Struct("!Q")
LONGEST = 600.0
"""Seconds after which a piece of work counts as stuck."""


class Stopped(Exception):
    """The process beside us ended in the middle: it was killed, ran out of memory, or took too long."""


class Beside:
    """One process that is started when it is first needed, does one thing at a time and stays until `end`."""

    def __init__(self) -> None:
        self._turn = BoundedSemaphore(1)
        self._process: Any = None

    def call(self, work: Callable[..., T], *args: Any, told: Tell | None = None, longest: float = LONGEST) -> T:
        """The answer of `work(*args)`, or its exception; the other greenlets go on meanwhile.

        With `told`, the work is given a `tell` as well, and what it tells is passed on while it goes on. Raises Stopped.
        """
        with self._turn:
            try:
                with gevent.Timeout(longest, Stopped(f"It took longer than {longest:g} seconds.")):
                    return self._ask(pickle.dumps((work, args, told is not None)), told)  # type: ignore[no-any-return]
            except (EOFError, OSError, Stopped) as error:
                self.end()
                raise Stopped(str(error)) from None
            except BaseException:
                if self._process is not None and self._process.midway:
                    self.end()  # who asked has gone: what is still to come would be read as the next one's answer
                raise

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _ask(self, asked: bytes, told: Tell | None) -> Any:
        if self._process is None:
            self._process = _Process()
        for kind, *said in self._process.ask(asked):
            if kind == "told" and told is not None:
                told(*said)
            elif kind == "failed":
                raise _again(*said)
            elif kind == "done":
                return said[0]
        raise EOFError("It ended.")


def once(work: Callable[..., T], *args: Any, told: Tell | None = None, longest: float = LONGEST) -> T:
    """The same in a process that ends with the work, and gives back the memory that it took."""
    beside = Beside()
    try:
        return beside.call(work, *args, told=told, longest=longest)
    finally:
        beside.end()


class _Process:
    """The child as the server sees it. `midway` while an answer is still to come."""

    def __init__(self) -> None:
        from gevent.subprocess import PIPE, Popen

        # A session of its own: Ctrl-C is for the server, which ends its child by closing the child's input.
        command = [sys.executable, "-c", "from workshop.beside import serve; serve()"]
        self._child = Popen(command, stdin=PIPE, stdout=PIPE, start_new_session=True)
        self.midway = False

    def ask(self, asked: bytes) -> Any:
        self.midway = True
        _write(self._child.stdin, asked)
        while True:
            said = pickle.loads(_read(self._child.stdout))
            self.midway = said[0] == "told"
            yield said

    def end(self) -> None:
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def serve() -> None:
    """What the child does: one piece of work after the other until its input ends. What the work prints goes to the log."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(OSError):
        os.nice(NICE)
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            work, args, tells = pickle.loads(_read(source))
            _write(sink, _answer(work, args, tells, lambda *said: _write(sink, pickle.dumps(("told", *said)))))


def _answer(work: Callable[..., Any], args: tuple[Any, ...], tells: bool, tell: Tell) -> bytes:
    try:
        return pickle.dumps(("done", work(*args, tell=tell) if tells else work(*args)))
    except Exception as error:
        try:
            return pickle.dumps(("failed", type(error), error.args, vars(error)))
        except Exception:
            return pickle.dumps(("failed", RuntimeError, (f"{type(error).__name__}: {error}",), {}))


def _again(kind: type[Exception], args: tuple[Any, ...], facts: dict[str, Any]) -> Exception:
    """An exception as it was raised in the child, whatever its class wants to be made with."""
    made = kind.__new__(kind, *args)
    made.args = args
    vars(made).update(facts)
    return made


def _write(pipe: IO[bytes], said: bytes) -> None:
    pipe.write(LENGTH.pack(len(said)) + said)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes:
    """One message; EOFError when the other side has gone."""
    return _exactly(pipe, LENGTH.unpack(_exactly(pipe, LENGTH.size))[0])


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        part = pipe.read(size - len(found))
        if not part:
            raise EOFError("It ended.")
        found += part
    return bytes(found)
