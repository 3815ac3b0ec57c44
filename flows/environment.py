"""Takes the settings; makes Prefect quiet, offline and at home in the data folder, and runs a flow with or without it.

Nothing here imports Prefect before its settings stand in the environment.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from flows.terminal import log_failure, say
from records.errors import AppError
from records.settings import Settings

SERVER_NOTE = "prefect-server.json"
HOME = "prefect"
ANSWER_SECONDS = 2.0
FIXED = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its pages call an outside host from the browser
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",  # its database would grow for ever
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # its log would show staff a traceback; ours goes to a file
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # 20 by default; a busy machine needs more
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PYTHONUTF8": "1",
}
Result = TypeVar("Result")


def prefect_environment(settings: Settings, *, api_url: str | None) -> dict[str, str]:
    """What has to stand in the environment before Prefect is imported."""
    found = {**FIXED, "PREFECT_HOME": str(settings.data / HOME)}
    return {**found, "PREFECT_API_URL": api_url} if api_url else found


def folders_environment(settings: Settings) -> dict[str, str]:
    """The folders and the database as settings of a child process."""
    return {
        "TDKT_INBOX": str(settings.inbox),
        "TDKT_OUTBOX": str(settings.outbox),
        "TDKT_DATA": str(settings.data),
        "TDKT_DATABASE_URL": settings.database_url,
        "TDKT_PORT": str(settings.port),
        "TDKT_TEMPLATES": str(settings.templates),
    }


def running_server(settings: Settings) -> str | None:
    """The address of the Prefect server of `tdkt serve`, if it answers."""
    try:
        api_url = json.loads((settings.data / SERVER_NOTE).read_text(encoding="utf-8"))["api_url"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return api_url if answers(f"{api_url}/health") else None


def answers(url: str, *, seconds: float = ANSWER_SECONDS) -> bool:
    """Whether a page on this machine answers; never through a proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=seconds) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError, urllib.error.URLError):
        return False


def orchestrated(
    settings: Settings,
    with_prefect: Callable[[], Result],
    without_prefect: Callable[[], Result],
    *,
    is_wanted: bool,
    at: datetime,
) -> Result:
    """The flow on the server that is running, else on one for this run; where Prefect fails, the same steps alone.

    Every step can be done again, so a flow that Prefect broke off half way is simply run once more.
    """
    if not is_wanted:
        return without_prefect()
    os.environ.update(prefect_environment(settings, api_url=running_server(settings)))
    if not os.environ.get("PREFECT_API_URL") and "prefect" not in sys.modules:
        say("Đang khởi động bộ điều phối Prefect (10-30 giây)…")
    try:
        (settings.data / HOME).mkdir(parents=True, exist_ok=True)  # Prefect makes no parents, and then does not start
        return with_prefect()
    except AppError:
        raise
    except Exception as exc:  # whatever breaks in Prefect, the Office goes on working
        log = log_failure(settings.data, exc, at=at)
        say("Prefect không chạy được; làm tiếp các bước như thường, không có Prefect.")
        say(f"→ Chi tiết: {log}" if log else "→ Không ghi được nhật ký.")
        return without_prefect()


def note_server(settings: Settings, api_url: str) -> Path:
    """Notes where the server of `tdkt serve` listens, for the one-shot commands."""
    path = settings.data / SERVER_NOTE
    path.write_text(json.dumps({"api_url": api_url, "pid": os.getpid()}), encoding="utf-8")
    return path
