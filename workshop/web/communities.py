"""The communities of a programme: a theme, who joined, and what they write to each other."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.communities import Community, Posted
from workshop.web import problems, programmes
from workshop.web.filled import Filled
from workshop.web.programmes import NOT_YOURS, Here
from workshop.web.zone import clock, short_day

NO_COMMUNITY = "This community doesn't exist or isn't open to you; look at the list again."
NO_TITLE = "Give the community a title, so that people know what it is about."
JOIN_FIRST = "Join the community first; then you can write to it."
EMPTY = "Write something first."
MOST = 100
MANY = "A programme has at most {most} communities."
SHOWN = 200

blueprint = Blueprint("communities", __name__, url_prefix="/p/<id>/communities")
blueprint.before_request(programmes.sign_in_first)


@blueprint.get("")
def page(id: str) -> str:
    return _list(programmes.enter(id), Filled())


@blueprint.post("")
def make(id: str) -> AnyResponse | tuple[str, int]:
    here, form = programmes.enter(id), Filled.typed(request.form)
    store = parts().store.communities
    try:
        title = form.line("title", 80)
        if not title:
            raise Refused("bad_args", NO_TITLE, "title")
        if len(store.of(id)) >= MOST:
            raise Refused("too_big", MANY, "title", most=MOST)
        made = store.make(id, title, form.text("about"), here.account.id)
    except Refused as refused:
        return _list(here, form.wrong(refused)), problems.STATUS[refused.code]
    return redirect(url_for("communities.one", id=id, community=made.id), 303)


@blueprint.get("/<community>")
def one(id: str, community: str) -> str:
    here = programmes.enter(id)
    return _one(here, _found(here, community), Filled())


@blueprint.post("/<community>/join")
def join(id: str, community: str) -> AnyResponse:
    here = programmes.enter(id)
    parts().store.communities.join(_found(here, community).id, here.account.id)
    return redirect(url_for("communities.one", id=id, community=community), 303)


@blueprint.post("/<community>/leave")
def leave(id: str, community: str) -> AnyResponse:
    here = programmes.enter(id)
    parts().store.communities.leave(_found(here, community).id, here.account.id)
    return redirect(url_for("communities.one", id=id, community=community), 303)


@blueprint.post("/<community>/posts")
def post(id: str, community: str) -> AnyResponse | tuple[str, int]:
    here, form = programmes.enter(id), Filled.typed(request.form)
    found = _found(here, community)
    try:
        if here.account.id not in parts().store.communities.people(community):
            raise Refused("not_allowed", JOIN_FIRST, "text")
        text = form.text("text")
        if not text:
            raise Refused("bad_args", EMPTY, "text")
    except Refused as refused:
        return _one(here, found, form.wrong(refused)), problems.STATUS[refused.code]
    parts().store.communities.post(community, here.account.id, text)
    return redirect(url_for("communities.one", id=id, community=community), 303)


@blueprint.post("/<community>/posts/<posted>/remove")
def unpost(id: str, community: str, posted: str) -> AnyResponse:
    """One's own, or anybody's for who manages the programme."""
    here = programmes.enter(id)
    _found(here, community)
    found: Posted | None = parts().store.communities.posted(posted) if posted.isalnum() else None
    if found is not None and found.community == community:
        if found.account != here.account.id and not here.manages:
            raise Refused("not_allowed", NOT_YOURS)
        parts().store.communities.unpost(posted)
    return redirect(url_for("communities.one", id=id, community=community), 303)


@blueprint.post("/<community>/remove")
def remove(id: str, community: str) -> AnyResponse:
    here = programmes.managed(id)
    parts().store.communities.remove(_found(here, community).id)
    return redirect(url_for("communities.page", id=id), 303)


def _found(here: Here, id: str) -> Community:
    found = parts().store.communities.get(id) if id.isascii() and id.isalnum() else None
    if found is None or found.programme != here.programme.id:
        raise Refused("unknown_page", NO_COMMUNITY)
    return found


def _list(here: Here, form: Filled) -> str:
    store = parts().store.communities
    return render_template(
        "programme/communities.html",
        here=here,
        form=form,
        communities=store.of(here.programme.id),
        sizes=store.sizes(here.programme.id),
    )


def _one(here: Here, found: Community, form: Filled) -> str:
    store = parts().store
    here_still = {here.programme.owner, *(each.account for each in store.programmes.members(here.programme.id))}
    people = [id for id in store.communities.people(found.id) if id in here_still]
    posts = store.communities.posts(found.id)[:SHOWN]
    accounts = store.accounts.some({*people, *(each.account for each in posts)})
    pieces = [each for each in store.gallery.of(here.programme.id) if each.community == found.id]
    return render_template(
        "programme/community.html",
        here=here,
        form=form,
        community=found,
        people=[accounts[id].name for id in people if id in accounts],
        joined=here.account.id in people,
        posts=[(each, accounts[each.account].name if each.account in accounts else "") for each in posts],
        pieces=pieces,
        counts=store.gallery.counts(each.id for each in pieces),
        short_day=short_day,
        clock=clock,
    )
