"""Boards for insights: notes and links as a few letters say them."""

from workshop.core.board import Board
from workshop.objects import hangs_on


def note(id, text="", **more):
    record = {"id": id, "kind": "note", "by": "ana", "x": 0, "y": 0, "text": text or id, "color": "sand", "sort": "idea"}
    return {**record, **more}


def link(id, start, end, polarity=None, **more):
    said = {"polarity": polarity} if polarity else {}
    return {"id": id, "kind": "link", "by": "ana", "from": start, "to": end, "sort": "causal", **said, **more}


def board(*records):
    return Board(hangs_on, 1, records)


def drawn(*ways, factors=()):
    """A board of ways such as "a+b", "b-c", "c?d" or "d>e", which has no sign, and "e~+f", which works with delay."""
    links = []
    for number, way in enumerate(ways):
        delay = {"delay": True} if "~" in way else {}
        start, sign, end = way.replace("~", "").partition(next(each for each in "+-?>" if each in way))
        links.append(link(f"l{number}", start, end, sign.strip(">"), **delay))
    ends = {end: None for each in links for end in (each["from"], each["to"])}
    return board(*(note(id, sort="factor") for id in [*ends, *factors]), *links)
