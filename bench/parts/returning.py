"""300 people who come back at once to a board of 600 notes, as after a flap of the network."""

from collections.abc import Sequence
from dataclasses import asdict
from time import perf_counter

from bench.client import Pass
from bench.crowd import Crowd
from bench.figures import Spread, spread
from bench.fill import fill
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.servers import Server, mutirao, plain
from bench.table import ms, table
from bench.writing import Writing

PEOPLE = 300
AUTHORS, EACH = 20, 30


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    with mutirao() as server:
        board = server.new_board()
        fill(server, board, AUTHORS, EACH)
        server.restart()
        people = server.people(PEOPLE, board)
        by_seq = _return(server, people, by_seq=True)
        whole = _return(server, people, by_seq=False)
        found.stalls["300 people coming back"] = stall = server.stall()
    with plain() as server:
        theirs = _return(server, server.people(PEOPLE), by_seq=False)
    rows = [
        _row("Mutirão, by the seq they had", by_seq),
        _row("Mutirão, reading the whole board", whole),
        _row("plain, which keeps no board", theirs),
    ]
    say(table(("300 people", "p50 ms", "p95", "all back"), rows))
    say(f"longest stall: {ms(stall and stall * 1000)} ms")
    found.figures = {
        "by_seq": asdict(by_seq),
        "whole": asdict(whole),
        "plain": asdict(theirs),
        "stall": stall,
    }
    slowest = max(by_seq.most, whole.most)
    told = f"{slowest / 1000:.2f} s"
    found.goals.append(
        Goal("300 reconnects at once, 600 notes", "all back within 2 s", told, slowest <= 2000)
    )
    return found


def _return(server: Server, people: Sequence[Pass], by_seq: bool) -> Spread:
    """Seconds from the network's return until each one's board is back; then all must hear the next command."""
    loop = Loop()
    before = Crowd(loop, people)
    before.enter()
    loop.run(1.0)
    before.leave()
    loop.run(0.5)
    crowd = Crowd(loop, people)
    began = perf_counter()
    crowd.enter(at_once=len(people), since=[client.next - 1 for client in before.clients] if by_seq else None)
    writing = Writing(loop, crowd.clients[:1])
    writing.plan(perf_counter(), 1.0, 1.0)
    everybody_hears = loop.run(
        10, lambda: bool(writing.seqs) and writing.seqs[0] > 0 and _all_have(crowd, writing.seqs[0])
    )
    crowd.leave()
    loop.run(0.5)
    if not everybody_hears or crowd.gaps or crowd.doubles:
        raise RuntimeError(
            f"{server.name}: not everybody hears what comes after ({crowd.gaps} gaps, {crowd.doubles} doubles)"
        )
    return spread([at - began for at in crowd.open_at])


def _all_have(crowd: Crowd, seq: int) -> bool:
    return all(client.next > seq for client in crowd.clients)


def _row(name: str, back: Spread) -> list[str]:
    return [name, ms(back.p50), ms(back.p95), ms(back.most)]
