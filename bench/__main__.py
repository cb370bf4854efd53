"""python -m bench [part[:shape,…] …]: measure, print, keep the results; see the package's own words."""

import argparse
import gc
import json
import math
import signal
import sys
import time
import traceback
from datetime import datetime
from typing import Any

import bench
from bench import machine
from bench.part import Findings, Goal, Wish
from bench.parts import PARTS
from bench.servers import SCRATCH
from bench.table import ms, table

STALL_TARGET = 0.100


def main() -> None:
    options = argparse.ArgumentParser("python -m bench", description=bench.__doc__)
    options.formatter_class = argparse.RawDescriptionHelpFormatter
    options.add_argument(
        "parts", nargs="*", help=f"what to measure: {', '.join(PARTS)}; everything when left out"
    )
    options.add_argument("--seconds", type=float, default=8.0, help="how long each shape is measured")
    asked = options.parse_args()
    wanted = [part.partition(":")[::2] for part in asked.parts] or [
        (name, "") for name in PARTS if name != "itself"
    ]
    unknown = [name for name, _ in wanted if name not in PARTS]
    if unknown:
        options.error(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    gc.freeze()
    SCRATCH.mkdir(parents=True, exist_ok=True)
    about = machine.describe(SCRATCH)
    _say(", ".join(f"{name} {value}" for name, value in about.items()))
    if about["load"] > machine.BUSY:
        _say("THIS MACHINE IS BUSY with something else: the figures will be worse than it is.")
    began = time.monotonic()
    found = {}
    for name, shapes in wanted:
        _say(f"\n== {name}: {sys.modules[PARTS[name].__module__].__doc__}\n")
        found[name] = _measure(name, Wish(tuple(filter(None, shapes.split(","))), asked.seconds))
    _conclude(about, found, time.monotonic() - began)


def _measure(name: str, wish: Wish) -> Findings:
    """One part; when it breaks, the others are measured all the same."""
    try:
        return PARTS[name](wish, _say)
    except Exception as error:
        traceback.print_exc()
        broken = Goal(f"the part {name}", "can be measured", f"{type(error).__name__}: {error}"[:80], False)
        return Findings(goals=[broken])


def _conclude(about: dict[str, Any], found: dict[str, Findings], seconds: float) -> None:
    goals = [goal for findings in found.values() for goal in findings.goals] + _stall(found)
    if goals:
        rows = [
            (goal.measure, goal.target, goal.measured, "reached" if goal.met else "MISSED") for goal in goals
        ]
        _say("\n== What it must reach\n\n" + table(("measure", "target", "measured", ""), rows))
    file = SCRATCH / f"{datetime.now():%Y-%m-%d-%H%M%S}.json"
    told = {
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "machine": about,
        "seconds": round(seconds),
        "parts": {name: findings.figures for name, findings in found.items()},
        "goals": [vars(goal) for goal in goals],
    }
    file.write_text(json.dumps(_plain(told), indent=1, ensure_ascii=False))
    _say(f"\n{seconds:.0f} s; the figures are in {file.relative_to(SCRATCH.parents[1])}")


def _stall(found: dict[str, Findings]) -> list[Goal]:
    """The longest stall of any server that was measured."""
    stalls = {where: stall for findings in found.values() for where, stall in findings.stalls.items()}
    told = {where: stall for where, stall in stalls.items() if stall is not None}
    if not stalls:
        return []
    if len(told) < len(stalls):
        return [Goal("longest stall of the loop in all of this", "< 100 ms", "the server doesn't say", False)]
    worst = max(told, key=lambda where: told[where])
    measured = f"{ms(told[worst] * 1000)} ms ({worst})"
    return [
        Goal("longest stall of the loop in all of this", "< 100 ms", measured, told[worst] < STALL_TARGET)
    ]


def _plain(value: Any) -> Any:
    """The same for JSON, which knows no infinity."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _say(text: str) -> None:
    print(text, flush=True)


main()
