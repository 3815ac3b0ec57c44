"""Every file of a quarter is told, those of bundles and those that could not be read too."""

from __future__ import annotations

from datetime import UTC, date, datetime

from invented_readings import asked, nominee, report, sha

from records import Reading
from records.readings import files_of
from records.store import Record

DAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)


def bundle() -> Reading:
    good = report("hs/a.docx", nominee("Nguyễn Văn Bịa", asked("LDTT")), notes=("Đã đổi phông cũ.",))
    doubtful = report("b.docx", status="needs_review", reason="Họ tên mờ.")
    lost = Reading(file="c.docx", sha256=sha("c"), status="rejected", reason="Tệp bị hỏng.", reason_code="TEP_HONG")
    return Reading(
        file="goi.zip", sha256=sha("goi"), status="needs_review", reason="Cần xem 2.", read_as="bundle",
        members=(good, doubtful, lost),
    )  # fmt: skip


def test_files_of_a_bundle_are_told_one_by_one(record: Record) -> None:
    record.take("goi.zip", sha("goi"), received=DAY, size=1)
    (claim,) = record.claim("me", limit=1, lease_seconds=60, now=NOW)
    found = files_of(bundle())
    ids = record.finish(claim, found, status="needs_review", reason="Cần xem 2.", quarter="2026-Q4", at=NOW)
    assert ids == ["2026-Q4-0001"]
    record.set_aside("lon.docx", status="rejected", reason="lớn hơn 50 MB.", received=DAY)
    record.set_aside("cu.docx", status="rejected", reason="lớn hơn 50 MB.", received=date(2026, 9, 1))
    told = [(each.file, each.status, each.reason, each.notes) for each in record.taken_files("2026-Q4")]
    assert told == [
        ("lon.docx", "rejected", "lớn hơn 50 MB.", ()),
        ("goi.zip", "needs_review", "Cần xem 2.", ("“c.docx” không đọc được: Tệp bị hỏng.",)),
        ("goi.zip/b.docx", "needs_review", "Họ tên mờ.", ()),
        ("goi.zip/hs/a.docx", "processed", None, ("Đã đổi phông cũ.",)),
    ]


def test_reading_of_one_file_is_kept_as_it_is() -> None:
    alone = report("a.docx")
    assert files_of(alone) == (alone,)
