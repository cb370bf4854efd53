"""The schemas of our files, for who writes programs that read them."""

from functools import cache
from json import dumps

from flask import Blueprint, Response

from workshop.exports import schema

blueprint = Blueprint("schemas", __name__, url_prefix="/schemas")


@blueprint.get("/board.json")
def board() -> Response:
    return Response(_board(), content_type="application/schema+json")


@cache
def _board() -> str:
    return dumps(schema.board(), ensure_ascii=False, indent=1)
