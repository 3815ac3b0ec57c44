"""Takes `tdkt state MÃ …`; keeps what only a person knows of a proposal, with who said so and when, or shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.books import open_books
from flows.clock import now
from flows.runs import open_settings
from flows.terminal import say, show, show_json
from records.catalogue import LEGAL_KINDS
from records.errors import RecordError, SettingsError
from records.settings import Settings
from records.statements import PREFIX, as_json, checked_json, in_words, is_statement, statements_of

if TYPE_CHECKING:
    from records.proposals import Proposal
    from records.store import Record

YES, NO, BACK = frozenset({"co", "có"}), frozenset({"khong", "không"}), "bo"
_MANY = frozenset({"counts", "months", "scores", "honours"})  # told one by one, and added to what stands


LONGEST_NAME = 100  # letters
Many = list[str] | None
FOLDER = "THƯ_MỤC"


def state(
    proposal: Annotated[str, typer.Argument(metavar="MÃ", help="Mã đề nghị, ví dụ 2026-Q4-0007.", show_default=False)],
    pending: Annotated[
        str | None,
        typer.Option(metavar="co|khong", help="Đang bị xem xét kỷ luật, điều tra, thanh tra, khiếu nại, tố cáo."),
    ] = None,
    discipline: Annotated[
        Many,
        typer.Option(metavar="khong|HÌNH_THỨC TỪ ĐẾN", help='"khien_trach 2023-05-01 2024-05-01"; không có: khong.'),
    ] = None,
    maternity: Annotated[Many, typer.Option(metavar="NĂM", help="Năm nghỉ thai sản.")] = None,
    months: Annotated[Many, typer.Option(metavar="NĂM=SỐ", help="Số tháng làm việc trong năm: 2024=9.")] = None,
    same_as: Annotated[
        Many, typer.Option(metavar="khong|MÃ NĂM", help='Thành tích này đã được khen: "GIAY_KHEN 2024"; chưa: khong.')
    ] = None,
    legal_kind: Annotated[
        str | None, typer.Option(metavar="LOẠI", help="cong_trang, dot_xuat, phong_trao, qua_trinh_cong_hien, …")
    ] = None,
    class_: Annotated[
        str | None, typer.Option("--class", metavar="lanh_dao|truc_tiep", help="Người lãnh đạo hay trực tiếp công tác.")
    ] = None,
    counts: Annotated[
        Many,
        typer.Option(metavar="MỤC=SỐ", help="Số liệu tập thể: members=20, completed_tasks=20, ldtt=15, cstdcs=2, …"),
    ] = None,
    score: Annotated[
        Many, typer.Option(metavar="TIÊU_CHÍ=ĐIỂM", help='Điểm và minh chứng: "sang_tao=8 báo cáo, trang 2".')
    ] = None,
    complete: Annotated[
        Many, typer.Option(metavar="DANH_SÁCH", help="Hồ sơ đã nêu đủ: titles, awards, classifications, initiatives.")
    ] = None,
    honour: Annotated[
        Many, typer.Option(metavar="MỤC=co|khong", help="Mục trong lịch sử có phải của người này: 3f2a9c01=co.")
    ] = None,
    who: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Người xác nhận.")] = None,
    inbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho thư mục inbox/.")] = None,
    outbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho outbox/.")] = None,
    data: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi, thay cho data/.")] = None,
    as_lines: Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")] = False,
) -> None:
    """Ghi điều chỉ người biết về một đề nghị (kỷ luật, thai sản, đang xem xét …); ghi “bo” để rút lại một điều."""
    told = {
        "pending": pending,
        "discipline": discipline,
        "maternity": maternity,
        "months": months,
        "same_as": same_as,
        "legal_kind": legal_kind,
        "class": class_,
        "counts": counts,
        "scores": score,
        "complete": complete,
        "honours": honour,
    }
    given = {name: [texts] if isinstance(texts, str) else texts for name, texts in told.items() if texts}
    settings = open_settings(inbox, outbox, data)
    if given:
        keep_statements(settings, proposal, given, who=who)
    show_statements(settings, proposal, as_lines=as_lines)


def keep_statements(settings: Settings, proposal: str, told: Mapping[str, Sequence[str]], *, who: str | None) -> None:
    """Keeps each statement of one proposal; "bo" takes one back. Raises SettingsError for a value that says nothing."""
    if not who or not who.strip():
        raise SettingsError("Thiếu tên người xác nhận.", hint="Thêm --who và họ tên của người xác nhận.")
    who = who.strip()
    if len(who) > LONGEST_NAME:
        raise SettingsError(f"Tên người xác nhận dài quá {LONGEST_NAME} chữ.", hint="Ghi họ và tên.")

    def fields(known: Proposal) -> dict[str, str | None]:
        values = {name: _value(name, texts, known) for name, texts in told.items() if texts}
        return {name if name == "legal_kind" else PREFIX + name: value for name, value in values.items()}

    with open_books(settings) as record:
        known = _proposal(record, proposal)
        for field, value in fields(known).items():
            if is_statement(field) and value is not None:
                checked_json(field, value)  # all are right, or none is kept
        _check_honours(record, told.get("honours", ()))
        record.decide_all(known.id, fields, who=who, at=now())
        say(f"Đã ghi {len(told)} điều cho {known.id} ({known.nominee.name}), {who}.")


def _check_honours(record: Record, texts: Sequence[str]) -> None:
    """A key that nothing in the history has would be kept, and never count."""
    for key in (text.partition("=")[0].strip() for text in texts if "=" in text):
        if not record.has_honour(key):
            raise SettingsError(
                f"Lịch sử khen thưởng không có mục “{key}”.", hint='Xem cột Mục bằng: tdkt history "HỌ TÊN"'
            )


def show_statements(settings: Settings, proposal: str, *, as_lines: bool) -> None:
    """What stands stated of one proposal."""
    with open_books(settings) as record:
        known = _proposal(record, proposal)
    said = statements_of(known)
    if as_lines:
        show_json(
            {"id": known.id, "legal_kind": known.legal_kind, "told": {name: json.loads(t) for name, t in known.told}}
        )
        return
    kind = LEGAL_KINDS.get(known.legal_kind or "", "chưa ghi")
    show(f"{known.id}, {known.nominee.name}: {known.requested.text}. Loại hình: {kind.lower()}.")
    if not said:
        show("Chưa có xác nhận nào.")
    for name, each in sorted(said.by_name.items()):
        words = in_words(name, each.value)
        show(f"  {words[:1].upper()}{words[1:]} ({each.source}).")


def _proposal(record: Record, id_: str) -> Proposal:
    found = record.proposals(ids=[id_])
    if not found:
        raise RecordError(f"Không có đề nghị “{id_}”.", hint="Xem các mã bằng tdkt check.", code="KHONG_CO_DE_NGHI")
    return found[0]


def _value(name: str, texts: Sequence[str], known: Proposal) -> str | None:
    """The JSON of what was typed under an option; None takes the statement back."""
    if [text.strip().casefold() for text in texts] in ([BACK], ["bỏ"]):
        return None
    if name == "legal_kind":
        if texts[-1] not in LEGAL_KINDS:
            raise SettingsError(f"Không có loại hình “{texts[-1]}”.", hint=f"Dùng: {', '.join(LEGAL_KINDS)}.")
        return texts[-1]
    value = _TYPED[name](texts)
    if name in _MANY:
        before = statements_of(known).value(name)
        value = {**(json.loads(as_json(name, before)) if before else {}), **value}
    return json.dumps(value, ensure_ascii=False)


def _yes_or_no(texts: Sequence[str]) -> bool:
    low = texts[-1].strip().casefold()
    if low not in YES | NO:
        raise SettingsError(f"“{texts[-1]}” không phải co hoặc khong.", hint="Ghi: --pending co, hoặc --pending khong.")
    return low in YES


def _is_none(texts: Sequence[str]) -> bool:
    return len(texts) == 1 and texts[0].strip().casefold() in NO


def _measures(texts: Sequence[str]) -> list[dict[str, str]]:
    """ "khien_trach 2023-05-01 2024-05-01"; several by several options; "khong" for none."""
    if _is_none(texts):
        return []
    found = []
    for text in texts:
        form, *days = text.split() or [""]
        if not 1 <= len(days) <= 2:
            raise SettingsError(
                f"“{text}”: kỷ luật phải có hình thức, ngày bắt đầu và ngày hết (nếu đã hết).",
                hint='Ghi: --discipline "khien_trach 2023-05-01 2024-05-01", hoặc --discipline khong.',
            )
        found.append({"form": form, **dict(zip(("from", "to"), days, strict=False))})
    return found


def _years(texts: Sequence[str]) -> list[int]:
    if _is_none(texts):
        return []
    return [_whole(part, text) for text in texts for part in re.split(r"[\s,;]+", text.strip())]


def _pairs(read: Callable[[str, str], Any]) -> Callable[[Sequence[str]], dict[str, Any]]:
    def told(texts: Sequence[str]) -> dict[str, Any]:
        found = {}
        for text in texts:
            key, mark, value = text.partition("=")
            if not mark or not key.strip() or not value.strip():
                raise SettingsError(f"“{text}” thiếu dấu = hoặc giá trị.", hint="Ghi dạng khóa=giá trị, ví dụ 2024=9.")
            found[key.strip()] = read(value.strip(), text)
        return found

    return told


def _served(texts: Sequence[str]) -> list[dict[str, Any]]:
    """ "GIAY_KHEN 2024"; "khong" where the achievement was never rewarded."""
    if _is_none(texts):
        return []
    found = []
    for text in texts:
        code, *year = text.split() or [""]
        if not code or len(year) > 1:
            raise SettingsError(f"“{text}”: ghi mã và năm.", hint='Ghi: --same-as "GIAY_KHEN 2024", hoặc khong.')
        found.append({"code": code, **({"year": _whole(year[0], text)} if year else {})})
    return found


def _points(value: str, text: str) -> dict[str, Any]:
    """ "8 báo cáo trang 2" or "8": points, then on what they rest."""
    points, _, evidence = value.partition(" ")
    return {"points": _decimal(points, text), "evidence": [evidence.strip()] if evidence.strip() else []}


def _whole(value: str, text: str) -> int:
    if not re.fullmatch(r"\d{1,6}", value):
        raise SettingsError(f"“{text}”: “{value}” không phải số nguyên.", hint="Xem cách ghi bằng: tdkt state --help")
    return int(value)


def _decimal(value: str, text: str) -> float:
    try:
        return float(value.replace(",", "."))
    except ValueError as exc:
        raise SettingsError(f"“{text}”: “{value}” không phải số.", hint="Ghi số, ví dụ 8 hoặc 8,5.") from exc


_TYPED: dict[str, Callable[[Sequence[str]], Any]] = {
    "pending": _yes_or_no,
    "discipline": _measures,
    "maternity": _years,
    "months": _pairs(_decimal),
    "same_as": _served,
    "class": lambda texts: texts[-1],
    "counts": _pairs(_whole),
    "scores": _pairs(_points),
    "complete": lambda texts: [] if _is_none(texts) else [p for text in texts for p in re.split(r"[\s,;]+", text)],
    "honours": _pairs(lambda value, _: _yes_or_no([value])),
}
