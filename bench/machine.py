"""The machine that is measured on: what it is, and what else it is doing."""

import os
import platform
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.process import TICK

BUSY = 0.5
"""With more than so much else to do, a machine's figures say little."""


def busy() -> float:
    """Seconds of processor time that anything on this machine has used so far."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _, _, interrupts, soft, stolen = map(int, fields)
    return (user + nice + system + interrupts + soft + stolen) / TICK


def describe(folder: Path) -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
        "sync_ms": round(_sync(folder) * 1000, 2),
    }


def _sync(folder: Path) -> float:
    """Seconds that the disk needs to keep 4 KB for good: every commit waits so long."""
    path = folder / "sync"
    times = []
    with path.open("wb", buffering=0) as file:
        for _ in range(40):
            began = perf_counter()
            file.write(b"\0" * 4096)
            os.fdatasync(file.fileno())
            times.append(perf_counter() - began)
    path.unlink()
    return median(times)
