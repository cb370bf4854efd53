"""Addresses of pages that others make: None where this server has no such page."""

from typing import Any

from flask import current_app, url_for


def reach(page: str, **given: Any) -> str | None:
    return url_for(page, **given) if page in current_app.view_functions else None
