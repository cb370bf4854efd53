"""How the server's log reads: one line an event on standard error, with JSON for machines on request."""

import logging
import os
import sys

import structlog


def set_up(least: int = logging.INFO) -> None:
    """Lines for people, or JSON with WORKSHOP_LOG=json; nothing below the level `least`."""
    json = os.environ.get("WORKSHOP_LOG") == "json"
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks if json else structlog.processors.StackInfoRenderer(),
            structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
