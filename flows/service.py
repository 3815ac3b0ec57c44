"""Takes the settings; runs the Office's day until it is stopped: Prefect server, schedule, watched inbox, /health.

One command, several children: whatever ends this process ends all of them.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from flows.environment import HOME, answers, folders_environment, note_server, prefect_environment
from flows.health import health_app
from flows.processes import start_child, stop_child
from flows.terminal import say, show
from flows.watching import Watcher
from records.errors import SettingsError
from records.settings import Settings
from records.store import open_record

LOOPBACK = "127.0.0.1"
SERVER_START_SECONDS = 180.0
RESTART_SECONDS = 5.0
SERVICE_LOG = "prefect.log"


@dataclass
class Household:
    """The children that have to run all day, by name; one that ends is started again."""

    settings: Settings
    api_url: str
    commands: dict[str, Sequence[str]]
    _children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        environment = prefect_environment(self.settings, api_url=self.api_url) | folders_environment(self.settings)
        log = self.settings.data / SERVICE_LOG
        self._children[name] = start_child(self.commands[name], environment=environment, log=log)

    def keep_running(self, stop: threading.Event) -> None:
        """Server first, the rest once it answers; whatever has ended is started again, until all are stopped."""
        try:
            self.start("server")
            self.await_server(stop)
            if not stop.is_set():
                self.start("deployments")
            while not stop.wait(RESTART_SECONDS):
                for name, child in list(self._children.items()):
                    if child.poll() is not None:
                        stop_child(child)  # what it had started must not outlive it
                        self.start(name)
        finally:
            self._stop()

    def await_server(self, stop: threading.Event) -> None:
        deadline = time.monotonic() + SERVER_START_SECONDS
        while not stop.is_set() and not self.is_ready() and time.monotonic() < deadline:
            stop.wait(0.5)

    def is_ready(self) -> bool:
        return answers(f"{self.api_url}/health")

    def _stop(self) -> None:
        for name in reversed(list(self._children)):
            stop_child(self._children[name])


def run_service(settings: Settings, *, host: str = LOOPBACK) -> None:
    """Returns when it is told to stop by Ctrl-C or SIGTERM, with no child left."""
    _refuse_taken_port(host, settings.port)
    with open_record(settings.database_url):  # a record that cannot be opened is told at once
        pass
    (settings.data / HOME).mkdir(parents=True, exist_ok=True)
    port = _free_port()
    api_url = f"http://{LOOPBACK}:{port}/api"
    server = [sys.executable, "-m", "prefect", "server", "start", "--host", LOOPBACK, "--port", str(port)]
    household = Household(
        settings, api_url, {"server": server, "deployments": [sys.executable, "-m", "flows.deployments"]}
    )
    watcher = Watcher(settings)
    note = note_server(settings, api_url)
    stop = threading.Event()
    page = uvicorn.Server(_page_settings(settings, household, watcher, host))

    def watch() -> None:
        household.await_server(stop)
        watcher.watch(stop)

    def serve_page() -> None:
        try:
            page.run()  # outside the main thread it leaves the signals to us
        finally:
            stop.set()

    threads = [
        threading.Thread(target=work, name=name)
        for name, work in {
            "page": serve_page,
            "household": lambda: household.keep_running(stop),
            "watcher": watch,
        }.items()
    ]
    with _stopped_by_signals(stop):
        for thread in threads:
            thread.start()
        show(f"Đang chạy: http://{host}:{settings.port}/health – hộp thư đến {settings.inbox}. Ctrl-C để dừng.")
        sys.stdout.flush()
        stop.wait()
        say("Đang dừng…")
        page.should_exit = True
        for thread in threads:
            thread.join()
        note.unlink(missing_ok=True)


def _page_settings(settings: Settings, household: Household, watcher: Watcher, host: str) -> Any:
    app = health_app(settings, watcher, household.api_url, household.is_ready)
    return uvicorn.Config(app, host=host, port=settings.port, log_level="warning", timeout_graceful_shutdown=3)


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set `stop` instead of ending the process where it stands."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in numbers}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)


def _refuse_taken_port(host: str, port: int) -> None:
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as exc:
            raise SettingsError(
                f"Cổng {port} đang có chương trình khác dùng.",
                hint="Có thể tdkt serve đã chạy rồi; nếu không, đặt TDKT_PORT là một cổng khác.",
            ) from exc


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
