"""The shelf of exports: one file format each, listed here by hand."""

from workshop.exports import csv, json, pabulib
from workshop.exports.exported import Exported, Format

FORMATS: dict[str, Format] = {format.NAME: format for format in (csv, json)}
VOTES: dict[str, Format] = {format.NAME: format for format in (pabulib,)}
"""Formats that hold one vote of the board."""

__all__ = ["FORMATS", "VOTES", "Exported", "Format"]
