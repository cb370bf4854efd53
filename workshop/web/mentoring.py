"""The pages of mentors: the queue over their teams, what was said to them, and their missions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.sight import Viewer
from workshop.mentoring import BoardSeen, TeamSeen
from workshop.parts import parts
from workshop.rights import host, viewer
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.mentoring import Mission, TeamBoard
from workshop.store.programmes import Team
from workshop.web import identity, thumbnails
from workshop.web.accounts import signed_in
from workshop.web.zone import clock, days_until, local, short_day

SECTIONS = ("waiting", "changed", "seen")
ORDERS: dict[str, Callable[[TeamSeen], Any]] = {
    "name": lambda each: each.team.name.casefold(),
    "news": lambda each: -each.news,
}
"""How a queue may be ordered within its groups, but for who needs it most."""
MEETINGS = 4
"""So many of the next workshops stand beside the queue."""
NOT_A_MENTOR = "This is for those who mentor this team; ask whoever leads the programme."

blueprint = Blueprint("mentoring", __name__)


@dataclass(frozen=True)
class Said:
    """Something that was said to a mentor: a mention, or an answer to what they asked."""

    team: Team
    board: str
    title: str
    comment: Record
    by: str
    about: str
    mention: bool


@dataclass(frozen=True)
class Meeting:
    """A workshop that comes, and which of one's teams have a board in it."""

    title: str
    starts: int
    teams: list[str]


@blueprint.get("/mentor")
def queue() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("mentoring.queue")))
    found = parts().mentors.queue(account.id)
    order = request.args.get("order", "")
    if order in ORDERS:
        found.sort(key=ORDERS[order])
    sections = {name: [each for each in found if each.section == name] for name in SECTIONS}
    programmes = sorted({each.programme for each in found})
    return render_template(
        "review/queue.html", mentors=True, teams=found, sections=sections, programmes=programmes, order=order,
        meetings=_meetings(found), **words(),
    )  # fmt: skip


@blueprint.get("/mentor/comments")
def comments() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("mentoring.comments")))
    mentored, own = _teams(account)
    found = parts().mentors.teams(account.id, mentored, now_ms())
    for each in parts().mentors.teams(account.id, own, now_ms()):
        each.boards = [board for board in each.boards if _opens(account, board)]
        found.append(each)
    said = sorted((one for each in found for one in _said(each)), key=lambda one: -one.comment["at"])
    return render_template("review/comments.html", said=said, mentors=bool(mentored), **words())


@blueprint.get("/mentor/missions")
def missions() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("mentoring.missions")))
    mentored, own = _teams(account)
    teams = {team.id: team for team in (*mentored, *own)}
    given = parts().store.mentoring.missions(teams)
    return render_template("review/missions.html", teams=teams, missions=given, mentors=bool(mentored), **words())


@blueprint.post("/mentor/pin")
def pin() -> AnyResponse:
    """Put a team on top of one's queue, or back into its order."""
    account = signed_in()
    team = mentored(account, request.form.get("team", ""))
    parts().store.mentoring.pin(account.id, team.id, request.form.get("on") == "yes")
    return redirect(url_for("mentoring.queue"), 303)


@blueprint.get("/b/<board>/changed.svg")
def picture(board: str) -> Response:
    """The board small, with what changed since one's last visit outlined."""
    account, (_, _, viewer) = signed_in(), identity.enter(request, parts().store, board)
    visit = parts().store.mentoring.visits(account.id, [board]).get(board)
    etag = f"{parts().boards.etag(board, viewer)}-{visit.seq if visit else ''}"
    if etag in request.if_none_match:
        response = Response(status=304)
    else:
        marked = parts().mentors.changed(board, viewer, visit.seq)[1].marked if visit else set()
        seen = parts().boards.see(board, viewer)
        response = Response(thumbnails.drawn(seen.records, marked), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(etag)
    return response


def mentored(account: Account, id: str) -> Team:
    """One of the teams that an account mentors; raises Refused for another."""
    found = next((team for team in parts().store.programmes.mentored(account.id) if team.id == id), None)
    if found is None:
        raise Refused("not_allowed", NOT_A_MENTOR)
    return found


def words() -> dict[str, Any]:
    """How the pages tell times and counts."""
    return {
        "clock": clock, "short_day": short_day, "days_until": days_until, "strong": strong, "due": due, "local": local,
        "days_ago": lambda at: max(0, -days_until(at)),
    }  # fmt: skip


def strong(text: str) -> Markup:
    """A count in bold."""
    return Markup(re.sub(r"\d+", r"<b>\g<0></b>", str(escape(text))))


def due(mission: Mission) -> str:
    """How a mission stands: done, over, today, soon, later, or free of a day."""
    if mission.done is not None:
        return "done"
    if mission.due is None:
        return "free"
    days = days_until(mission.due)
    return "over" if days < 0 else "today" if days == 0 else "soon" if days == 1 else "later"


def _teams(account: Account) -> tuple[list[Team], list[Team]]:
    """The teams that somebody mentors, and those that they are of themselves."""
    store = parts().store
    mentored = store.programmes.mentored(account.id)
    known = {team.id for team in mentored}
    own = (store.programmes.team(id) for id in store.mentoring.worked_in(account.id) if id not in known)
    return mentored, [team for team in own if team is not None]


def _opens(account: Account, board: BoardSeen) -> bool:
    """Whether a board of their own team is somebody's to open."""
    person = host(parts().store, board.row.session, account)
    return person is not None and viewer(parts().store, person, board.row.id) is not None


def _meetings(found: Sequence[TeamSeen]) -> list[Meeting]:
    """The next workshops of the teams."""
    teams: dict[str, list[str]] = {}
    of: dict[str, TeamBoard] = {}
    for each in found:
        for board in each.boards:
            if board.of.starts and (board.of.ends or board.of.starts) > now_ms():
                of[board.row.session] = board.of
                teams.setdefault(board.row.session, []).append(each.team.name)
    coming = sorted(of.items(), key=lambda one: one[1].starts or 0)[:MEETINGS]
    return [Meeting(each.title, each.starts or 0, sorted(set(teams[id]))) for id, each in coming]


def _said(each: TeamSeen) -> list[Said]:
    """What is for its mentor on a team's boards: mentions and answers, as they may see them."""
    found = []
    for board in each.boards:
        room, reader = parts().boards.room(board.row.id), board.viewer
        with room.lock:
            ids = [id for id, record in room.board.of("comment").items() if _for(reader, record, room.board.records)]
            seen = [record for id in ids if (record := room.lens.see(id, reader)) is not None]
            texts = [_about(record, room.board.records) for record in seen]
        names = parts().boards.names(record["by"] for record in seen)
        for record, about in zip(seen, texts, strict=True):
            mention = reader.person in record.get("mentions", ())
            name = names.get(record["by"], "")
            found.append(Said(each.team, board.row.id, board.row.title, record, name, about, mention))
    return found


def _for(reader: Viewer, record: Record, records: dict[str, Record]) -> bool:
    if record["by"] == reader.person:
        return False
    asked = records.get(record.get("on", "")) or {}
    answers = asked.get("kind") == "comment" and asked["by"] == reader.person
    return reader.person in record.get("mentions", ()) or answers


def _about(record: Record, records: dict[str, Record]) -> str:
    """The comment that it answers."""
    asked = records.get(record.get("on", "")) or {}
    return str(asked["text"]) if asked.get("kind") == "comment" else ""
