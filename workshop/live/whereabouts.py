"""Where the people of other processes are, on whatever board, and when somebody was last seen anywhere."""

from collections.abc import Callable, Iterable
from time import monotonic

from workshop.live.presence import AWAY, State

MOST = 20_000
"""So many who have left are remembered; the longest ago are forgotten first."""


class Whereabouts:
    """What the other processes tell of their people, also for boards that nobody of this process has open."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._elsewhere: dict[str, dict[str, dict[str, tuple[State, float]]]] = {}
        self._left: dict[str, float] = {}

    def hear(self, process: str, board: str, people: Iterable[State], left: Iterable[str]) -> None:
        there = self._elsewhere.setdefault(board, {}).setdefault(process, {})
        for state in people:
            there[str(state["person"])] = (state, self._clock())
        for person in left:
            if there.pop(person, None) is not None:
                self.leave(person)

    def leave(self, person: str) -> None:
        """Somebody was there until now."""
        self._left.pop(person, None)
        self._left[person] = self._clock()
        while len(self._left) > MOST:
            del self._left[next(iter(self._left))]

    def at(self, board: str) -> list[State]:
        """Those of other processes who are at a board."""
        since = self._clock() - AWAY
        told = (told for people in self._elsewhere.get(board, {}).values() for told in people.values())
        return [state for state, heard in told if heard > since]

    def unseen(self, person: str) -> float:
        """Seconds since somebody who is not there now was last there; who was never seen may have been, until this
        process began."""
        heard = [
            people[person][1]
            for processes in self._elsewhere.values()
            for people in processes.values()
            if person in people
        ]
        return self._clock() - max(heard + [self._left.get(person, self._started)])

    def forget_the_silent(self) -> None:
        """Forget processes that have said nothing for long, but not when their people were last heard of."""
        since = self._clock() - AWAY
        for board, processes in list(self._elsewhere.items()):
            for process, people in list(processes.items()):
                for person, (_, heard) in list(people.items()):
                    if heard < since:
                        del people[person]
                        self._left[person] = max(heard, self._left.get(person, heard))
                if not people:
                    del processes[process]
            if not processes:
                del self._elsewhere[board]
