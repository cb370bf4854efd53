"""Who is at a board and what they point at, drag or write, and whom they follow: never stored, told at most ten times
a second."""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

State = dict[str, Any]

TICK = 0.1
CROWD = 8
"""Above so many people nobody is sent cursors: they would be noise, and cost. Where a new note is being written is."""
AWAY = 30.0
"""Seconds after which somebody of another process that is no longer heard of has left."""


class Presence:
    """The people at one board: those of this process and those that other processes tell of."""

    def __init__(self, board: str, clock: Callable[[], float] = monotonic) -> None:
        self.board = board
        self._clock = clock
        self._here: dict[str, State] = {}
        self._seats: dict[str, int] = {}
        self._elsewhere: dict[str, dict[str, tuple[State, float]]] = {}
        self.discreet = False
        """Whether nobody is told where others point, for that would tell who makes what."""
        self._changed: set[str] = set()
        self._changed_here: set[str] = set()
        self._moved: set[str] = set()
        """Whose followers are to be told where they look."""

    def join(self, person: str, name: str) -> None:
        self._seats[person] = self._seats.get(person, 0) + 1
        self._here[person] = {**self._here.get(person, {}), "person": person, "name": name}
        self._mark(person)

    def leave(self, person: str) -> None:
        self._seats[person] = self._seats.get(person, 1) - 1
        if self._seats[person] <= 0:
            del self._seats[person]
            self._here.pop(person, None)
            self._mark(person)

    def rename(self, person: str, name: str) -> None:
        """Somebody of this process has a new name."""
        if person in self._here:
            self._here[person] = {**self._here[person], "name": name}
            self._mark(person)

    def update(self, person: str, state: State) -> None:
        """What somebody does now, in place of what they did before."""
        known = self._here.get(person)
        if known is None:
            return
        now = {"person": person, "name": known["name"], **state}
        if now != known:
            self._here[person] = now
            self._changed_here.add(person)
            self._compare(known, now)

    def hear(self, process: str, people: Iterable[State], left: Iterable[str]) -> None:
        """What another process tells of its people."""
        theirs = self._elsewhere.setdefault(process, {})
        for state in people:
            person = str(state["person"])
            self._compare(theirs.get(person, ({}, 0))[0], state)
            theirs[person] = (state, self._clock() + AWAY)
        for person in left:
            if theirs.pop(person, None) is not None:
                self._changed.add(person)

    def forget_the_silent(self) -> None:
        for theirs in self._elsewhere.values():
            for person, (_, until) in list(theirs.items()):
                if until < self._clock():
                    del theirs[person]
                    self._changed.add(person)

    def now(self, visible: Callable[[str], bool]) -> list[State]:
        """Everybody who is here, as anyone may see them."""
        people = {person for theirs in self._elsewhere.values() for person in theirs} | set(self._here)
        return [self._shown(person, len(people), visible) for person in sorted(people)]

    def of_this_process(self) -> list[State]:
        return list(self._here.values())

    def news(self, visible: Callable[[str], bool]) -> tuple[list[State], list[str]]:
        """Who changed since the last call, as anyone may see them, and who left."""
        changed, self._changed = self._changed, set()
        crowd = self._crowd
        there = [person for person in sorted(changed) if self._state(person)]
        left = [person for person in sorted(changed) if not self._state(person)]
        return [self._shown(person, crowd, visible) for person in there], left

    def views(self, visible: Callable[[str], bool]) -> dict[str, State]:
        """Those whom somebody of this process follows, with where they look, as far as that is news."""
        moved, self._moved = self._moved, set()
        followed = {state.get("follow") for state in self._here.values()} if moved else set()
        known = [state for person in moved if person in followed and (state := self._state(person))]
        return {
            state["person"]: {**self._shown(state["person"], self._crowd, visible), "view": state["view"]}
            for state in known
            if "view" in state
        }

    def follows(self, person: str) -> str | None:
        """Whom somebody of this process follows."""
        return self._here.get(person, {}).get("follow")

    def news_for_others(self) -> tuple[list[State], list[str]]:
        """Who of this process changed since the last call, for other processes."""
        changed, self._changed_here = self._changed_here, set()
        return [self._here[p] for p in sorted(changed) if p in self._here], [p for p in changed if p not in self._here]

    @property
    def _crowd(self) -> int:
        return len(set(self._here).union(*self._elsewhere.values()))

    @property
    def pending(self) -> bool:
        return bool(self._changed or self._moved)

    def _compare(self, before: State, now: State) -> None:
        """Everybody is told what somebody does, and only their followers where they look: that moves all the time."""
        if _without_view(before) != _without_view(now):
            self._changed.add(now["person"])
        if before.get("view") != now.get("view"):
            self._moved.add(now["person"])
        if "follow" in now and before.get("follow") != now["follow"]:
            self._moved.add(now["follow"])

    def _mark(self, person: str) -> None:
        self._changed.add(person)
        self._changed_here.add(person)

    def _state(self, person: str) -> State | None:
        if person in self._here:
            return self._here[person]
        return next((theirs[person][0] for theirs in self._elsewhere.values() if person in theirs), None)

    def _shown(self, person: str, crowd: int, visible: Callable[[str], bool]) -> State:
        """Without cursors in a crowd, and without what is dragged or written where not everybody may see it."""
        known = self._state(person) or {}
        if len(known) == 2:
            return known  # a name and nothing to leave out: most people, most of the time
        state = dict(known)
        state.pop("view", None)
        if "drag" in state:
            state["drag"] = [move for move in state["drag"] if visible(move[0])]
        if "editing" in state and not visible(state["editing"]):
            del state["editing"]
        if self.discreet or (crowd > CROWD and "editing" not in state):
            state.pop("at", None)
        return state


def _without_view(state: State) -> State:
    return {name: value for name, value in state.items() if name != "view"}
