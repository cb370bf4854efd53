"""The return as everybody may read it, without an account: what became of what people said. It names nobody.

A page depends on its address alone: no cookie is asked for or set, so that anything between may keep it for a minute. Only
`mine` looks at who this browser is, and is kept by nobody.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request, session, url_for
from flask_babel import format_number  # type: ignore[import-untyped]

from workshop import words
from workshop.core.refusal import Refused
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.returning import said
from workshop.store.responses import STATUSES
from workshop.web import identity, language, links
from workshop.web.following import sheets
from workshop.web.shown import Shown, Whole, whole

NOTHING = "There is no return at this address; it may have been taken back. Ask whoever gave it to you."
NO_ANSWER = "This answer isn't shown here any more; see the others."
FIRST, MORE = 12, 24
MINUTE = "public, max-age=60"
KEPT = ("theme", "status", "district", "lang", "easy", "code", "many")
_SIGNS = re.compile(r"[^A-Z0-9]")

blueprint = Blueprint("returned", __name__)


@blueprint.get("/r/<public>")
def page(public: str) -> Response:
    """Answers by theme, status and district."""
    found = _find(public)
    asked = {name: request.args.get(name, "")[:200] for name in ("theme", "status", "district")}
    here = [each for each in found.shown if _fits(each, asked["theme"], asked["district"])]
    wanted = [each for each in here if not asked["status"] or each.status == asked["status"]]
    many = request.args.get("many", "")
    most = min(int(many), 10_000) if many.isdecimal() and len(many) < 6 else FIRST
    return _kept(
        "return/public.html", found, asked=asked, wanted=wanted[:most], more=max(0, len(wanted) - most),
        most=most + MORE, counts={status: sum(each.status == status for each in here) for status in STATUSES},
        themes=_counted(found, "theme", asked), districts=_counted(found, "district", asked),
    )  # fmt: skip


@blueprint.get("/r/<public>/a/<answer>")
def answer(public: str, answer: str) -> Response:
    """One answer with what was said to it."""
    found = _find(public)
    shown = next((each for each in found.shown if each.id == answer), None)
    if shown is None:
        raise Refused("unknown_page", NO_ANSWER)
    texts = [(found.said[note.key], note) for note in shown.notes if found.readable(note)]
    return _kept("return/shown.html", found, each=shown, texts=texts, held=len(shown.notes) - len(texts))


@blueprint.get("/r/<public>/find")
def find(public: str) -> Response:
    """What became of what stands on a slip of paper, by its code."""
    found = _find(public)
    code = _SIGNS.sub("", request.args.get("code", "").upper()[:40])
    keys = {
        key for key, each in found.said.items() if code and any(_SIGNS.sub("", paper) == code for paper in each.papers)
    }
    hits = _hits(found, keys)
    return _kept("return/find.html", found, code=code, hits=hits, known=bool(keys))


@blueprint.get("/r/<public>/mine")
def mine(public: str) -> Response:
    """What became of what was written with this browser."""
    found = _find(public)
    keys: set[str] = set()
    own: dict[str, Any] = {}
    for id in found.sessions:
        person = parts().store.people.get(identity.known(id) or "")
        if person is None or person.removed or person.session != id:
            continue
        rows = [row for row in found.rows if row.session == id]
        heard = said(sheets(parts(), rows, Viewer(person.id, person.role)))
        own |= {key: each for key, each in heard.items() if person.id in each.by}
        keys |= own.keys()
    page = _render("return/mine.html", found, hits=_hits(found, keys), own=own, rest=sorted(keys - _answered(found)))
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/r/<public>/print")
def sheet(public: str) -> Response:
    """The answers of a theme or a district on paper, with the address where all of them are."""
    found = _find(public)
    asked = {name: request.args.get(name, "")[:200] for name in ("theme", "district")}
    here = [each for each in found.shown if _fits(each, asked["theme"], asked["district"])]
    return _kept("return/print.html", found, asked=asked, fitting=here)


@blueprint.get("/r/<public>/qr.svg")
def qr(public: str) -> Response:
    _find(public)
    response = Response(links.qr_svg(_address(public)), content_type="image/svg+xml")
    response.headers["Cache-Control"] = MINUTE
    return response


def _find(public: str) -> Whole:
    found = whole(public)
    if found is None:
        raise Refused("unknown_page", NOTHING)
    language.speak(words.choose(request.args.get("lang"), found.language))
    return found


def _fits(each: Shown, theme: str, district: str) -> bool:
    return (not theme or each.theme == theme) and (not district or district in each.districts)


def _counted(found: Whole, by: str, asked: Mapping[str, str]) -> dict[str, int]:
    """The themes or districts with how many answers each has, beside what is asked of the other."""
    counts: dict[str, int] = {}
    for each in found.shown:
        theme, district = (asked[name] if name != by else "" for name in ("theme", "district"))
        for value in [each.theme] if by == "theme" else each.districts:
            if value:
                counts[value] = counts.get(value, 0) + _fits(each, theme, district)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _hits(found: Whole, keys: set[str]) -> list[tuple[Shown, list[Any]]]:
    """The answers to some contributions, each with those of them that it answers."""
    hits = ((each, [note for note in each.notes if note.key in keys]) for each in found.shown)
    return [(each, notes) for each, notes in hits if notes]


def _answered(found: Whole) -> set[str]:
    return {note.key for each in found.shown for note in each.notes}


def _kept(template: str, found: Whole, **told: Any) -> Response:
    """A page that anybody between may keep."""
    response = make_response(_render(template, found, **told))
    session.accessed = False  # the page doesn't depend on who asks, so what keeps it need not tell them apart
    response.headers["Cache-Control"] = MINUTE
    response.set_etag(hashlib.blake2s(response.get_data(), digest_size=12).hexdigest())
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


def _render(template: str, found: Whole, **told: Any) -> str:
    args = {name: value[:200] for name, value in request.args.items() if name in KEPT and value}
    reading: dict[str, object] = {name: args[name] for name in ("lang", "easy") if name in args}

    def here(**changed: object) -> str:
        """This very page, with something else asked of it."""
        return request.path + _query({**args, **changed})

    def at(path: str = "", **asked: object) -> str:
        """Another page of this return, in the same language and reading."""
        return f"/r/{found.public}{path}{_query({**reading, **asked})}"

    return render_template(
        template, whole=found, here=here, at=at, easy=args.get("easy") == "1", reading=reading,
        address=_address(found.public), number=format_number, **told,
    )  # fmt: skip


def _query(asked: Mapping[str, object]) -> str:
    query = urlencode({name: str(value) for name, value in asked.items() if value not in ("", None)})
    return f"?{query}" if query else ""


def _address(public: str) -> str:
    return links.base_url(parts().config) + url_for("returned.page", public=public)
