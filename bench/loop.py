"""One epoll loop for a thousand sockets and a plan of timed deeds."""

import heapq
import itertools
import select
from collections.abc import Callable
from time import perf_counter

Reader = Callable[[], None]
Deed = Callable[[], None]

SHARE = 128
"""So many sockets are read before the plan is looked at again."""


class Loop:
    """Readers by file descriptor and deeds by time, all called from `run`."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._readers: dict[int, Reader] = {}
        self._writers: dict[int, Reader] = {}
        self._deeds: list[tuple[float, int, Deed]] = []
        self._order = itertools.count()
        self.busiest = 0.0
        """The longest time between two looks at the sockets: arrivals may be noted that late."""

    def watch(self, fd: int, reader: Reader, writer: Reader | None = None) -> None:
        """Call `reader` when there is something to read, `writer` when there is room to write."""
        new = fd not in self._readers
        self._readers[fd] = reader
        events = select.EPOLLIN
        if writer is not None:
            self._writers[fd] = writer
            events |= select.EPOLLOUT
        if new:
            self._epoll.register(fd, events)
        else:
            self._epoll.modify(fd, events)

    def calm(self, fd: int) -> None:
        """There is nothing more to write."""
        self._writers.pop(fd, None)
        self._epoll.modify(fd, select.EPOLLIN)

    def forget(self, fd: int) -> None:
        self._writers.pop(fd, None)
        if self._readers.pop(fd, None) is not None:
            self._epoll.unregister(fd)

    def at(self, moment: float, deed: Deed) -> None:
        """Do something once, at a time of `perf_counter`."""
        heapq.heappush(self._deeds, (moment, next(self._order), deed))

    def clear(self) -> None:
        """Forget what was planned."""
        self._deeds.clear()

    def run(self, seconds: float, done: Callable[[], bool] | None = None) -> bool:
        """Serve the sockets for so long, or until `done`; whether it was done in time."""
        until = perf_counter() + seconds
        readers, deeds, poll = self._readers, self._deeds, self._epoll.poll
        while True:
            now = perf_counter()
            while deeds and deeds[0][0] <= now:
                heapq.heappop(deeds)[2]()
            if done is not None and done():
                return True
            if now >= until:
                return done is None
            wait = (min(until, deeds[0][0]) if deeds else until) - perf_counter()
            ready = poll(max(wait, 0.0), SHARE)
            began = perf_counter()
            for fd, events in ready:
                if events & select.EPOLLOUT and fd in self._writers:
                    self._writers[fd]()
                if events & ~select.EPOLLOUT and fd in readers:
                    readers[fd]()
            self.busiest = max(self.busiest, perf_counter() - began)
