"""What a simulated person does next, from the board as they see it: pure, with the chance that is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from workshop.core.change import Record
from workshop.rehearsal.ballots import ballot

W, H = 216, 144
"""A note with the space around it, in board units."""
ROWS = 12
COLORS = ("sand", "sand", "sand", "amber", "coral", "mint", "sky", "lilac")
LIKED = ("agree", "love", "important")

Deed = tuple[str, dict[str, Any]]
"""A command and what it takes."""


@dataclass
class Player:
    """One simulated person. `column` is where they write; `voted` are polls they have voted in."""

    id: str
    name: str
    column: int
    team: str | None = None
    written: int = 0
    voted: set[str] = field(default_factory=set)


def next_deed(
    player: Player, records: Mapping[str, Record], texts: Sequence[str], new_id: str, chance: Random
) -> Deed | None:
    """A command that suits the step, or None where they only listen."""
    stage = records.get("stage", {})
    if stage.get("locked"):
        return None
    poll = next((each for each in records.values() if _open(each) and each["id"] not in player.voted), None)
    if poll is not None:
        player.voted.add(poll["id"])
        return "poll.cast", {"poll": poll["id"], "ballot": ballot(poll, chance)}
    tools = stage.get("tools")
    can = [name for name, tool in DEEDS if not tool or tools is None or tool in tools]
    notes = [each for each in records.values() if each["kind"] == "note" and "locked" not in each]
    weights = [_weight(name, stage.get("mode"), len(notes)) for name in can]
    if not any(weights):
        return None
    match chance.choices(can, weights)[0]:
        case "write":
            return _write(player, records, texts, new_id, chance)
        case "react":
            sort = chance.choice(LIKED)
            return "reaction.set", {"on": chance.choice(notes)["id"], "sort": sort, "given": True}
        case "group":
            loose = [note["id"] for note in notes if "cluster" not in note] or [note["id"] for note in notes]
            one, other = chance.sample(loose, 2) if len(loose) > 1 else (loose[0], loose[0])
            return "cluster.make", {"cluster": new_id, "notes": list(dict.fromkeys([one, other]))}
        case _:
            return "signal.raise", {"signal": new_id, "sort": chance.choice(["ready", "ready", "time", "help"])}


DEEDS = (("write", "note"), ("react", "reaction"), ("group", "cluster"), ("signal", ""))


def _weight(name: str, mode: object, notes: int) -> float:
    """How often something is done in a mode; what needs notes waits for them."""
    if name == "write":
        return {"groan": 1, "convergent": 0.3}.get(str(mode), 6)
    if notes < 2:
        return 0
    if name == "react":
        return 2
    if name == "group":
        return 3 if mode == "groan" else 0
    return 0.2


def _write(
    player: Player, records: Mapping[str, Record], texts: Sequence[str], new_id: str, chance: Random
) -> Deed:
    """In a frame where there is one, else in a column of their own below all frames."""
    player.written += 1
    frames = [each for each in records.values() if each["kind"] == "frame"]
    if frames:
        frame = chance.choice(frames)
        x = frame["x"] + chance.uniform(24, max(24, frame["w"] - W))
        y = frame["y"] + chance.uniform(72, max(72, frame["h"] - H))
    else:
        x = player.column * W
        y = (player.written % ROWS) * H
    text = chance.choice(texts)
    return "note.add", {"note": new_id, "x": x, "y": y, "text": text, "color": chance.choice(COLORS)}


def _open(record: Record) -> bool:
    if record["kind"] != "poll" or record["state"] != "open":
        return False
    return bool(record.get("phase", "consent") == "consent")
