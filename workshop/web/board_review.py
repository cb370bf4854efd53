"""A board opened for review: the same board, with what changed since one's last visit, and the visits themselves."""

from typing import Any

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.changed import Changed
from workshop.core.change import Record
from workshop.core.fields import clean
from workshop.core.role import Role
from workshop.objects import KINDS
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.store.boards import BoardRow
from workshop.web import identity, language, pages, problems
from workshop.web.accounts import signed_in
from workshop.web.api import answer
from workshop.web.shapes_of_review import ChangedSeen, Visited, Visiting, Withdrawn

LONGEST = 120

blueprint = Blueprint("board_review", __name__)


@blueprint.get("/b/<board>/review")
def page(board: str) -> str | AnyResponse:
    """Who works on the board is led to the board itself."""
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("board_review.page", board=board)))
    row, person, viewer = identity.enter(request, parts().store, board)
    if viewer.role is Role.PARTICIPANT:
        return redirect(url_for("pages.board", board=board))
    language.suggest(person.language)
    told = pages.told(row, person, viewer) | {"review": _review(account, row, viewer.role)}
    return render_template("board/board.html", page=told, first=False)


@blueprint.get("/api/v1/boards/<board>/changed")
def changed(board: str) -> Response:
    account, (_, _, viewer) = signed_in(), identity.enter(request, parts().store, board)
    visit = parts().store.mentoring.visits(account.id, [board]).get(board)
    if visit is None:
        seq, found = parts().boards.room(board).board.seq, Changed()
    else:
        seq, found = parts().mentors.changed(board, viewer, visit.seq)
    told = ChangedSeen(
        visit.seq if visit else seq, seq, visit.at if visit else None, found.notes, found.texts, found.moved,
        list(map(_withdrawn, found.gone)), found.groups, found.links, found.things, found.loops, found.polls,
        found.answers, found.commented,
    )  # fmt: skip
    return answer(msgspec.json.encode(told))


@blueprint.post("/api/v1/boards/<board>/visit")
def visit(board: str) -> Response:
    """Keep that somebody has seen the board until an entry; the next time only what came after it counts as new."""
    account = signed_in()
    identity.enter(request, parts().store, board)
    asked = clean(Visiting, problems.sent_json())
    seq = min(asked.seq, parts().boards.room(board).board.seq)
    parts().store.mentoring.visit(account.id, board, seq)
    return answer(msgspec.json.encode(Visited(seq)))


def _review(account: Account, row: BoardRow, role: Role) -> dict[str, Any]:
    """What the scripts are told: where the review is written, and the team whose board it is."""
    store = parts().store
    team = store.mentoring.team_of(row)
    found = store.programmes.team(team) if team else None
    mentors = found is not None and any(each.id == found.id for each in store.programmes.mentored(account.id))
    back = url_for("pages.board", board=row.id)
    if found and mentors:
        back = url_for("team_review.page", programme=found.programme, id=found.id)
    return {
        "team": found.name if found else "",
        "back": back,
        "finish": url_for("team_review.write", programme=found.programme, id=found.id, board=row.id)
        if found and mentors
        else back,
        "gives": mentors,
        "replay": f"/b/{row.id}/replay",
        "versions": f"/b/{row.id}/versions",
    }


def _withdrawn(record: Record) -> Withdrawn:
    words = str(record.get("text") or record.get("words") or record.get("title") or "")
    return Withdrawn(record["id"], record["kind"], words[:LONGEST] or KINDS[record["kind"]].name)
