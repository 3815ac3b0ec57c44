"""Takes settings; runs the intake or a quarter, as a Prefect flow or by its steps alone. Commands and demo share it."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.clock import now
from flows.environment import folders_environment, orchestrated
from flows.terminal import say
from records.settings import Settings, load_settings

if TYPE_CHECKING:
    from flows.intake import Day, IntakeResult
    from flows.quarter import QuarterResult
    from records.quarters import Quarter


def open_settings(inbox: Path | None, outbox: Path | None, data: Path | None) -> Settings:
    """The settings of this run, in the environment too: flows and children read them there."""
    settings = load_settings(inbox=inbox, outbox=outbox, data=data)
    os.environ.update(folders_environment(settings))
    return settings


def take_everything(
    settings: Settings,
    *,
    received: Day = None,
    workers: int | None = None,
    with_prefect: bool = True,
    again: bool = False,
) -> IntakeResult:
    """Runs of the intake until the inbox holds nothing that is ready; `again` reads refused files once more first."""
    from flows.intake import ARCHIVE, days_in_words, merged, open_desk, plain_each, run_intake
    from flows.originals import put_back_refused
    from records.store import open_record

    def alone() -> IntakeResult:
        with open_desk(settings, received=received, workers=workers) as desk:
            return run_intake(desk, each=plain_each(desk))

    def as_flow() -> IntakeResult:
        from flows.orchestration import nhan_ho_so

        return nhan_ho_so(ngay_nhan=days_in_words(received), so_tien_trinh=workers)

    with open_record(settings.database_url) as record:  # a damaged one is told before Prefect takes its time to start
        if again:
            say(f"Đọc lại {put_back_refused(record, settings.data / ARCHIVE)} tệp trước đây không nhận.")
    say("Đang nhận hồ sơ…")
    results = [orchestrated(settings, as_flow, alone, is_wanted=with_prefect, at=now())]
    while results[-1].is_full:
        say(f"Đã nhận {sum(len(each.taken) for each in results)} tệp, còn nữa…")
        results.append(orchestrated(settings, as_flow, alone, is_wanted=with_prefect, at=now()))
    return merged(results)


def compile_quarter(
    settings: Settings,
    quarter: Quarter,
    *,
    made_on: date | None,
    with_prefect: bool,
    at: datetime | None = None,
    with_pdf: bool = False,
) -> QuarterResult:
    """The quarter's files, made by the flow or by its steps alone; without a day, on that which `draw_up` takes."""
    from flows.quarter import draw_up

    def as_flow() -> QuarterResult:
        from flows.orchestration import tong_hop_quy

        day = made_on.isoformat() if made_on else None
        moment = at.isoformat() if at else None
        return tong_hop_quy(quy=quarter.name, ngay_lap=day, luc=moment, ban_pdf=with_pdf)

    def alone() -> QuarterResult:
        return draw_up(settings, quarter, made_on=made_on, at=at, with_pdf=with_pdf)

    say(f"Đang tổng hợp quý {quarter.label}…")
    return orchestrated(settings, as_flow, alone, is_wanted=with_prefect, at=now())
