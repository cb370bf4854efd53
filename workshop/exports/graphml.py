"""GraphML: the causal map of a board for programs that analyse networks, such as networkx, Gephi and yEd.

Nodes are the factors and whatever links join, edges the links between them; every figure has its type, and those of
nodes are those of `insights/leverage`. Loops are told by the graph, and by each node and edge that is on one.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.exports import csv
from workshop.exports.drawn.pen import element, safe
from workshop.exports.exported import Exported
from workshop.exports.sheets import LETTERS
from workshop.insights import leverage, loops
from workshop.insights.causes import causes, joined
from workshop.objects import evidence
from workshop.objects.placing import frame_of

NAME = "graphml"
MIMETYPE = "application/graphml+xml"
SUFFIX = ".graphml"

SPACE = "http://graphml.graphdrawing.org/xmlns"
GRAPH = {"title": "string", "seq": "long", "loops": "string"}
NODE = {
    "label": "string", "kind": "string", "sort": "string", "color": "string", "frame": "string", "cluster": "string",
    "x": "double", "y": "double", "evidence": "int", "in": "int", "out": "int", "reach": "int", "loops": "int",
    "between": "double", "weight": "int", "votes": "int", "in_loops": "string",
}  # fmt: skip
EDGE = {
    "sort": "string", "polarity": "string", "sign": "int", "delay": "boolean", "confidence": "string",
    "contested": "boolean", "evidence": "int", "in_loops": "string",
}  # fmt: skip
"""`sign` is 1 or -1 where the polarity says so, for programs that multiply along ways."""
SIGNS = {"+": 1, "-": -1}


def write(exported: Exported) -> bytes:
    board = exported.board()
    found = loops.compute(board, loops.Params()).loops
    marks = dict(zip(_marks(found), found, strict=True))
    on = {
        id: " ".join(mark for mark, loop in marks.items() if id in (*loop.ids, *loop.links))
        for loop in found
        for id in (*loop.ids, *loop.links)
    }
    nodes = "".join(_nodes(exported, board, on))
    edges = "".join(_edges(board, on))
    told = "\n".join(_loop(board, mark, loop) for mark, loop in marks.items())
    facts = _data("g", GRAPH, {"title": exported.title, "seq": exported.seq, "loops": told})
    graph = element("graph", *facts, nodes, edges, id="map", edgedefault="directed")
    keys = "".join(_keys("graph", "g", GRAPH)) + "".join(_keys("node", "n", NODE)) + "".join(_keys("edge", "e", EDGE))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("graphml", keys, graph, xmlns=SPACE)}\n'.encode()


def _nodes(exported: Exported, board: Board, on: Mapping[str, str]) -> Iterator[str]:
    figures = {factor.id: factor for factor in leverage.compute(board, leverage.Params()).factors}
    ends = {link[end] for link in joined(board) for end in ("from", "to")}
    for id in sorted({*causes(board).factors, *ends}):
        record, factor = board.records[id], figures.get(id)
        frame = frame_of(board, record) if "x" in record else None
        facts: dict[str, Any] = {
            "label": csv.words(record, board), "kind": record["kind"], "sort": record.get("sort"),
            "color": record.get("color"), "frame": frame["title"] if frame else None, "cluster": csv.group(record, board),
            "x": record.get("x"), "y": record.get("y"), "evidence": len(list(evidence.there(record, board))),
            "in_loops": on.get(id),
        }  # fmt: skip
        if factor is not None:
            facts |= {
                "in": factor.in_, "out": factor.out, "reach": factor.reach, "loops": factor.loops,
                "between": factor.between, "weight": factor.weight, "votes": factor.votes,
            }  # fmt: skip
        yield element("node", *_data("n", NODE, facts), id=id)


def _edges(board: Board, on: Mapping[str, str]) -> Iterator[str]:
    for link in sorted(joined(board), key=lambda link: str(link["id"])):
        polarity = link.get("polarity")
        facts = {
            "sort": link.get("sort", "plain"), "polarity": polarity, "sign": SIGNS.get(str(polarity)),
            "delay": bool(link.get("delay")), "confidence": link.get("confidence"), "contested": bool(link.get("contested")),
            "evidence": len(list(evidence.there(link, board))), "in_loops": on.get(link["id"]),
        }  # fmt: skip
        yield element("edge", *_data("e", EDGE, facts), id=link["id"], source=link["from"], target=link["to"])


def _marks(found: Iterable[loops.Loop]) -> Iterator[str]:
    """R1, B1, R2: as the board's own list numbers them."""
    counts: dict[str, int] = {}
    for loop in found:
        counts[loop.sort] = counts.get(loop.sort, 0) + 1
        yield f"{LETTERS[loop.sort]}{counts[loop.sort]}"


def _loop(board: Board, mark: str, loop: loops.Loop) -> str:
    factors = (" ".join(csv.words(board.records[id], board).split()) for id in [*loop.ids, loop.ids[0]])
    return f"{mark}{f' {loop.name}' if loop.name else ''}: {' → '.join(factors)}"


def _keys(about: str, letter: str, types: Mapping[str, str]) -> Iterator[str]:
    for name, type in types.items():
        yield element("key", id=f"{letter}_{name}", for_=about, **{"attr.name": name, "attr.type": type})


def _data(letter: str, types: Mapping[str, str], facts: Record) -> Iterator[str]:
    """What is known, in the order of the keys; what is not known is left out."""
    for name in types:
        value = facts.get(name)
        if value is not None and value != "":
            words = str(value).lower() if isinstance(value, bool) else str(value)
            yield element("data", safe(words), key=f"{letter}_{name}")
