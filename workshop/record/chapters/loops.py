"""Causal loops, read as sentences."""

from collections.abc import Iterable

from workshop.core.board import Board
from workshop.insights.loops import Loop, Params, compute
from workshop.record.document import Block, Heading, Item, Items, Paragraph, Section
from workshop.record.outline import words
from workshop.record.told import Told, line

MOST = 8
"""So many loops of a board are told: those that people named or spoke of, then the shortest."""
LONGEST = 80


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = []
    for surface in told.surfaces:
        found = compute(surface.board, Params())
        loops = sorted(found.loops, key=lambda loop: (loop.name is None, loop.loop is None, len(loop.ids)))
        for number, loop in enumerate(loops[:MOST], 1):
            blocks += _loop(told, surface.board, loop, number)
        if len(loops) > MOST:
            more = len(loops) - MOST
            blocks.append(
                Paragraph(
                    told.translate_count("There is {n} more loop.", "There are {n} more loops.", more),
                    small=True,
                )
            )
    if blocks:
        yield Section("loops", told.translate("Loops that people found"), blocks)


def _loop(told: Told, board: Board, loop: Loop, number: int) -> Iterable[Block]:
    yield Heading(line(loop.name or "") or told.translate("Loop {n}", n=number))
    yield Items([Item(sentence) for sentence in sentences(told, board, loop)])
    yield Paragraph(" ".join([meaning(told, loop.sort), *_judged(told, board, loop)]))


def _judged(told: Told, board: Board, loop: Loop) -> Iterable[str]:
    said = list((board.get(loop.loop or "") or {}).get("sense", {}).values())
    if said:
        yield told.translate(
            "Does it make sense? Yes: {yes}. Partly: {partly}. No: {no}.",
            yes=said.count("yes"), partly=said.count("partly"), no=said.count("no"),
        )  # fmt: skip


def sentences(told: Told, board: Board, loop: Loop) -> Iterable[str]:
    """What follows from more of the first factor, link by link. Twin of static/js/works/sentences.js."""
    up = True
    for id, other, link in zip(loop.ids, [*loop.ids[1:], loop.ids[0]], loop.links, strict=True):
        record = board.records[link]
        sign = record.get("polarity")
        then = up if sign == "+" else not up if sign == "-" else None
        ends = {"from": named(words(board, id)), "to": named(words(board, other))}
        yield _sentence(told, up, then, bool(record.get("delay")), ends)
        up = True if then is None else then


def _sentence(told: Told, up: bool, then: bool | None, late: bool, ends: dict[str, str]) -> str:
    """In the words of the scripts, which the catalogues have from there."""
    first, delay = "More" if up else "Less", ", with delay," if late else ""
    if then is None:
        return told.translate(f"{first} {{from}} affects{delay} {{to}}.", **ends)
    return told.translate(f"{first} {{from}}{delay or ','} {'more' if then else 'less'} {{to}}.", **ends)


def meaning(told: Told, sort: str) -> str:
    if sort == "reinforcing":
        return told.translate("Reinforcing: each round pushes further the same way.")
    if sort == "balancing":
        return told.translate("Balancing: each round pushes back.")
    return told.translate("A sign is missing, so what this loop does is still open.")


def named(name: str) -> str:
    """A factor's name inside a sentence, without a full stop of its own, and small unless it is an abbreviation."""
    text = line(name).rstrip(".")
    cut = f"{text[: LONGEST - 1].rstrip()}…" if len(text) > LONGEST else text
    if cut[:1].isupper() and (len(cut) == 1 or cut[1].islower() or cut[1].isspace()):
        return cut[0].lower() + cut[1:]
    return cut or "…"
