from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

from offices import Office

from flows.reminder import write_reminder
from records import DocumentHead, Field, Nominee, Quarter, Reading, Recognition
from records.store import open_record

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
AN = "Nguyễn Văn Án Thử"


def put(office: Office, name: str, birth: str | None, quarter: str, *, sender: str | None = None) -> str:
    """One paper of one person, read and recorded."""
    file = f"{name}-{quarter}.docx"
    head = DocumentHead(issuing_unit=Field(value=sender, text=sender) if sender else None)
    born = Field(value=birth, text=birth) if birth else None
    who = Nominee(
        kind="ca_nhan",
        full_name=Field(value=name, text=name),
        birth_date=born,
        unit=Field(value="CC TĐC", text="CC TĐC"),
        requested=(Recognition(code="LDTT", text="Lao động tiên tiến", year="2026"),),
    )
    paper = Reading(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        status="read",
        kind="to_trinh",
        nominees=(who,),
        document=head,
    )
    with open_record(office.settings.database_url) as record:
        record.take(file, paper.sha256, received=Quarter.parse(quarter).deadline - timedelta(10), size=1)
        (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
        (id_,) = record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=NOW)
    return id_


def test_person_is_shown_over_the_quarters_with_who_may_be_the_same(office: Office) -> None:
    ids = [put(office, AN, "1980-05-02", "2026-Q1"), put(office, AN, "1980-05-02", "2026-Q3")]
    maybe = put(office, AN, None, "2026-Q4")
    put(office, "Đỗ Thị Thử", "1980-05-02", "2026-Q4")
    said = office.run("people", "nguyen van an thu").stdout
    assert "sinh 02/05/1980" in said and all(id_ in said for id_ in (*ids, maybe)) and "Đỗ" not in said
    assert "Chi cục Tiêu chuẩn Đo lường Chất lượng" in said
    assert f"Có thể cũng là {AN}, {maybe}: cùng họ tên và đơn vị." in said
    lines = [json.loads(line) for line in office.run("people", "--json").stdout.splitlines()]
    assert [[each["id"] for each in line["proposals"]] for line in lines] == [ids, [maybe]]
    assert lines[1]["suggestions"] == [{"person": ids[0], "reason": "don_vi", "text": "cùng họ tên và đơn vị"}]


def test_word_of_a_clerk_is_kept_with_the_name(office: Office) -> None:
    one, other = put(office, AN, None, "2026-Q1"), put(office, AN, "1980", "2026-Q2")
    assert "Thiếu tên người xác nhận" in office.run("people", "--same", one, other, expected=2).stderr
    office.run("people", "--same", other, one, "--who", "Lê Thử")
    (line,) = office.run("people", AN, "--json").stdout.splitlines()
    assert [each["id"] for each in json.loads(line)["proposals"]] == [one, other]
    with open_record(office.settings.database_url) as record:
        assert [(c.who, c.new) for c in record.history(one)][-1] == ("Lê Thử", f"cùng một người với {other}")
    office.run("people", "--apart", one, other, "--who", "Đỗ Thử")
    assert len(office.run("people", AN, "--json").stdout.splitlines()) == 2


def test_sender_under_another_spelling_has_not_stopped_sending(office: Office) -> None:
    put(office, AN, None, "2026-Q2", sender="CC TĐC")
    put(office, AN, None, "2026-Q3", sender="Chi cục Tiêu chuẩn Đo lường Chất lượng")
    put(office, "Đỗ Thị Thử", None, "2026-Q2", sender="Viện Thử Sao Hôm")
    text = write_reminder(office.settings, Quarter(2026, 3), on=date(2026, 9, 10)).read_text(encoding="utf-8-sig")
    sent, silent = text.split("QUÝ NÀY CHƯA THẤY")
    assert "Chi cục Tiêu chuẩn Đo lường Chất lượng (1 đề nghị)" in sent
    assert silent.split() == ["-", "Viện", "Thử", "Sao", "Hôm"]


def test_one_that_waited_since_the_quarter_before_is_no_new_sending(office: Office) -> None:
    id_ = put(office, AN, None, "2026-Q2", sender="Viện Thử Sao Hôm")
    with open_record(office.settings.database_url) as record:
        record.admit(id_, "2026-Q3", who="Lê Thử", at=NOW)
    text = write_reminder(office.settings, Quarter(2026, 3), on=date(2026, 9, 10)).read_text(encoding="utf-8-sig")
    sent, silent = text.split("QUÝ NÀY CHƯA THẤY")
    assert "(chuyển từ quý II-2026)" in sent
    assert "Viện Thử Sao Hôm" in silent
