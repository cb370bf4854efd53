"""Two people writing the same text: a three-way patch, and both texts kept where it fails."""

from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from workshop.core.board import Board
from workshop.core.change import patch
from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.core.rule import Outcome
from workshop.objects.placing import existing

MOST = 2000


@dataclass(frozen=True)
class Merge:
    text: str
    merged: bool = False
    kept_both: bool = False


def merge(base: str, mine: str, theirs: str, most: int = MOST) -> Merge:
    """What becomes of `theirs` when somebody who last read `base` writes `mine`."""
    if theirs in (base, mine) or mine == base:
        return Merge(mine if theirs != mine and mine != base else theirs)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0.02
    text, applied = engine.patch_apply(engine.patch_make(base, mine), theirs)
    text = tidy(text)
    if all(applied) and len(text) <= most:
        return Merge(text, merged=True)
    return Merge(f"{theirs}\n{mine}", kept_both=True)


def write(board: Board, id: str, kind: str, field: str, text: str, base: str, most: int = MOST) -> Outcome:
    """The outcome of writing one text field of a record, which has room for so many letters."""
    record = existing(board, id, kind)
    now = record.get(field, "")
    result = merge(base, text, now, most)
    if len(result.text) > most:
        raise Refused("too_big", "Together with what others wrote this is too long; put your text into a new note.", field)
    facts = {name: True for name in ("merged", "kept_both") if getattr(result, name)}
    return Outcome([patch(id, {field: result.text})] if result.text != now else [], facts)
