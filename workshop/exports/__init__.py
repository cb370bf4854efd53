"""The shelf of exports: one file format each, listed here by hand."""

from workshop.exports import csv, graphml, json, pabulib, png, svg, xlsx
from workshop.exports.exported import Exported, Format

FORMATS: dict[str, Format] = {format.NAME: format for format in (csv, xlsx, json, graphml, svg, png)}
VOTES: dict[str, Format] = {format.NAME: format for format in (pabulib,)}
"""Formats that hold one vote of the board."""
HEAVY = frozenset({"svg", "png", "xlsx", "graphml"})
"""Those that take so long that they are written in a process beside the server."""

__all__ = ["FORMATS", "HEAVY", "VOTES", "Exported", "Format"]
