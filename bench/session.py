"""A workshop on a real server: a facilitator, and people in teams who each sit in the plenary and at their team's board."""

import json
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection
from typing import Any

import msgspec

from bench.client import Client, Pass
from bench.hearing import Hearing
from bench.loop import Loop
from bench.servers import Mutirao
from bench.writing import decode_ack, new_id

PATIENCE = 60.0


class Attendee(Client):
    """Keeps of each entry when it came, and of each board its vote, and which step its stage is in and since when."""

    def __init__(self, loop: Loop, entry: Pass, boards: Sequence[str]) -> None:
        super().__init__(loop, Hearing(), entry)
        self.boards = boards
        self.seqs: dict[str, int] = {}
        self.first: dict[str, int] = {}
        self.arrivals: list[tuple[str, int, float]] = []
        self.steps: dict[str, tuple[str | None, float]] = {}
        self.votes: dict[str, dict[str, Any]] = {}
        self.lost = 0

    def attend(self) -> None:
        self.connect(self._sit_down)

    @property
    def there(self) -> bool:
        return len(self.seqs) == len(self.boards)

    def heard(self, frame: bytes, payload: bytes, at: float) -> None:
        _, told = msgspec.json.decode(payload[2:])
        board = told["board"]
        for entry in told["entries"]:
            self.lost += entry["seq"] != self.seqs[board] + 1
            self.seqs[board] = entry["seq"]
            self.arrivals.append((board, entry["seq"], at))
            for change in entry["changes"]:
                self._note(board, change, at)

    def say(self, board: str, command: str, args: Mapping[str, Any], answered: Any) -> None:
        self.call("act", {"board": board, "id": new_id(), "command": command, "args": args}, answered)

    def _note(self, board: str, change: list[Any], at: float) -> None:
        if change[0] == "put" and change[1]["kind"] == "poll":
            self.votes[board] = change[1]
        elif change[0] == "put" and change[1]["id"] == "stage":
            self.steps[board] = change[1].get("step"), at
        elif change[0] == "patch" and change[1] == "stage" and "step" in change[2]:
            self.steps[board] = change[2]["step"], at

    def _sit_down(self, client: Client) -> None:
        for board in self.boards:
            self._sit(board)

    def _sit(self, board: str) -> None:
        def opened(number: int, answer: bytes, at: float) -> None:
            said = msgspec.json.decode(answer)[0]
            if not said["ok"]:
                raise RuntimeError(f"a board doesn't open: {answer[:300]!r}")
            self.seqs[board] = self.first[board] = said["seq"]

        self.call("open", {"board": board}, opened)


class Session:
    """`teams` are their boards; `people` are spread over them evenly."""

    def __init__(self, server: Mutirao, teams: int, people: int) -> None:
        self.server, self.loop = server, Loop()
        self.plenary = server.new_board()
        [lead] = server.people(1, self.plenary, facilitators=True)
        guests = server.people(people, self.plenary)
        session = lead.session
        titles = [f"Team {number + 1}" for number in range(teams)]
        made = self._ask("POST", f"/api/v1/sessions/{session}/teams", lead, {"titles": titles})
        self.teams = [each["id"] for each in made["teams"]]
        self.lead = Attendee(self.loop, lead, [self.plenary])
        self.people = [self._seat(session, guest, number) for number, guest in enumerate(guests)]

    def enter(self) -> None:
        everybody = [self.lead, *self.people]
        for each in everybody:
            each.attend()
        if not self.loop.run(PATIENCE, lambda: all(each.there for each in everybody)):
            raise RuntimeError("some people can't get in")

    def leave(self) -> None:
        for each in [self.lead, *self.people]:
            each.close()

    def tell(self, command: str, args: Mapping[str, Any]) -> None:
        """Let the facilitator do something in the plenary, and wait for the answer."""
        answers: list[bytes] = []
        self.lead.say(self.plenary, command, args, lambda number, answer, at: answers.append(answer))
        if not self.loop.run(PATIENCE, lambda: bool(answers)) or not decode_ack(answers[0]).ok:
            raise RuntimeError(f"{command}: {answers}")

    def await_step(self, step: str) -> None:
        """Wait until everybody has that step on the plenary and on their team's board."""

        def there() -> bool:
            stages = (each.steps.get(board, (None, 0.0)) for each in self.people for board in each.boards)
            return all(stage == step for stage, _ in stages)

        if not self.loop.run(PATIENCE, there):
            raise RuntimeError(f"somebody never came to {step}")

    def last(self) -> float:
        """When the last stage has come to the last person."""
        return max(at for each in self.people for _, at in each.steps.values())

    def _seat(self, session: str, guest: Pass, number: int) -> Attendee:
        team = number % len(self.teams)
        self._ask("PATCH", f"/api/v1/sessions/{session}/me", guest, {"team": self.teams[team]})
        process = self.server.processes[team % len(self.server.processes)]
        entry = Pass(process.address, self.plenary, guest.cookie, guest.person)
        return Attendee(self.loop, entry, [self.plenary, self.teams[team]])

    def _ask(self, method: str, path: str, who: Pass, body: Any = None) -> Any:
        connection = HTTPConnection(*who.address, timeout=30)
        try:
            said = None if body is None else json.dumps(body)
            connection.request(method, path, said, {"Cookie": who.cookie, "Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        return json.loads(content)
