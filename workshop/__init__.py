"""Mutirão: live boards for co-creation workshops."""

__version__ = "0.1.0"
