"""Structured logs: what happened and to which numbers, never what people wrote."""

import logging
import os
import sys

import structlog

from bot.counted import errors

NOISY = (
    "aiogram",
    "alembic",
    "aiogram_dialog",
    "aiohttp.access",
    "aiosqlite",
    "apscheduler",
    "pymorphy3",
    "sqlalchemy",
)
"""Below warnings these speak of every update and every statement, with the texts in them."""


def coloured() -> bool:
    """Whether a person looks at the log in a terminal, and wants colours (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def set_up_logs(level: str, form: str) -> None:
    """Send structlog and the libraries' own records one way, as lines for people or as JSON."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        errors.processor,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # tracebacks without local variables: those hold what people wrote
    last: list[structlog.types.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=coloured(), exception_formatter=structlog.dev.plain_traceback)]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last], foreign_pre_chain=shared
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.getLevelName(level), logging.WARNING))
    # it cries of every refusal that a getter passes on; what is an error is told by `bot/errors.py`
    logging.getLogger("aiogram_dialog.window").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
