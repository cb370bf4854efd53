"""The gallery of a programme: boards and methods that teams publish, for others to begin from, with credit."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import pieces, planning
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.rights import viewer, would_be
from workshop.store.boards import BoardRow
from workshop.store.gallery import Piece
from workshop.store.programmes import Team
from workshop.store.sessions import Session
from workshop.web import problems, programmes
from workshop.web.filled import Filled
from workshop.web.programmes import NOT_YOURS, Here
from workshop.web.team import STRANGER
from workshop.web.thumbnails import drawn
from workshop.web.zone import short_day

PUBLISHING = frozenset({"lead", "facilitator", "member"})
NO_PIECE = "This isn't in the gallery any more; look at the list again."
NO_TITLE = "Give it a title, so that others know what it is."
NO_SOURCE = "Choose a board or an agenda of your team."
EMPTY = "Nothing stands on it yet that others could begin from."
MOST = 500
MANY = "The gallery holds at most {most} pieces; take some out."

blueprint = Blueprint("gallery", __name__, url_prefix="/p/<id>/gallery")
blueprint.before_request(programmes.sign_in_first)


@blueprint.get("")
def page(id: str) -> str:
    here = programmes.enter(id)
    found = parts().store.gallery.of(id)
    return render_template(
        "programme/gallery.html",
        here=here,
        pieces=[(each, _picture(each)) for each in found],
        counts=parts().store.gallery.counts(each.id for each in found),
        teams={each.id: each.name for each in parts().store.programmes.teams(id)},
        publishes=bool(_teams(here)),
        short_day=short_day,
    )


@blueprint.get("/new")
def new(id: str) -> str:
    here = programmes.enter(id)
    if not _teams(here):
        raise Refused("not_allowed", NOT_YOURS)
    return _new(here, Filled({"source": request.args.get("source", "")[:60]}))


@blueprint.post("/new")
def publish(id: str) -> AnyResponse | tuple[str, int]:
    """A frozen copy: what the team does to the board or the agenda later doesn't change it."""
    here, form = programmes.enter(id), Filled.typed(request.form)
    try:
        piece = _published(here, form)
    except Refused as refused:
        return _new(here, form.wrong(refused)), problems.STATUS[refused.code]
    return redirect(url_for("gallery.one", id=id, piece=piece.id), 303)


@blueprint.get("/<piece>")
def one(id: str, piece: str) -> str:
    here = programmes.enter(id)
    found = piece_of(here, piece)
    teams = {each.id: each.name for each in parts().store.programmes.teams(id)}
    return render_template(
        "programme/piece.html",
        here=here,
        piece=found,
        picture=_picture(found),
        steps=found.held() if found.what == "method" else [],
        begun=parts().store.gallery.begun_by(piece),
        before=parts().store.gallery.get(found.begun_from) if found.begun_from else None,
        teams=teams,
        mine=_mine(here, found),
        short_day=short_day,
    )


@blueprint.post("/<piece>/remove")
def remove(id: str, piece: str) -> AnyResponse:
    here = programmes.enter(id)
    found = piece_of(here, piece)
    if not _mine(here, found):
        raise Refused("not_allowed", NOT_YOURS)
    parts().store.gallery.remove(found.id)
    return redirect(url_for("gallery.page", id=id), 303)


def piece_of(here: Here, id: str) -> Piece:
    found = parts().store.gallery.get(id) if id.isascii() and id.isalnum() else None
    if found is None or found.programme != here.programme.id:
        raise Refused("unknown_page", NO_PIECE)
    return found


def _mine(here: Here, piece: Piece) -> bool:
    return here.manages or (piece.team is not None and bool(here.roles_in(piece.team) & PUBLISHING))


def _published(here: Here, form: Filled) -> Piece:
    title, about = form.line("title", 80), form.text("about")
    if not title:
        raise Refused("bad_args", NO_TITLE, "title")
    store = parts().store
    if len(store.gallery.of(here.programme.id)) >= MOST:
        raise Refused("too_big", MANY, "title", most=MOST)
    team, what, of = _source(here, form["source"])
    if isinstance(of, Session):
        held, session = planning.agenda(parts().boards, of), of.id
    else:
        held, session = pieces.freeze(parts().boards.see(of.id, STRANGER).records.values()), of.session
    if not held:
        raise Refused("bad_args", EMPTY, "source")
    origin = store.gallery.origin(session)
    known = {each.id for each in store.communities.of(here.programme.id)}
    return store.gallery.add(
        here.programme.id, what, title, held, here.account.id,
        about=about, team=team.id, credit=form.line("credit", 120) or team.name,
        community=form["community"] if form["community"] in known else None,
        begun_from=origin.id if origin else None,
    )  # fmt: skip


def _source(here: Here, said: str) -> tuple[Team, str, BoardRow | Session]:
    """The board or the agenda that a form names as board:id or method:id, and whose it is; raises Refused."""
    what, _, id = said.partition(":")
    for team, boards, sessions in _sources(here):
        found: BoardRow | Session | None = next((each for each in boards if each.id == id), None)
        if what == "method":
            found = next((each for each in sessions if each.id == id), None)
        if found is not None:
            return team, what, found
    raise Refused("bad_args", NO_SOURCE, "source")


def _teams(here: Here) -> list[Team]:
    """The teams for which somebody may publish."""
    return [
        team for team in parts().store.programmes.teams(here.programme.id) if here.roles_in(team.id) & PUBLISHING
    ]


def _sources(here: Here) -> list[tuple[Team, list[BoardRow], list[Session]]]:
    """The boards and the agendas of their teams that are theirs to open."""
    store, found = parts().store, []
    for team in _teams(here):
        sessions = [each for each in store.programmes.sessions(team.id) if each.programme == here.programme.id]
        people = {each.id: would_be(store, each.id, here.account) for each in sessions}
        boards = [
            row for row in store.programmes.boards(team.id)
            if (person := people.get(row.session)) is not None and viewer(store, person, row.id) is not None
        ]  # fmt: skip
        found.append((team, boards, [each for each in sessions if people[each.id] is not None]))
    return found


def _new(here: Here, form: Filled) -> str:
    return render_template(
        "programme/publish.html",
        here=here,
        form=form,
        sources=_sources(here),
        communities=[(each.id, each.title) for each in parts().store.communities.of(here.programme.id)],
    )


def _picture(piece: Piece) -> str:
    """A board's small picture; of a method none, its steps say what it is."""
    if piece.what != "board":
        return ""
    return drawn({each["id"]: each for each in piece.held()})
