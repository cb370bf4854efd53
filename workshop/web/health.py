"""Whether this process lives, whether it can serve, and what it counts."""

import msgspec
from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from workshop import metrics
from workshop.parts import parts
from workshop.store.db import Unavailable

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    return _told({"alive": True})


@blueprint.get("/readyz")
def ready() -> Response:
    """503 while the database doesn't answer. Without Redis people work on, only other processes hear a second later."""
    told: dict[str, object] = {"ready": True, "database": True}
    bell = parts().live.bell_connected
    if bell is not None:
        told["redis"] = bell
    try:
        parts().store.db.alive()
    except Unavailable as error:
        return _told({**told, "ready": False, "database": False, "detail": str(error)}, 503)
    return _told(told)


@blueprint.get("/metrics")
def counted() -> Response:
    return Response(generate_latest(metrics.REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _told(value: object, status: int = 200) -> Response:
    response = Response(msgspec.json.encode(value), status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
