"""Takes a decided quarter; closes it with its papers as they are now, once nothing in them is new to its people."""

from __future__ import annotations

from flows.books import open_books
from flows.clock import now
from flows.drafts import PRESS
from flows.freezing import freeze
from flows.judging import judge_quarter, rules_of
from flows.owners import RUNS, held
from flows.quarter import draw_up
from flows.terminal import say
from records.errors import RecordError
from records.quarters import Quarter
from records.settings import Settings

NAMED = 5  # files that the sentence names


def close_quarter(settings: Settings, quarter: Quarter, *, who: str, reason: str | None) -> None:
    """Makes the papers a last time; where one came out new a person has to see it before the quarter is closed."""
    with open_books(settings) as record:
        if record.standing(quarter.name).stage != "decided":  # says what has to happen first
            record.move_stage(quarter.name, "closed", who=who, at=now(), reason=reason)
    made = draw_up(settings, quarter)
    if fresh := [laid.path.name for laid in made.fresh if laid.path is not None]:
        more = f" và {len(fresh) - NAMED} tệp khác" if len(fresh) > NAMED else ""
        raise RecordError(
            f"Vừa lập {len(fresh)} văn bản mới, chưa ai xem: {', '.join(fresh[:NAMED])}{more}.",
            hint="Xem những văn bản ấy trong nơi kết quả, rồi chạy lại lệnh khóa sổ.",
            code="CHUA_XEM",
        )
    with held(settings.data / RUNS / PRESS), open_books(settings) as record:
        checked = judge_quarter(record, quarter.name, rules_of(settings)).checked
        files = freeze(settings, record, quarter, paths=made.files, checked=checked)
        record.move_stage(quarter.name, "closed", who=who, at=now(), reason=reason, files=files)
    say(f"Đã giữ {len(files) - 1} tệp của quý {quarter.label} đúng từng byte.")
