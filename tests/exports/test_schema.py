"""The published schema of a board as JSON: our own files keep it, and it keeps out what isn't one."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.exports.test_formats import BOARD, exported, note
from workshop.exports import FORMATS
from workshop.exports.schema import KINDS as TOLD
from workshop.exports.schema import board
from workshop.objects import KINDS

SCHEMA = Draft202012Validator(board())


def whole(*records):
    return json.loads(FORMATS["json"].write(exported(*records)))


def test_it_is_a_schema_and_knows_every_kind():
    Draft202012Validator.check_schema(board())

    assert TOLD.keys() == KINDS.keys()


def test_our_own_files_keep_it():
    frame = {
        "id": "f", "kind": "frame", "by": "ana", "x": 0, "y": 0, "w": 900, "h": 600, "title": "", "order": "a",
        "layout": "quadrants", "labels": ["", "", "", ""], "method": "stakeholders",
    }  # fmt: skip

    SCHEMA.validate(json.loads(FORMATS["json"].write(BOARD)))
    SCHEMA.validate(whole(frame, {**note("x"), "x": 600, "y": 200, "cluster": "c"}))
    SCHEMA.validate(whole())


@pytest.mark.parametrize(
    "wrong",
    [{"color": "red"}, {"text": None}, {"x": "0"}, {"kind": "nothing"}, {"id": "a b"}, {"evidence": "n1"}],
    ids=str,
)
def test_a_record_that_is_none_is_kept_out(wrong):
    file = whole(note("x"))
    file["records"][0] |= wrong

    assert not SCHEMA.is_valid(file)


def test_a_field_that_came_later_is_no_mistake():
    file = whole({**note("x"), "mood": "good"})
    file["weather"] = "fine"

    SCHEMA.validate(file)
