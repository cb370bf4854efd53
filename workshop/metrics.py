"""What the server counts and times, for /metrics."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

COMMANDS = Counter("workshop_commands", "Commands by outcome: ok or a refusal's code.", ["outcome"], registry=REGISTRY)
FRAMES_SENT = Counter("workshop_frames_sent", "Frames of entries written to people.", registry=REGISTRY)
ACT_SECONDS = Histogram("workshop_act_seconds", "From taking commands off the queue to answering.", registry=REGISTRY)
FLUSH_SECONDS = Histogram("workshop_flush_seconds", "Time to build and write one tick of one board.", registry=REGISTRY)
CONNECTIONS = Gauge("workshop_connections", "People connected to this process.", registry=REGISTRY)
BOARDS = Gauge("workshop_boards_open", "Boards in memory of this process.", registry=REGISTRY)
DROPPED = Counter("workshop_dropped", "Connections closed because they didn't read.", registry=REGISTRY)
STALL_MAX = Gauge("workshop_loop_stall_seconds_max", "Longest stall of the loop since the start.", registry=REGISTRY)
STALL_MINUTE = Gauge("workshop_loop_stall_seconds_minute", "Longest stall in the last minute.", registry=REGISTRY)

_outcomes: dict[str, Counter] = {}


def count(outcome: str, commands: int) -> None:
    """Count commands of one outcome; the counter of each outcome is looked up once."""
    counter = _outcomes.get(outcome)
    if counter is None:
        counter = _outcomes[outcome] = COMMANDS.labels(outcome)
    counter.inc(commands)
