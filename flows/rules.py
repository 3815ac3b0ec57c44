"""Takes `tdkt rules …`; says what is wrong in rule files, and what the rules of a day say, in words or as JSON."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows import scales
from flows.clock import now
from flows.prose import show_prose
from flows.terminal import VietnameseCommand, VietnameseGroup, show, show_json
from records.errors import SettingsError
from records.settings import load_settings

if TYPE_CHECKING:
    from criteria import Rulebook
    from criteria.book.rulebook import Dated
    from criteria.words.doubts import Doubt

WRONG_RULES = 2
OPTIONS = "[TÙY CHỌN]"
DAY = "NĂM-THÁNG-NGÀY"

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Quy định để xét: kiểm tra tệp, đọc một quy tắc bằng lời, so sánh hai ngày, liệt kê, xếp theo thang điểm.",
    no_args_is_help=True,
)
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]
On = Annotated[str | None, typer.Option(metavar=DAY, help="Ngày nhận hồ sơ; mặc định là hôm nay.")]


@app.command("check", cls=VietnameseCommand, options_metavar=OPTIONS)
def check(
    places: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[NƠI]…", help="Thư mục hay tệp quy định; không ghi là templates/quy-dinh.", show_default=False
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Nêu cả những chỗ cần xem trong quy định có sẵn.")] = False,
    json: Json = False,
) -> None:
    """Tệp quy định viết đúng chưa; sai thì nêu hết từng tệp, dòng, khóa, rồi những chỗ đúng nhưng nên xem."""
    from criteria.book.loading import has_lost_schema, read_rules
    from criteria.words.doubts import MEANINGS, doubts_of

    read = read_rules(places or _local_places())
    doubts = doubts_of(read.rulebook, now().date(), units=_unit_names()) if read.rulebook else ()
    told = [doubt for doubt in doubts if everything or doubt.entry.layer]
    if json:
        show_json(
            {
                "files": [str(path) for path in read.files],
                "mistakes": [
                    {"file": str(m.file), "line": m.line, "key": m.key, "text": m.what} for m in read.mistakes
                ],
                "doubts": [_doubt_as_json(doubt) for doubt in doubts],
            }
        )
    else:
        for mistake in read.mistakes:
            show(mistake.sentence)
        for path in filter(has_lost_schema, read.files):
            show(f"{path.name}, dòng 1: không thấy khuôn dạng ở nơi ghi sau $schema; trình soạn thảo sẽ không gợi ý.")
        for doubt in told:
            show(f"{doubt.entry.file}, dòng {doubt.entry.line}, {doubt.entry.id}: {doubt.text}.")
        count = f"{len(read.mistakes)} chỗ sai" if read.mistakes else "không có chỗ sai"
        show(f"{len(read.files)} tệp quy định: {count}.")
        hidden = Counter(doubt.kind for doubt in doubts if doubt not in told)
        if hidden:
            words = ", ".join(f"{number} mục {MEANINGS[kind]}" for kind, number in hidden.items())
            show(f"Trong quy định có sẵn: {words} (xem: tdkt rules check --all).")
    if read.mistakes:
        raise typer.Exit(WRONG_RULES)


@app.command("explain", cls=VietnameseCommand, options_metavar=OPTIONS)
def explain(
    recognition: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã hoặc tên danh hiệu, hình thức: BK_TINH.", show_default=False)
    ],
    on: On = None,
    kind: Annotated[
        str | None, typer.Option(metavar="LOẠI", help="ca_nhan, tap_the hoặc ho_gia_dinh; không ghi là tất cả.")
    ] = None,
    json: Json = False,
) -> None:
    """Một danh hiệu, hình thức đòi hỏi gì vào một ngày, theo quy định nào: viết thành lời, kèm điều khoản."""
    from criteria.words.explaining import explain as explain_rules
    from criteria.words.prose import lines_of

    explanation = explain_rules(_rulebook(), _code(recognition), _day(on), kind=_kind(kind))
    if json:
        show_json(_plain(explanation))
    else:
        show_prose(lines_of(explanation))


@app.command("diff", cls=VietnameseCommand, options_metavar=OPTIONS)
def diff(
    first: Annotated[str, typer.Option("--from", metavar=DAY, help="Ngày nhận hồ sơ thứ nhất.")],
    last: Annotated[str, typer.Option("--to", metavar=DAY, help="Ngày nhận hồ sơ thứ hai.")],
    recognition: Annotated[
        str | None, typer.Argument(metavar="[MÃ]", help="Chỉ một danh hiệu, hình thức.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """Quy định khác nhau thế nào giữa hai ngày: điều kiện thêm, bỏ, mức thay đổi, điều khoản, tiền thưởng."""
    from criteria.words.comparing import compare
    from criteria.words.differences import lines_of_comparison

    code = _code(recognition) if recognition else None
    comparison = compare(_rulebook(), _day(first), _day(last), code=code)
    if json:
        show_json(_plain(comparison))
    else:
        show_prose(lines_of_comparison(comparison))


@app.command("list", cls=VietnameseCommand, options_metavar=OPTIONS)
def list_rules(
    on: Annotated[
        str | None, typer.Option(metavar=DAY, help="Chỉ những quy định có hiệu lực ngày này; không ghi là tất cả.")
    ] = None,
    sentences: Annotated[
        Path | None,
        typer.Option(metavar="THƯ_MỤC", help="Đếm số câu kiểm thử của mỗi quy tắc trong các tệp YAML ở đó."),
    ] = None,
    json: Json = False,
) -> None:
    """Mọi quy định đã nạp: mã, hiệu lực, mức tin cậy, căn cứ, tệp và dòng; tệp địa phương đi trước tệp có sẵn."""
    rulebook = _rulebook()
    day = _day(on) if on else None
    entries = [entry for entry in rulebook.entries if day is None or entry.holds_on(day)]
    counted = _sentences(sentences) if sentences else None
    if json:
        for entry in entries:
            show_json(_entry_as_json(entry, rulebook, counted))
        return
    file = None
    for entry in sorted(entries, key=lambda each: (-each.layer, each.file, each.line)):
        if (entry.layer, entry.file) != file:
            file = (entry.layer, entry.file)
            show(f"{entry.file}{'' if entry.layer else ' (có sẵn trong chương trình)'}")
        show_prose([_line(entry, rulebook, counted)])
    show(f"{len(entries)} mục quy định.")


for name, work in (("rank", scales.rank), ("targets", scales.targets)):
    app.command(name, cls=VietnameseCommand, options_metavar=OPTIONS)(work)


def _rulebook() -> Rulebook:
    from flows.judging import rules_of

    return rules_of(load_settings())


def _local_places() -> list[Path]:
    from flows.judging import LOCAL_RULES

    local = load_settings().templates / LOCAL_RULES
    return [local] if os.path.lexists(local) else []


def _unit_names() -> set[str] | None:
    """Ids and names of the register of units; None where the Office keeps none."""
    from records.units import UNITS_FILE, read_register

    path = load_settings().templates / UNITS_FILE
    if not path.exists():
        return None
    return {name for unit in read_register(path).units for name in (unit.id, *unit.names)}


def _day(text: str | None) -> date:
    if text is None:
        return now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc


def _code(text: str) -> str:
    from criteria.words.wording import recognition_meant
    from records.catalogue import RECOGNITIONS

    code, near = recognition_meant(text)
    if code is None:
        names = "; ".join(f"{each} ({RECOGNITIONS[each]})" for each in near or RECOGNITIONS)
        hint = f"Có phải: {names}?" if near else f"Dùng một trong: {names}."
        raise SettingsError(f"Không có danh hiệu, hình thức “{text}”.", hint=hint)
    return code


def _kind(text: str | None) -> str | None:
    from criteria.words.wording import KIND_NAMES

    if text is not None and text not in KIND_NAMES:
        raise SettingsError(f"Không có loại đối tượng “{text}”.", hint=f"Dùng {', '.join(KIND_NAMES)}.")
    return text


def _doubt_as_json(doubt: Doubt) -> dict[str, Any]:
    entry = doubt.entry
    return {"kind": doubt.kind, "id": entry.id, "file": entry.file, "line": entry.line, "text": doubt.text}


def _entry_as_json(entry: Dated, rulebook: Rulebook, sentences: Counter[str] | None) -> dict[str, Any]:
    from criteria.book.loading import section_of
    from criteria.words.doubts import replacing

    kinds = getattr(entry, "kinds", ())
    return {
        "id": entry.id,
        "section": section_of(entry),
        "code": getattr(entry, "code", None),
        "kinds": list(kinds),
        "legal_kinds": list(getattr(entry, "legal_kinds", ())),
        "from": entry.from_.isoformat(),
        "to": entry.to.isoformat() if entry.to else None,
        "status": entry.status,
        "reference": entry.reference,
        "file": entry.file,
        "line": entry.line,
        "issued_by": entry.issued_by,
        "units": list(entry.units),
        "is_local": bool(entry.layer),
        "replaced_by": [each.id for each in replacing(rulebook, entry)],
        **({"sentences": sentences[entry.id]} if sentences is not None else {}),
    }


def _line(entry: Dated, rulebook: Rulebook, sentences: Counter[str] | None) -> str:
    """One entry of a file: line, id, days, status, source, and what goes before it."""
    from criteria.words.doubts import replacing
    from criteria.words.wording import STATUS_WORDS, day_in_words

    days = f"từ {day_in_words(entry.from_)}" + (f" đến {day_in_words(entry.to)}" if entry.to else "")
    said = [days, STATUS_WORDS[entry.status].partition(",")[0], entry.reference]
    if entry.units:
        said.append(f"chỉ cho {', '.join(entry.units)}")
    said += [f"bị thay bởi {each.id} ({each.file}, dòng {each.line})" for each in replacing(rulebook, entry)]
    if sentences is not None:
        said.append(f"{sentences[entry.id]} câu kiểm thử")
    return f"  {entry.line}. {entry.id}: {'; '.join(said)}"


def _sentences(folder: Path) -> Counter[str]:
    """How many test sentences name each rule: `rule` of a group, or of a case, in the YAML files of a folder."""
    from records.office_files import load_yaml

    counted: Counter[str] = Counter()
    for path in sorted(folder.glob("*.yaml")):
        for group in load_yaml(path).get("groups", ()):
            for case in group.get("cases", ()):
                rules = case.get("rule", group.get("rule", ()))
                counted.update((rules,) if isinstance(rules, str) else rules)
    return counted


def _plain(value: Any) -> Any:
    """A value of the rules as JSON can hold it."""
    match value:
        case date():
            return value.isoformat()
        case Fraction():
            return float(value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {each.name.rstrip("_"): _plain(getattr(value, each.name)) for each in fields(value)}
    return value
