"""Takes folders and a day as Prefect parameters; runs intake, quarter and reminder as flows. Steps are elsewhere.

Import this only after `flows.environment` has set Prefect up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from flows.intake import IntakeResult, Taken, open_desk, run_intake
from flows.quarter import QuarterResult, draw_up
from flows.reminder import write_reminder
from records.claims import Claim
from records.errors import RecordError
from records.quarters import VIETNAM, Quarter
from records.settings import Settings, load_settings

__all__ = ["nhac_nop_ho_so", "nhan_ho_so", "tong_hop_quy"]


def _is_passing(_task: Any, _run: Any, state: Any) -> bool:
    """A busy database passes; what is wrong with one file does not, and is no exception here."""
    try:
        state.result()
    except RecordError:
        return True
    except Exception:
        return False
    return False


@task(
    name="doc-tep",
    task_run_name="{ten_tep}",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=_is_passing,
)
def doc_tep(ten_tep: str, buoc: Callable[[], Taken]) -> Taken:
    """One file: read in a child process, recorded, taken out of the inbox."""
    return buoc()


@flow(name="nhan-ho-so", validate_parameters=False, task_runner=ThreadPoolTaskRunner(max_workers=os.cpu_count() or 1))
def nhan_ho_so(
    hop_thu_den: str | None = None,
    hop_thu_di: str | None = None,
    du_lieu: str | None = None,
    ngay_nhan: str | Mapping[str, str] | None = None,
    so_tien_trinh: int | None = None,
) -> IntakeResult:
    """Every ready file of the inbox, at most 200 a run."""
    settings = _settings(hop_thu_den, hop_thu_di, du_lieu)
    with open_desk(settings, received=_days(ngay_nhan), workers=so_tien_trinh) as desk:
        return run_intake(desk, each=_each_as_task)


@flow(name="tong-hop-quy", validate_parameters=False)
def tong_hop_quy(
    quy: str | None = None,
    ngay_lap: str | None = None,
    hop_thu_di: str | None = None,
    du_lieu: str | None = None,
    luc: str | None = None,
    ban_pdf: bool = False,
) -> QuarterResult:
    """All papers of a quarter; without a name, of the quarter of today. It moves no quarter past its review."""
    made_on = date.fromisoformat(ngay_lap) if ngay_lap else None
    quarter = Quarter.parse(quy) if quy else Quarter.of(made_on or datetime.now(VIETNAM).date())
    at = datetime.fromisoformat(luc) if luc else None
    return _draw_up(_settings(None, hop_thu_di, du_lieu), quarter, made_on, at=at, with_pdf=ban_pdf)


@flow(name="nhac-nop-ho-so", validate_parameters=False)
def nhac_nop_ho_so(quy: str | None = None, hop_thu_di: str | None = None, du_lieu: str | None = None) -> str:
    """A text file: which units have sent what, and what is missing; gives its path."""
    today = datetime.now(VIETNAM).date()
    quarter = Quarter.parse(quy) if quy else Quarter.of(today)
    return str(write_reminder(_settings(None, hop_thu_di, du_lieu), quarter, on=today))


@task(
    name="lap-bang-va-to-trinh",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=[1, 5],
    retry_condition_fn=_is_passing,
)
def _draw_up(
    settings: Settings, quarter: Quarter, made_on: date | None, *, at: datetime | None, with_pdf: bool
) -> QuarterResult:
    return draw_up(settings, quarter, made_on=made_on, at=at, with_pdf=with_pdf)


def _each_as_task(step: Callable[[Claim], Taken], claims: Sequence[Claim]) -> list[Taken]:
    """One task a file; the threads wait for a free reading child."""
    futures = [doc_tep.submit(claim.file, _Step(step, claim)) for claim in claims]
    return [future.result() for future in futures]


class _Step:
    """A step bound to its claim; Prefect shows it in a log by this name."""

    def __init__(self, step: Callable[[Claim], Taken], claim: Claim) -> None:
        self._step, self._claim = step, claim

    def __call__(self) -> Taken:
        return self._step(self._claim)

    def __repr__(self) -> str:
        return f"đọc {self._claim.file}"


def _settings(inbox: str | None, outbox: str | None, data: str | None) -> Settings:
    return load_settings(
        inbox=Path(inbox) if inbox else None, outbox=Path(outbox) if outbox else None, data=Path(data) if data else None
    )


def _days(text: str | Mapping[str, str] | None) -> date | dict[str, date] | None:
    if isinstance(text, Mapping):
        return {name: date.fromisoformat(day) for name, day in text.items()}
    return date.fromisoformat(text) if text else None
