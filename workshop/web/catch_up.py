"""The page for who missed a workshop: short, for those who are of it, and readable on a phone."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import catching_up
from workshop.catching_up import Caught
from workshop.core.board import Board
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.objects import hangs_on
from workshop.objects.step import in_order
from workshop.parts import parts
from workshop.rights import opened, viewer, would_be
from workshop.store.boards import BoardRow
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language
from workshop.web.zone import clock, day, short_day

MOST_ENTRIES = 500

blueprint = Blueprint("catch_up", __name__, url_prefix="/s/<id>/catch-up")


@dataclass(frozen=True)
class Surface:
    row: BoardRow
    caught: Caught


@blueprint.get("")
def page(id: str) -> str | AnyResponse:
    try:
        found, person = identity.enter_session(request, parts().store, id)
    except Refused:
        if identity.account() is None:
            return redirect(url_for("signing.page", next=url_for("catch_up.page", id=id)))
        raise
    language.suggest(person.language)
    room = parts().boards.room(found.board)
    with room.lock:
        agenda, head = in_order(room.board), room.board.seq
    moved = parts().store.log.by(found.board, ("step.enter",), head + 1, MOST_ENTRIES)
    steps = catching_up.steps(agenda, moved)
    surfaces = [_surface(person, row) for row in opened(parts().store, person, found)]
    return render_template(
        "programme/catch_up.html",
        session=found,
        held=[step for step in steps if step.held and not step.pause],
        ahead=[step for step in steps if not step.held and not step.pause],
        over=found.ends is not None and found.ends < now_ms(),
        surfaces=[each for each in surfaces if each.caught.notes or each.caught.votes or each.row.id == found.board],
        votes=[vote for each in surfaces for vote in each.caught.votes],
        commitments=parts().store.commitments.of_session(found.id),
        next=_next(found, person),
        leads=person.role in FACILITATORS,
        day_of=day,
        short_day=short_day,
        clock=clock,
    )


def _surface(person: Person, row: BoardRow) -> Surface:
    seen_by = viewer(parts().store, person, row.id)
    assert seen_by is not None
    seen = parts().boards.see(row.id, seen_by)
    return Surface(row, catching_up.caught(Board(hangs_on, seen.seq, seen.records.values())))


def _next(found: Session, person: Person) -> Session | None:
    """The workshop that comes next for them: their team's, or another one of the programme in which they are somebody."""
    if found.programme is None:
        return None
    account, now = identity.account(), now_ms()
    coming = [each for each in parts().store.programmes.workshops(found.programme) if (each.starts or 0) > now]
    coming.sort(key=lambda each: each.starts or 0)
    same = [each for each in coming if each.programme_team and each.programme_team == found.programme_team]
    theirs = (each for each in coming if account is not None and would_be(parts().store, each.id, account) is not None)
    return next(iter(same), None) or next(theirs, None)
