"""The rubric of a programme: what mentors look at when they review a board, each with a scale of four words."""

import json
import re
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.fields import tidy
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.ids import new_id
from workshop.store.mentoring import Review
from workshop.store.programmes import Programme
from workshop.web import identity, language, programmes
from workshop.web.accounts import signed_in
from workshop.words import translate

MOST = 8
TITLE, ABOUT = 80, 300
NO_PROGRAMME = "This programme doesn't exist or isn't open to you; ask whoever leads it."
NOT_LEAD = "Only who leads the programme sets the rubric; ask them."

blueprint = Blueprint("rubric", __name__)


def criteria(programme: Programme) -> list[dict[str, str]]:
    """What reviews look at: [{"id", "title", "about"}]."""
    found = json.loads(programme.rubric)
    return [each for each in found if isinstance(each, dict) and each.get("id")]


def scored(review: Review) -> dict[str, int]:
    """The score of each criterion, 1 to 4."""
    found: dict[str, int] = json.loads(review.scores)
    return found


@blueprint.get("/p/<programme>/rubric")
def page(programme: str) -> str | AnyResponse:
    if identity.account() is None:
        return redirect(url_for("signing.page", next=url_for("rubric.page", programme=programme)))
    of = _led(programme)
    rows: list[dict[str, Any]] = [*criteria(of)][:MOST]
    rows += [{"id": "", "title": "", "about": ""}] * (MOST - len(rows))
    spoken = language.now()
    usual = (
        translate("Evidence for what is said", spoken), translate("Voices of those affected", spoken),
        translate("Causes and links", spoken), translate("Next step", spoken),
    )  # fmt: skip
    return render_template(
        "review/rubric.html", programme=of, here=programmes.enter(of.id), rows=rows, usual=usual,
        saved="saved" in request.args,
    )  # fmt: skip


@blueprint.post("/p/<programme>/rubric")
def save(programme: str) -> AnyResponse:
    """A criterion without a title is taken away; those kept keep their ids, so that older reviews can be read."""
    of, found = _led(programme), []
    ids, titles, abouts = (request.form.getlist(name)[:MOST] for name in ("id", "title", "about"))
    for id, title, about in zip(ids, titles, abouts, strict=False):
        said = " ".join(tidy(title).split())[:TITLE]
        if said:
            kept = id if re.fullmatch(r"[A-Za-z0-9]{1,40}", id) else new_id()
            found.append({"id": kept, "title": said, "about": tidy(about).strip()[:ABOUT]})
    parts().store.programmes.set(of.id, rubric=json.dumps(found))
    return redirect(url_for("rubric.page", programme=of.id, saved=""), 303)


def _led(id: str) -> Programme:
    account, store = signed_in(), parts().store.programmes
    of, roles = store.get(id), store.member_roles(id, account.id)
    if of is None or not roles:
        raise Refused("unknown_page", NO_PROGRAMME)
    if "lead" not in roles:
        raise Refused("not_allowed", NOT_LEAD)
    language.suggest(of.language)
    return of
