"""Takes what the service knows; answers GET /health with JSON."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Response

from flows.environment import ANSWER_SECONDS
from flows.watching import Watcher
from records.errors import AppError
from records.settings import Settings
from records.store import open_record

SHOWN_RUNS = 5


def health_app(settings: Settings, watcher: Watcher, api_url: str, is_ready: Callable[[], bool]) -> FastAPI:
    """The HTTP side of the service; without pages of documentation, which would load scripts from elsewhere."""
    app = FastAPI(title="tdkt", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/health")
    def health(response: Response) -> dict[str, Any]:
        database = _database(settings)
        runs = next_runs(api_url) if is_ready() else None
        status = "ok" if runs is not None else "starting"
        if database != "ok":
            status, response.status_code = "failed", 503
        return {
            "status": status,
            "version": version("tdkt"),
            "database": database,
            "prefect": "ok" if runs is not None else "starting",
            "last_intake": watcher.last,
            "next_runs": runs or [],
        }

    return app


def next_runs(api_url: str) -> list[dict[str, str]] | None:
    """The scheduled runs that come next, as Prefect's server has them; None where it does not answer."""
    wanted = {
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
        "sort": "EXPECTED_START_TIME_ASC",
        "limit": SHOWN_RUNS,
    }
    runs = _post(f"{api_url}/flow_runs/filter", wanted)
    if runs is None:
        return None
    deployments = _post(f"{api_url}/deployments/filter", {}) or []
    names = {each["id"]: each["name"] for each in deployments}
    return [{"name": names.get(run["deployment_id"], run["name"]), "at": run["expected_start_time"]} for run in runs]


def _post(url: str, body: dict[str, Any]) -> list[dict[str, Any]] | None:
    request = urllib.request.Request(
        url, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}, method="POST"
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=ANSWER_SECONDS) as answer:
            found: list[dict[str, Any]] = json.load(answer)
            return found
    except (OSError, ValueError):
        return None


def _database(settings: Settings) -> str:
    try:
        with open_record(settings.database_url):
            return "ok"
    except AppError as exc:
        return exc.sentence()
