"""Everything that is measured, in the order in which it is."""

from bench.part import Part
from bench.parts import (
    conduct,
    drawing,
    groups,
    insights,
    itself,
    opening,
    portable,
    processes,
    record,
    replay,
    returning,
    shapes,
    stage,
    stalled,
    sustained,
    weight,
    workshop,
)

PARTS: dict[str, Part] = {
    "shapes": shapes.run,
    "sustained": sustained.run,
    "opening": opening.run,
    "stage": stage.run,
    "returning": returning.run,
    "stalled": stalled.run,
    "processes": processes.run,
    "conduct": conduct.run,
    "workshop": workshop.run,
    "insights": insights.run,
    "groups": groups.run,
    "record": record.run,
    "portable": portable.run,
    "weight": weight.run,
    "drawing": drawing.run,
    "replay": replay.run,
    "itself": itself.run,
}
