"""A small causal map on a board, made by a program."""

from tests.guests import connect, join
from tests.wire import Client

FACTORS = {"bus": ("Buses", 0, 0), "wait": ("Waiting", 480, 0), "riders": ("Riders", 480, 300), "money": ("Money", 0, 300)}
LINKS = (("bus", "wait", "-"), ("wait", "riders", "-"), ("riders", "money", "+"))


def mapped(server, session, links=LINKS) -> Client:
    """Four factors, three links between them, and two notes; answers the connection of who made them, for more."""
    client = connect(server, join(server, session.facilitator_code, "Map maker"))
    assert client.open(session.board)["ok"]
    for at, text in enumerate(("An hour in the rain", "The 401 cancelled")):
        assert client.act(session.board, "note.add", {"note": f"n{at}", "x": -400, "y": 200 * at, "text": text})["ok"]
    for id, (text, x, y) in FACTORS.items():
        args = {"note": id, "x": x, "y": y, "text": text, "sort": "factor"}
        assert client.act(session.board, "note.add", args)["ok"]
    for start, end, polarity in links:
        args = {"link": f"{start}-{end}", "from": start, "to": end, "sort": "causal", "polarity": polarity}
        assert client.act(session.board, "link.add", args)["ok"]
    return client
