"""Opening boards of 600, 5,000 and 20,000 notes: the time until the last byte, and how many bytes there are."""

import csv
import json
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

from bench.client import Pass
from bench.crowd import Crowd
from bench.fill import fill
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.process import ROOT
from bench.reading import read_board
from bench.servers import mutirao
from bench.table import ms, number, table
from bench.words import Text, sentence
from bench.writing import decode_ack, new_id

SIZES = (600, 5_000, 20_000)
AUTHORS = 40
TRIES = 5
ANSWERS = ROOT / "workshop" / "demo" / "answers.csv"
"""Real answers of residents, much longer than notes usually are."""
LIMIT = "1000000"
"""Commands a second while boards are filled, which is not what is measured here."""


@dataclass(frozen=True)
class Opened:
    """Milliseconds and bytes. `cold`: the first since the server started. `changed`: the first after a change.
    `warm`: as others have read it. `same`: for whoever has it already. `live`: the socket's `open`, all records."""

    notes: int
    cold: float
    changed: float
    warm: float
    same: float
    live: float
    packed: int
    unpacked: int


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    sizes = [int(size) for size in wish.shapes] or list(SIZES)
    kinds: list[tuple[str, int, Text]] = [(f"{number(size)} notes", size, sentence) for size in sizes]
    if ANSWERS.exists():
        kinds.append(("5,000 long answers", 5_000, _answers()))
    opened = {}
    with mutirao(WORKSHOP_LIMIT_COMMANDS=LIMIT) as server:
        people = []
        for name, size, text in kinds:
            board = server.new_board()
            people.append((name, fill(server, board, AUTHORS, size // AUTHORS, text)[0]))
        nobody = server.new_board()
        server.restart()
        read_board(server.people(1, nobody)[0])
        for name, entry in people:
            opened[name] = _open(entry)
            found.figures[name] = {**asdict(opened[name]), "stall": server.stall()}
            if name == "5,000 notes":
                found.stalls["opening boards of up to 5,000 notes"] = server.stall()
    head = ("on the board", "cold ms", "changed", "warm", "same", "live", "packed KB", "unpacked KB")
    say(table(head, [_row(name, each) for name, each in opened.items()]))
    say(f"longest stall so far, after each: {', '.join(_stalls(found))}")
    if "5,000 notes" in opened:
        found.goals.append(_goal(opened["5,000 notes"]))
    return found


def _open(entry: Pass) -> Opened:
    cold = read_board(entry)
    records = json.loads(cold.body)["records"]
    changed = []
    for step in range(TRIES):
        _change(entry, next(iter(records)), step)
        changed.append(read_board(entry))
    warm = [read_board(entry) for _ in range(TRIES)]
    same = [read_board(entry, warm[-1].etag) for _ in range(TRIES)]
    if same[-1].status != 304:
        raise RuntimeError(f"the board is sent again to whoever has it: {same[-1].status}")
    return Opened(
        notes=sum(record["kind"] == "note" for record in records.values()),
        cold=cold.seconds * 1000,
        changed=median(read.seconds for read in changed) * 1000,
        warm=median(read.seconds for read in warm) * 1000,
        same=median(read.seconds for read in same) * 1000,
        live=_live(entry) * 1000,
        packed=cold.size,
        unpacked=len(cold.body),
    )


def _change(entry: Pass, note: str, step: int) -> None:
    """Move a note, so that nobody has read the board as it is now; a full one takes no more of them."""
    loop, answers = Loop(), list[bytes]()
    crowd = Crowd(loop, [entry])
    crowd.enter()
    act = {"board": entry.board, "id": new_id(), "command": "move", "args": {"moves": [[note, -500, step]]}}
    crowd.clients[0].call("act", act, lambda number, answer, at: answers.append(answer))
    if not loop.run(10, lambda: bool(answers)) or not decode_ack(answers[0]).ok:
        raise RuntimeError(f"a note could not be moved {answers}")
    crowd.leave()


def _live(entry: Pass) -> float:
    """Seconds of the socket's `open`, the connection being there."""
    loop = Loop()
    crowd = Crowd(loop, [entry])
    crowd.enter()
    again: list[float] = []
    began = perf_counter()
    crowd.clients[0].chunk = 1 << 18
    crowd.clients[0].open(lambda client, answer, at: again.append(at))
    loop.run(30, lambda: bool(again))
    crowd.leave()
    return again[0] - began


def _answers() -> Text:
    with ANSWERS.open(newline="") as file:
        texts = [line["answer"][:2000] for line in csv.DictReader(file)]
    return lambda source: source.choice(texts)


def _row(name: str, opened: Opened) -> list[str]:
    times = (opened.cold, opened.changed, opened.warm, opened.same, opened.live)
    return [name, *map(ms, times), number(opened.packed / 1024), number(opened.unpacked / 1024)]


def _stalls(found: Findings) -> list[str]:
    return [f"{ms(figures['stall'] and figures['stall'] * 1000)} ms" for figures in found.figures.values()]


def _goal(opened: Opened) -> Goal:
    slowest = max(opened.cold, opened.changed)
    told = f"{ms(opened.cold)} ms cold, {ms(opened.changed)} ms after a change, {opened.packed / 1024:.0f} KB"
    met = slowest <= 300 and opened.packed <= 250 * 1024
    return Goal("board of 5,000 notes, open", "<= 300 ms, <= 250 KB packed", told, met)
