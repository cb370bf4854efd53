"""Random histories: commands that three people of different sight give, some of which will be refused."""

import random
from collections.abc import Iterator
from typing import Any

from tests.cast import ANA, BO, FAY
from workshop.core.rule import Command
from workshop.core.sight import Viewer

CONDUCTING = {"stage.set", "stage.carry", "stage.circles", "poll.open", "poll.close", "poll.reveal", "poll.decide"}
"""What only Fay may do."""
INSIDE = {"stage.carry", "stage.circles"}
"""What only the server asks for."""


def history(seed: int, length: int = 60) -> Iterator[tuple[Viewer, Command]]:
    """A person and a command at a time; ids are few, so that commands meet."""
    chance = random.Random(seed)
    ids = [f"r{number}" for number in range(12)]
    for number in range(length):
        viewer = chance.choice((ANA, ANA, BO, BO, FAY))
        name, args = _command(chance, ids, number)
        if name in CONDUCTING:
            viewer = FAY
        yield viewer, Command(f"c{seed}-{number}", name, args, inside=name in INSIDE)


def _vote(chance: random.Random, name: str, poll: str, id: str) -> dict[str, Any]:
    """Now and then an option is a note that is there; most votes are on words."""
    options: list[Any] = [{"id": "x", "text": "one"}, chance.choice([id, {"id": "y", "text": "two"}])]
    more: dict[str, dict[str, Any]] = {
        "poll.open": {"way": "choice", "title": "?", "options": options, "secret": chance.random() < 0.7},
        "poll.cast": {"ballot": chance.choice([[], ["x"]])},
        "poll.decide": {"decided": f"decision {chance.randrange(3)}"},
    }
    return {"poll": poll, **more.get(name, {})}


def _command(chance: random.Random, ids: list[str], number: int) -> tuple[str, dict[str, Any]]:
    id, other = chance.choice(ids), chance.choice(ids)
    x, y = chance.randrange(-500, 500), chance.randrange(-500, 500)
    text, group, into = f"text {number}", f"g{chance.randrange(4)}", f"g{chance.randrange(4)}"
    name = chance.choices(
        ["note.add", "note.write", "note.set", "note.tag", "text.add", "frame.add", "frame.size", "link.add"]
        + ["link.set", "move", "drop", "restore", "stage.set", "raise", "lock", "together"]
        + ["image.add", "image.write", "image.size", "drawing.add", "card.add"]
        + ["comment.add", "comment.settle", "reaction.set", "frame.set"]
        + ["cluster.make", "cluster.name", "cluster.join", "cluster.leave", "cluster.set", "cluster.nest"]
        + ["cluster.merge", "cluster.split", "cluster.factor"]
        + ["note.evidence", "link.evidence", "ring", "loop.name", "loop.judge", "note.merge"]
        + ["poll.open", "poll.cast", "poll.close", "poll.reveal", "poll.decide"]
        + ["stage.carry", "stage.circles"],
        [48, 4, 7, 2, 2, 2, 1, 8, 2, 6, 4, 5, 5, 2, 2, 5, 4, 1, 1, 2, 2, 6, 2, 6, 2, 10, 2, 7, 2, 3, 4, 3, 3, 3]
        + [6, 2, 3, 3, 3, 3, 5, 14, 3, 4, 1, 2, 4],
    )[0]
    if name == "together":
        return name, {"commands": [_command(chance, ids, number) for _ in range(chance.randrange(1, 4))]}
    if name.startswith("poll."):
        return name, _vote(chance, name, f"p{chance.randrange(2)}", id)
    if name == "ring":
        return "together", {"commands": list(_ring(number))}
    said: dict[str, Any] = chance.choice([{"color": "mint"}, {"author": "hidden"}, {"author": "shown"}])
    rests: dict[str, Any] = {chance.choice(["notes", "add", "remove"]): chance.choices(ids, k=3)}
    args: dict[str, dict[str, Any]] = {
        "note.add": {"note": id, "x": x, "y": y, "text": text},
        "note.write": {"note": id, "text": text, "base": ""},
        "note.set": {"notes": [id], **said},
        "note.tag": {"notes": [id], "add": [text], "remove": [f"text {number - 9}"]},
        "note.merge": {"note": id, "into": other},
        "text.add": {"text": id, "x": x, "y": y, "words": text},
        "frame.add": {"frame": id, "x": x, "y": y, "w": 600, "h": 400, "title": text},
        "frame.size": {"frame": id, "x": x, "y": y, "w": 300, "h": 200},
        "frame.set": {"frame": id, "layout": chance.choice(["free", "lanes", "quadrants"]), "labels": [text]},
        "link.add": {"link": f"l{number % 9}", "from": id, "to": other},
        "note.evidence": {"note": id, **rests},
        "link.evidence": {"link": f"l{number % 9}", **rests},
        "loop.name": {"loop": f"o{number % 3}", "ids": ["v0", "v1"], "title": text},
        "loop.judge": {"loop": f"o{number % 3}", "ids": ["v0", "v1"], "sense": chance.choice(["yes", "no", None])},
        "link.set": {"link": f"l{number % 9}", "sort": "causal", "polarity": chance.choice([*"+-?", None])},
        "image.add": {"image": id, "x": x, "y": y, "w": 40, "h": 30, "file": f"f{number}"},
        "image.write": {"image": id, "alt": text, "base": ""},
        "image.size": {"image": id, "x": x, "y": y, "w": 80, "h": 80},
        "drawing.add": {"drawing": id, "x": x, "y": y, "w": 9, "h": 9, "points": [0, 0, 90, 90]},
        "card.add": {"card": id, "x": x, "y": y, "url": "https://city.example/plan"},
        "comment.add": {"comment": f"k{number % 7}", "on": chance.choice([id, f"k{number % 5}"]), "text": text,
            **chance.choice([{}, {"sort": "question"}, {"mentions": ["ana"], "text": "@"}])},
        "comment.settle": {"comment": f"k{number % 7}", "done": chance.random() < 0.5},
        "reaction.set": {"on": id, "sort": chance.choice(["agree", "lived"]), "given": chance.random() < 0.7},
        "cluster.make": {"cluster": group, "notes": chance.sample(ids, 3), "title": text},
        "cluster.name": {"cluster": group, "title": text, "base": ""},
        "cluster.join": {"cluster": group, "notes": chance.sample(ids, 3)},
        "cluster.leave": {"notes": [id]},
        "cluster.set": {"cluster": group, "color": chance.choice(["sky", None]), "collapsed": chance.random() < 0.5},
        "cluster.nest": {"cluster": group, "in": chance.choice([into, into, None])},
        "cluster.merge": {"cluster": group, "into": into},
        "cluster.split": {"cluster": group, "into": into, "notes": chance.sample(ids, 6)},
        "cluster.factor": {"cluster": group, "note": id, "x": x, "y": y},
        "move": {"moves": [[id, x, y], [other, y, x]]},
        "drop": {"ids": [chance.choice([id, id, id, group])]},
        "restore": {"seq": max(1, number - chance.randrange(1, 12))},
        "raise": {"ids": [id, other], "to": chance.choice(["front", "back"])},
        "lock": {"ids": [id], "locked": chance.random() < 0.4},
        "stage.set": {
            "private": chance.random() < 0.5, "locked": chance.random() < 0.07, "silent": chance.random() < 0.2,
            "authors": chance.choice(["hidden", "shown", None]),
        },
        "stage.carry": {
            "stage": {"private": chance.random() < 0.7, "circle": 2, "authors": chance.choice(["hidden", "shown"])},
            "carried": number + 1,
        },
        "stage.circles": {
            "people": chance.sample(["ana", "bo", "fay"], chance.randrange(1, 4)), "key": number,
        },
    }
    return name, args[name]


def _ring(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Two factors and a link each way, of which somebody may speak as of a loop."""
    for at in range(2):
        yield "note.add", {"note": f"v{at}", "x": number, "y": 0, "text": f"factor {at}", "sort": "factor"}
    for at in range(2):
        yield "link.add", {"link": f"w{at}", "from": f"v{at}", "to": f"v{1 - at}", "sort": "causal"}
