"""The protocol as a page for people and as OpenAPI for programs, both from the shapes that check the input."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from flask import Blueprint, Response, render_template

import workshop
from workshop.objects import RULES
from workshop.parts import parts
from workshop.web import shapes
from workshop.web.calls import CALLS, Call
from workshop.web.problems import STATUS

WAYS_IN = {"": (), "member": ("cookie", "token"), "administrator": ("token",)}
FILE = {"type": "string", "format": "binary"}
SCHEMAS = "#/components/schemas/"

blueprint = Blueprint("documents", __name__)


@dataclass(frozen=True)
class Field:
    """One field of a shape, in words."""

    name: str
    type: str
    needed: bool


@dataclass(frozen=True)
class Described:
    """A command or an event: what it takes and, for a command, who may ask for it."""

    name: str
    about: str
    fields: list[Field]
    roles: list[str]


@blueprint.get("/api/openapi.json")
def openapi() -> Response:
    return Response(_openapi(), content_type="application/json")


@blueprint.get("/docs/protocol")
def protocol() -> str:
    """The page for people."""
    return render_template(
        "protocol.html",
        version=workshop.__version__,
        calls=[(call, fields(call.takes) if call.takes else []) for call in CALLS],
        events=[
            Described(name, _about(shape), fields(shape), []) for name, shape in parts().live.events.items()
        ],
        commands=commands(),
        codes=sorted(STATUS),
    )


def commands() -> list[Described]:
    """Every command of every kind on the shelf of objects."""
    return [
        Described(name, _about(rule.args), fields(rule.args), sorted(rule.roles))
        for name, rule in sorted(RULES.items())
        if not rule.inside
    ]


def fields(shape: type) -> list[Field]:
    """The fields of a shape as a person reads them."""
    (_,), components = msgspec.json.schema_components([shape], ref_template=SCHEMAS + "{name}")
    schema = components[next(iter(components))]
    needed = schema.get("required", ())
    return [
        Field(name, said(each, components), name in needed) for name, each in schema["properties"].items()
    ]


def said(schema: Mapping[str, Any], components: Mapping[str, Any]) -> str:
    """A JSON schema in a few words."""
    match schema:
        case {"$ref": ref}:
            inner = components[ref.removeprefix(SCHEMAS)]["properties"]
            return "{" + ", ".join(inner) + "}"
        case {"anyOf": options}:
            return " or ".join(said(each, components) for each in options)
        case {"enum": values}:
            return " | ".join(str(value) for value in values)
        case {"type": "array", "prefixItems": items}:
            return "[" + ", ".join(said(each, components) for each in items) + "]"
        case {"type": "array", "items": dict(item)}:
            return f"list of {said(item, components)}"
        case {"type": "string", "pattern": _}:
            return "id"
        case {"type": str(name)}:
            return name
        case _:
            return "anything"


def _about(shape: type) -> str:
    """The first line of a shape's docstring, unless it is only inherited."""
    own = shape.__dict__.get("__doc__") or ""
    return own.strip().splitlines()[0] if own.strip() else ""


@cache
def _openapi() -> bytes:
    used = [shape for call in CALLS for shape in (call.takes, call.answers) if shape] + [shapes.Problem]
    _, components = msgspec.json.schema_components(dict.fromkeys(used), ref_template=SCHEMAS + "{name}")
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method.lower()] = _operation(call)
    told = {
        "openapi": "3.1.0",
        "info": {"title": "Mutirão", "version": workshop.__version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": "mutirao"},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
    }
    return msgspec.json.encode(told)


def _operation(call: Call) -> dict[str, Any]:
    done = _content(call.answers, "application/json") if call.answers else {"description": call.about}
    operation: dict[str, Any] = {
        "summary": call.about,
        "parameters": list(_parameters(call)),
        "responses": {
            str(call.status): done,
            "default": _content(shapes.Problem, "application/problem+json"),
        },
        "security": [{way: []} for way in WAYS_IN[call.who]],
    }
    if call.takes:
        operation["requestBody"] = {
            "required": True,
            **_content(call.takes, "application/json", described=False),
        }
    if call.file:
        form = {"type": "object", "properties": {"file": FILE}, "required": ["file"]}
        content = {"multipart/form-data": {"schema": form}, "application/octet-stream": {"schema": FILE}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _content(shape: type, mimetype: str, described: bool = True) -> dict[str, Any]:
    content = {"content": {mimetype: {"schema": {"$ref": SCHEMAS + shape.__name__}}}}
    return {"description": _about(shape), **content} if described else content


def _parameters(call: Call) -> Iterator[dict[str, Any]]:
    for part in call.path.split("/"):
        if part.startswith("{"):
            yield {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
    for name, about in call.query.items():
        yield {"name": name, "in": "query", "description": about, "schema": {"type": "string"}}
