"""A new workshop in a minute: what it begins with, when, with which teams, and what happens with people's data."""

from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import planning, words
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.methods import AGENDAS, SHELF
from workshop.parts import parts
from workshop.planning import Beginning
from workshop.rights import would_be
from workshop.store.accounts import Account
from workshop.store.gallery import Piece
from workshop.store.sessions import Session
from workshop.web import belonging, identity, language, problems
from workshop.web.about import MOST, Form
from workshop.web.accounts import signed_in
from workshop.web.belonging import Asked
from workshop.web.notice import BASES, KEEPS, notice
from workshop.words import translate

NO_SUCH = "This workshop isn't yours to begin from; choose another one."
COUNT = "Say with a number from 0 to {most} how many teams there are."
CREDIT = "Begun from “{title}” by {credit}"
EARLIER = 30

blueprint = Blueprint("new", __name__)


@dataclass(frozen=True)
class Choice:
    """Something that a workshop can begin with."""

    value: str
    name: str
    about: str = ""
    minutes: int = 0


@blueprint.get("/new")
def page() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=request.full_path))
    beginning = Beginning.of(request.args.get("from", ""))
    earlier = _earlier(account, beginning)
    form = Form(language=account.language, beginning=str(beginning))
    if earlier:
        teams = "\n".join(row.title for row in parts().store.boards.teams(earlier.id))
        form = replace(Form.of(earlier), date="", begins="", ends="", beginning=str(beginning), teams=teams)
    programme, team = request.args.get("programme", "")[:40], request.args.get("team", "")[:40]
    return _page(account, form, Asked(f"{programme}:{team}" if team else programme))


@blueprint.post("/new")
def make() -> AnyResponse | tuple[str, int]:
    account, form = signed_in(), Form.typed(request.form)
    try:
        session = _make(account, form)
    except Refused as refused:
        return _page(account, form.wrong(refused), Asked.of(request.form)), problems.STATUS[refused.code]
    return redirect(url_for("agenda.page", id=session.id), 303)


def duplicate(account: Account, session: Session) -> Session:
    """The same workshop once more, without its people, their notes and its day."""
    rows = parts().store.boards.teams(session.id)
    names = [row.title for row in rows if row.programme_team is None]
    kept = ("language", "place", "purpose", "basis", "keep_days", "teaming", "children")
    about = {name: getattr(session, name) for name in kept}
    boards = tuple(row.programme_team for row in rows if row.programme_team)
    value = f"{session.programme}:{belonging.EACH}" if boards else belonging.value_of(session)
    try:
        about |= belonging.fields(account, Asked(value, boards))
    except Refused:  # it belongs to a programme into which this account may put nothing
        names = [row.title for row in rows]
    steps = planning.agenda(parts().boards, session)
    return planning.make(parts().store, parts().boards, account, names, steps, title=session.title, **about)


def _make(account: Account, form: Form) -> Session:
    about = form.fields(request.form.get("zone")) | belonging.fields(account, Asked.of(request.form))
    beginning = Beginning.of(form.beginning)
    earlier = _earlier(account, beginning)
    if beginning.sort == "session" and earlier is None:
        raise Refused("unknown_session", NO_SUCH, "beginning")
    if form.count and not (form.count.isascii() and form.count.isdecimal() and int(form.count) <= planning.MOST_TEAMS):
        raise Refused("bad_args", COUNT, "count", most=planning.MOST_TEAMS)
    piece = _piece(account, beginning)
    if beginning.sort == "gallery" and piece is None:
        raise Refused("unknown_session", NO_SUCH, "beginning")
    teams = planning.team_names(int(form.count or 0), form.teams.splitlines(), about["language"])
    steps = planning.steps(parts().boards, beginning, earlier, about["language"])
    if piece is not None:
        steps = piece.held() if piece.what == "method" else []
    made = planning.make(parts().store, parts().boards, account, teams, steps, **about)
    if piece is not None:
        credit = translate(CREDIT, made.language, title=piece.title, credit=piece.credit)
        planning.lay(parts().store, parts().boards, made, piece, credit)
        parts().store.gallery.begin(piece.id, made.id, account.id, made.programme_team)
    return made


def _piece(account: Account, beginning: Beginning) -> Piece | None:
    """A piece of the gallery of a programme that somebody belongs to."""
    if beginning.sort != "gallery":
        return None
    found = parts().store.gallery.get(beginning.name) if beginning.name.isascii() and beginning.name.isalnum() else None
    return found if found and parts().store.programmes.scopes(found.programme, account.id) else None


def _earlier(account: Account, beginning: Beginning) -> Session | None:
    if beginning.sort != "session":
        return None
    return next((each for each in _held(account) if each.id == beginning.name), None)


def _held(account: Account) -> list[Session]:
    """The workshops that an account made or facilitates; not those in which its programme lets it take part."""
    store = parts().store
    found = [each for each in store.sessions.of_account(account.id) if each.removed is None]
    people = ((each, would_be(store, each.id, account)) for each in found)
    return [each for each, person in people if person is not None and person.role is Role.FACILITATOR]


def _page(account: Account, form: Form, asked: Asked) -> str:
    spoken = language.now()
    held = [each for each in _held(account) if not each.rehearsal]
    return render_template(
        "mine/new.html",
        form=form,
        piece=_piece(account, Beginning.of(form.beginning)),
        open_to=belonging.open_to(account),
        asked=asked,
        agendas=[
            Choice(f"agenda:{name}", each.name.to(spoken), each.about.to(spoken), each.minutes)
            for name, each in AGENDAS.items()
        ],
        methods=sorted(
            (
                Choice(f"method:{name}", each.name.to(spoken), each.about.to(spoken), each.minutes)
                for name, each in SHELF.items()
            ),
            key=lambda choice: choice.name.casefold(),
        ),
        earlier=[Choice(f"session:{each.id}", each.title) for each in held[:EARLIER]],
        bases=BASES,
        keeps=KEEPS,
        most=MOST,
        most_teams=planning.MOST_TEAMS,
        notice=notice(form, words.choose(form.language, spoken)),
    )
