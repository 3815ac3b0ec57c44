"""Takes the record and the inbox; gives one line for every file that was ever put into the inbox."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from flows.inbox import look
from records.settings import Settings

WAITING = "Còn trong hộp thư đến, chờ lượt nhận."


def input_lines(settings: Settings) -> list[dict[str, Any]]:
    """The lines of `tdkt status --json`: inputs of the record by entry, then what still lies in the inbox."""
    lines = _recorded(settings)
    pending = {line["file"] for line in lines if line["status"] == "pending"}
    for seen in look(settings.inbox, now=time.time()):
        if seen.state != "ignored" and seen.name not in pending:
            lines.append(_line(seen.name, None, "pending", seen.reason or WAITING))
    return lines


def _recorded(settings: Settings) -> list[dict[str, Any]]:
    if _is_new(settings.database_url):
        return []
    from records.store import open_record

    with open_record(settings.database_url) as record:
        return [_line(one.file, one.sha256, one.status, one.reason) for one in record.inputs()]


def _is_new(url: str) -> bool:
    """Asking for the status of nothing makes no database."""
    path = url.removeprefix("sqlite:///")
    return path != url and not Path(path).exists()


def _line(file: str, sha256: str | None, status: str, reason: str | None) -> dict[str, Any]:
    return {"file": file, "sha256": sha256, "status": status, "reason": reason}
