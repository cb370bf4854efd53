"""People writing on one board, in several shapes, on Mutirão and on the plain server."""

from dataclasses import asdict

from bench.part import Findings, Goal, Say, Wish
from bench.servers import mutirao, plain
from bench.shapes import Run, Shape, shape
from bench.table import ms, number, percent, ratio, table
from bench.trial import measure

SHAPES = ("40x40x4", "100x20x5", "200x40x5", "500x20x2", "1000x10x1", "1000x100x2")
HEAD = (
    "people x writers x a second", "delivered", "p50 ms", "p95", "p99", "ack p50", "p95", "p99",
    "per CPU-s", "CPU", "KB/person", "stall ms", "load", "others",
)  # fmt: skip


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    for each in map(shape, wish.shapes or SHAPES):
        with mutirao() as server:
            ours = measure(server, each, wish.seconds)
        with plain() as server:
            theirs = measure(server, each, wish.seconds)
        say(table(HEAD, [row(ours), row(theirs), _ratios(ours, theirs)]))
        say(flaws(ours) + flaws(theirs))
        found.figures[str(each)] = {"mutirao": asdict(ours), "plain": asdict(theirs)}
        found.stalls[str(each)] = ours.stall
        found.goals += _goals(each, ours, theirs)
    return found


def row(run: Run) -> list[str]:
    arrival, acks = run.arrival, run.acks
    return [
        f"{run.shape}  {run.server}",
        percent(run.delivered),
        *map(ms, (arrival.p50, arrival.p95, arrival.p99, acks.p50, acks.p95, acks.p99)),
        number(run.per_cpu_second),
        f"{run.server_cpu:.2f}",
        f"{run.kb_a_person:.0f}",
        ms(None if run.stall is None else run.stall * 1000),
        f"{run.load:.2f}",
        f"{run.others:.2f}",
    ]


def flaws(run: Run) -> str:
    """What went wrong, in a line; empty when nothing did."""
    wrong = {"gaps": run.gaps, "doubles": run.doubles, "wrong places": run.wrong, **run.refused}
    told = ", ".join(f"{count} {name}" for name, count in wrong.items() if count)
    return f"  {run.server}: {told}\n" if told else ""


def _ratios(ours: Run, theirs: Run) -> list[str]:
    pairs = [(getattr(ours.arrival, name), getattr(theirs.arrival, name)) for name in ("p50", "p95", "p99")]
    pairs += [(getattr(ours.acks, name), getattr(theirs.acks, name)) for name in ("p50", "p95", "p99")]
    pairs += [(ours.per_cpu_second, theirs.per_cpu_second), (ours.server_cpu, theirs.server_cpu)]
    pairs += [(ours.kb_a_person, theirs.kb_a_person)]
    shares = ratio(ours.delivered, theirs.delivered)
    return ["Mutirão / plain", shares, *(ratio(*pair) for pair in pairs), "", "", ""]


def _goals(shape: Shape, ours: Run, theirs: Run) -> list[Goal]:
    everything = f"{percent(ours.delivered)}, p99 {ms(ours.arrival.p99)} ms"
    match str(shape):
        case "200x40x5":
            times = ours.per_cpu_second / theirs.per_cpu_second if theirs.per_cpu_second else 0.0
            fast = ours.flawless and ours.arrival.p99 <= 60
            per_cpu = f"{times:.1f} times ({number(ours.per_cpu_second)} to {number(theirs.per_cpu_second)})"
            return [
                Goal("200 people, 40 writing 5 a second", "100 %, p99 <= 60 ms", everything, fast),
                Goal(
                    "the same, deliveries a CPU-second", ">= 6 times the plain server's", per_cpu, times >= 6
                ),
            ]
        case "1000x100x2":
            light = ours.flawless and ours.arrival.p99 <= 100 and ours.kb_a_person <= 60
            told = f"{everything}, {ours.kb_a_person:.0f} KB"
            target = "100 %, p99 <= 100 ms, <= 60 KB a person"
            return [Goal("1,000 people, 100 writing twice a second", target, told, light)]
        case "40x40x4":
            quick = ours.acks.p50 <= 15 and ours.acks.p95 <= 40
            told = f"p50 {ms(ours.acks.p50)}, p95 {ms(ours.acks.p95)} ms"
            return [
                Goal("40 people, 4 a second each: acks on disk", "p50 <= 15 ms, p95 <= 40 ms", told, quick)
            ]
    return []
