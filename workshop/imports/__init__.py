"""The shelf of imports: one file format each, listed here by hand."""

from workshop.imports import csv, pabulib
from workshop.imports.grid import below
from workshop.imports.reading import Format, Options, Preview, Reading, RefusedLine

FORMATS: dict[str, Format] = {format.NAME: format for format in (csv, pabulib)}

__all__ = ["FORMATS", "Format", "Options", "Preview", "Reading", "RefusedLine", "below"]
