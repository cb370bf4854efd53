"""Suggested groups: how well they agree with people's own, and how long 600 notes take while others write."""

import csv
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from bench.agreement import Labels, adjusted_rand, v_measure
from bench.client import Pass
from bench.crowd import Crowd
from bench.figures import spread
from bench.fill import fill
from bench.grouping import WAYS, Way, used
from bench.loop import Loop
from bench.part import Findings, Goal, Say, Wish
from bench.process import ROOT
from bench.reading import read_insight
from bench.servers import Mutirao, mutirao
from bench.table import ms, table
from bench.writing import Writing
from workshop.insights import meaning

HEARINGS = ROOT / "bench" / "data" / "hearings.csv"
ANSWERS = ROOT / "workshop" / "demo" / "answers.csv"
AUTHORS, NOTES = 12, 600
AGREES, WITHIN = 0.30, 2.0
PARTS, KEPT = 10, 0.9
"""The agreement is also told for so many random parts of the texts, each with this share of them."""
WRITERS, RATE = 4, 5.0
NEW = "groups of notes that were never compared"
QUESTIONS = (
    ("groups right after the start, the encoder not yet read", "groups", ""),
    (NEW, "groups", ""),
    ("more groups, with the notes added since", "groups", "count=24"),
    ("fewer groups, with the notes added since", "groups", "count=6"),
    ("duplicates", "duplicates", ""),
)


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    if meaning.by() != "meaning":
        raise RuntimeError("the encoder is not installed; run `make setup EXTRAS=semantic`")
    _agreement(found, say)
    _time(found, wish, say)
    return found


def _agreement(found: Findings, say: Say) -> None:
    sets = {"hearings": read(HEARINGS, "theme", "committee"), "answers": read(ANSWERS, "answer", "theme")}
    rows = []
    for name, way in WAYS.items():
        scores = {each: judged(way, *texts) for each, texts in sets.items()}
        found.figures[name] = {each: {"rand": rand, "v": v} for each, (rand, v) in scores.items()}
        rows.append([name, *(f"{score:.3f}" for each in scores.values() for score in each)])
    say(table(("way to group", "hearings: Rand", "V", "answers: Rand", "V"), rows))
    texts, labels = sets["hearings"]
    parts = sorted(judged(used, *part(texts, labels, seed))[0] for seed in range(PARTS))
    between = f"from {parts[0]:.3f} to {parts[-1]:.3f}, mean {sum(parts) / PARTS:.3f}"
    say(f"as suggested, of {PARTS} random parts of the hearings: {between}\n")
    rand, v = judged(used, texts, labels)
    found.figures["parts"] = parts
    measured = f"{rand:.3f}, V {v:.3f}"
    found.goals.append(Goal("groups of hearings against their committees", f"Rand ≥ {AGREES:.2f}", measured, rand >= AGREES))


def read(file: Path, text: str, label: str) -> tuple[list[str], list[str]]:
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [row[text] for row in rows], [row[label] for row in rows]


def judged(way: Way, texts: Sequence[str], labels: Labels) -> tuple[float, float]:
    """Adjusted Rand index and V-measure; of the people's groups the way is told only how many there are."""
    groups = way(texts, len(set(labels))).tolist()
    return adjusted_rand(labels, groups), v_measure(labels, groups)


def part(texts: Sequence[str], labels: Labels, seed: int) -> tuple[list[str], list[object]]:
    chosen = sorted(random.Random(seed).sample(range(len(texts)), round(KEPT * len(texts))))
    return [texts[at] for at in chosen], [labels[at] for at in chosen]


def _time(found: Findings, wish: Wish, say: Say) -> None:
    """One server that has just been started, so that its encoder is not yet there; meanwhile others add and move notes. A
    second board holds the same words in another order, which it has not read before."""
    answers = read(ANSWERS, "answer", "theme")[0]
    turned = [" ".join((words := text.split())[len(words) // 2 :] + words[: len(words) // 2]) for text in answers]
    with mutirao(WORKSHOP_LIMIT_COMMANDS="10000") as server:
        boards = [server.new_board() for _ in range(2)]
        people, others = (_filled(server, board, texts) for board, texts in zip(boards, (answers, turned), strict=True))
        server.restart()
        loop = Loop()
        crowd = Crowd(loop, people)
        crowd.enter()
        before = server.stall()
        writing = Writing(loop, crowd.clients[:WRITERS])
        writing.plan(perf_counter() + 0.1, wish.seconds, RATE)
        with ThreadPoolExecutor(1) as asker:
            asked = asker.submit(_ask, people[-1], others[-1])
            loop.run(wish.seconds + 0.1)
            loop.run(20, lambda: asked.done() and not writing.unanswered)
            times = asked.result()
        crowd.leave()
        found.stalls["groups of 600 notes"] = stall = server.stall()
    acks = spread([each for each in writing.acked if each >= 0], writing.unanswered)
    rows = [[name, f"{each:.2f}"] for name, each in times.items()]
    say(table((f"{NOTES} notes, {WRITERS} people add and move others", "seconds"), rows))
    stalls = f"longest stall {ms(stall and stall * 1000)} ms, before that {ms(before and before * 1000)} ms"
    say(f"acks meanwhile p99 {ms(acks.p99)} ms; {stalls}")
    found.figures["seconds"] = times
    slowest = max(each for name, each in times.items() if name != QUESTIONS[0][0])
    goal = f"groups of {NOTES} notes that were never compared"
    found.goals.append(Goal(goal, f"within {WITHIN:.0f} s", f"{slowest:.2f} s", slowest <= WITHIN))


def _filled(server: Mutirao, board: str, texts: Sequence[str]) -> list[Pass]:
    left = iter(texts)
    return fill(server, board, AUTHORS, NOTES // AUTHORS, lambda chance: next(left))


def _ask(entry: Pass, other: Pass) -> dict[str, float]:
    """The seconds of each question, one after the other."""
    times = {}
    for name, insight, query in QUESTIONS:
        read = read_insight(other if name == NEW else entry, insight, query)
        if read.status != 200:
            raise RuntimeError(f"{insight} is answered with {read.status}: {read.body[:200]!r}")
        times[name] = read.seconds
    return times
