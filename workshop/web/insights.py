"""Insights: what is computed from a board as its reader sees it, one call for each of the shelf."""

from functools import partial

from flask import Blueprint, Response, request

from workshop.answers import Question
from workshop.core.fields import clean
from workshop.insights import INSIGHTS, Insight
from workshop.parts import parts
from workshop.web import identity
from workshop.web.api import answer

blueprint = Blueprint("insights", __name__, url_prefix="/api/v1/boards/<board>/insights")


def tell(insight: Insight, board: str) -> Response:
    """The answer; 304 for whoever has it already."""
    _, _, viewer = identity.enter(request, parts().store, board)
    params = clean(insight.params, request.args.to_dict(), strict=False)
    response = answer(parts().answers.answer(Question(insight, board, viewer, params)))
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


for insight in INSIGHTS.values():
    blueprint.add_url_rule(f"/{insight.name}", insight.name, partial(tell, insight))
