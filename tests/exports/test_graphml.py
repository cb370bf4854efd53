"""The causal map for programs: it opens in networkx with its types, and words stay words."""

from io import BytesIO

import networkx
import pytest

from tests.exports.test_formats import BOARD, exported, note
from tests.record.papers import HOSTILE
from workshop.exports import Exported, graphml


def factor(at, **more):
    return {**note(f"Factor {at}", at), "sort": "factor", "x": 300 * at, **more}


def cause(at, one, other, polarity="+", **more):
    link = {
        "id": f"l{at}",
        "kind": "link",
        "by": "ana",
        "from": f"n{one}",
        "to": f"n{other}",
        "sort": "causal",
    }
    return {**link, "polarity": polarity, "order": f"l{at}", **more}


MAP = exported(
    factor(0, evidence=["n9"]), factor(1), factor(2), note("Reason", 9), note("Alone", 8),
    cause(0, 0, 1), cause(1, 1, 0, "-", delay=True, confidence="low"), cause(2, 1, 2, "?", contested=True), cause(3, 0, 1),
    {"id": "o", "kind": "loop", "by": "ana", "ids": ["n0", "n1"], "title": "Spiral"},
)  # fmt: skip


def read(board):
    return networkx.read_graphml(BytesIO(graphml.write(board)))


def test_it_opens_as_a_network_with_typed_figures():
    network = read(MAP)

    assert network.is_directed() and network.is_multigraph()
    assert set(network.nodes) == {"n0", "n1", "n2"}
    node = network.nodes["n0"]
    assert (node["label"], node["x"], node["evidence"], node["out"], node["loops"]) == (
        "Factor 0",
        0.0,
        1,
        2,
        2,
    )
    edge = network.edges["n1", "n0", "l1"]
    assert (edge["polarity"], edge["sign"], edge["delay"], edge["contested"]) == ("-", -1, True, False)
    assert edge["confidence"] == "low"
    assert "sign" not in network.edges["n1", "n2", "l2"]


def test_loops_are_told_by_the_graph_and_by_what_is_on_them():
    network = read(MAP)

    assert "B1 Spiral: Factor 0 → Factor 1 → Factor 0" in network.graph["loops"].split("\n")
    assert network.nodes["n1"]["in_loops"] == "B1 B2"
    assert "in_loops" not in network.nodes["n2"]
    assert len(list(networkx.simple_cycles(networkx.DiGraph(network)))) == 1


def test_a_board_without_a_map_is_an_empty_network():
    assert len(read(exported(note("x")))) == 0
    assert read(BOARD).number_of_edges() == 1


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_words_stay_words(text):
    board = Exported(
        text, 1, {"n0": factor(0, text=text), "n1": factor(1), "l0": cause(0, 0, 1)}, {"ana": text}
    )

    network = read(board)

    shown = "".join("\ufffd" if letter in "\x00\x08\x1b\x7f"[:3] else letter for letter in text)
    assert network.nodes["n0"]["label"].replace("\r", "\n") == shown
    assert set(network.nodes) == {"n0", "n1"}
