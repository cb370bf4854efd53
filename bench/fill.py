"""Boards that are full before the measuring begins, written over the wire by many authors."""

import json
import random
from collections.abc import Mapping, Sequence

from bench.client import Client, Pass, encode
from bench.crowd import Crowd
from bench.loop import Loop
from bench.reading import read_board
from bench.servers import Mutirao
from bench.words import Text, sentence
from bench.writing import decode_ack, new_id

AT_ONCE = 50
"""So many notes go into one act: a larger one would hold up a server that may be measured later."""
PATIENCE = 120.0


def fill(server: Mutirao, board: str, authors: int, each: int, text: Text = sentence) -> list[Pass]:
    """Let every one of so many new authors add so many notes; the answer is who they are."""
    loop, people = Loop(), server.people(authors, board)
    crowd = Crowd(loop, people)
    crowd.enter()
    writers = [_Author(client, number, each, text) for number, client in enumerate(crowd.clients)]
    for writer in writers:
        writer.go_on()
    if not loop.run(PATIENCE, lambda: all(writer.done for writer in writers)):
        raise RuntimeError("a board could not be filled in time")
    crowd.leave()
    return people


def link(entry: Pass, count: int) -> None:
    """Join so many pairs of neighbours, spread over the board."""
    records = json.loads(read_board(entry).body)["records"].values()
    notes = [record for record in records if record["kind"] == "note"]
    ids = [note["id"] for note in sorted(notes, key=lambda note: (note["x"], note["y"]))]
    starts = [at * (len(ids) - 1) // count for at in range(count)]
    give(entry, [_link(ids[at], ids[at + 1]) for at in starts])


def causal_map(entry: Pass, factors: int, links: int) -> None:
    """So many factors in rows, and so many causal links between them by chance, the same each time."""
    chance, ids = random.Random(factors), [new_id() for _ in range(factors)]
    places = ({"x": number % 12 * 240, "y": number // 12 * 168} for number in range(factors))
    notes = [
        {"note": id, **place, "text": sentence(chance), "sort": "factor"}
        for id, place in zip(ids, places, strict=True)
    ]
    pairs = (chance.sample(ids, 2) for _ in range(links))
    causal = (_link(*pair, sort="causal", polarity=chance.choice("+-")) for pair in pairs)
    give(entry, [*({"id": new_id(), "command": "note.add", "args": note} for note in notes), *causal])


def _link(start: str, end: str, **said: object) -> dict[str, object]:
    return {"id": new_id(), "command": "link.add", "args": {"link": new_id(), "from": start, "to": end, **said}}


def give(entry: Pass, commands: Sequence[Mapping[str, object]]) -> None:
    """Let one person carry all of it out, act by act."""
    loop = Loop()
    crowd = Crowd(loop, [entry])
    crowd.enter()
    for begin in range(0, len(commands), AT_ONCE):
        _carry_out(loop, crowd.clients[0], commands[begin : begin + AT_ONCE])
    crowd.leave()


def _carry_out(loop: Loop, client: Client, commands: Sequence[Mapping[str, object]]) -> None:
    answers = list[bytes]()
    act = {"board": client.entry.board, "commands": commands}
    client.call("act", act, lambda number, answer, at: answers.append(answer))
    if not loop.run(PATIENCE, lambda: bool(answers)) or not decode_ack(answers[0]).ok:
        raise RuntimeError(f"a board could not be filled: {answers}")


class _Author:
    """One author's notes, in a column of their own, act by act."""

    def __init__(self, client: Client, column: int, notes: int, text: Text) -> None:
        self._client, self._column, self._notes, self._text = client, column, notes, text
        self._random = random.Random(column)
        self._at = 0
        self.done = False

    def go_on(self) -> None:
        upto = min(self._at + AT_ONCE, self._notes)
        commands = [self._command(row) for row in range(self._at, upto)]
        self._at = upto
        event = b'["act",{"board":"%b","commands":%b}]' % (
            self._client.entry.board.encode(),
            encode(commands),
        )
        self._client.act(upto, event, self._answered)

    def _command(self, row: int) -> dict[str, object]:
        place = {"x": self._column * 216, "y": row * 168}
        note = {
            "note": new_id(),
            **place,
            "text": self._text(self._random),
            "color": self._random.choice(COLORS),
        }
        return {"id": new_id(), "command": "note.add", "args": note}

    def _answered(self, number: int, answer: bytes, at: float) -> None:
        said = decode_ack(answer)
        if not said.ok:
            raise RuntimeError(f"a board could not be filled: {answer[:300]!r}")
        self.done = self._at == self._notes
        if not self.done:
            self.go_on()


COLORS = ("sand", "amber", "coral", "mint", "sky", "lilac")
