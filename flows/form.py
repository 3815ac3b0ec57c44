"""Takes `tdkt form …`; says where administrative documents depart from NĐ 30/2020, in words or as JSON lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.terminal import VietnameseCommand, VietnameseGroup, show, show_json
from records.errors import InputError, SettingsError

CHECK_FUNCTION = "flows.form_reading:check_form"
NEEDS_A_PERSON = 1
OPTIONS = "[TÙY CHỌN]"
KINDS = (
    "to_trinh",
    "cong_van",
    "quyet_dinh",
    "bien_ban",
    "bao_cao",
    "bao_cao_thanh_tich",
    "danh_sach",
    "phu_luc",
    "noi_bo",
    "khac",
)
MOST_NAMED = 20  # rows; a file of pictures has one row that can be checked
SCAN_ROW = 33  # of a scan it is checked, of text in an old font it is not
HEADINGS = {"LOI": "LỖI, phải sửa", "CANH_BAO": "CẢNH BÁO, nên sửa", "THONG_TIN": "THÔNG TIN"}

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Thể thức văn bản: đối chiếu với Nghị định 30/2020/NĐ-CP.",
    no_args_is_help=True,
)


@app.callback()
def form() -> None:
    """Thể thức văn bản: đối chiếu với Nghị định 30/2020/NĐ-CP."""


@app.command("check", cls=VietnameseCommand, options_metavar=OPTIONS)
def check(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Văn bản Word hoặc PDF.", show_default=False)],
    kind: Annotated[
        str | None,
        typer.Option(metavar="LOẠI", help=f"Loại văn bản, nếu chương trình nhận sai: {', '.join(KINDS)}."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Trả mã 1 nếu có lỗi hay có tệp không đọc được.")] = False,
) -> None:
    """Văn bản sai thể thức ở chỗ nào, phải thế nào, sửa bằng cách nào trong Word."""
    if kind is not None and kind not in KINDS:
        raise SettingsError(f"Không có loại văn bản “{kind}”.", hint=f"Chọn một trong: {', '.join(KINDS)}.")
    answers = []
    for answer in check_files(files, kind=kind):
        answers.append(answer)
        if json:
            show_json(answer)
        else:
            _show(answer)
    if not json:
        show(_closing_line(answers))
    if strict and any(answer["status"] == "rejected" or answer["counts"]["LOI"] for answer in answers):
        raise typer.Exit(NEEDS_A_PERSON)


def check_files(paths: Sequence[Path], *, kind: str | None = None) -> Iterator[dict[str, Any]]:
    """What is said of each file, in the order of the paths; one that cannot be read is a rejected one."""
    from extractors.sandbox.pool import ReaderPool
    from flows.reading import LIMITS, refusal_of

    refusals = [refusal_of(path) for path in paths]
    readable = [path for path, refusal in zip(paths, refusals, strict=True) if refusal is None]
    if not readable:
        yield from (_rejected(path, refusal) for path, refusal in zip(paths, refusals, strict=True) if refusal)
        return
    workers = min(len(readable), os.cpu_count() or 1)
    with ReaderPool(CHECK_FUNCTION, workers, **LIMITS) as pool:
        for path, refusal in zip(paths, refusals, strict=True):
            answer = refusal or pool.read(path, kind=kind)
            yield _rejected(path, answer) if isinstance(answer, InputError) else _checked(path, answer)


def _checked(path: Path, answer: Mapping[str, Any]) -> dict[str, Any]:
    return {"file": path.name, "status": "checked", "reason": None, **answer}


def _rejected(path: Path, error: InputError) -> dict[str, Any]:
    return {
        "file": path.name,
        "status": "rejected",
        "reason": error.sentence(),
        "reason_code": error.code,
        "kind": None,
        "findings": [],
        "counts": dict.fromkeys(HEADINGS, 0),
        "passed": [],
        "not_applicable": [],
        "not_checkable": [],
    }


def _show(answer: Mapping[str, Any]) -> None:
    if answer["status"] == "rejected":
        show(f"{answer['file']}: không kiểm tra được. {answer['reason']}")
        show()
        return
    show(f"{answer['file']} ({answer['kind_name']}): {_in_words(answer['counts'])}.")
    for severity, heading in HEADINGS.items():
        findings = [each for each in answer["findings"] if each["severity"] == severity]
        if findings:
            show(f"  {heading}:")
        for each in findings:
            show(f"  - {each['text']} [{each['where']}]")
            show(f"    → {each['hint']}")
            show(f"    ({each['code']}; {each['article']})")
    if SCAN_ROW in answer["not_checkable"] and len(answer["not_checkable"]) > MOST_NAMED:
        show("  Chữ của bảng mã cũ: chỉ xét được trang giấy và phông. Chuyển sang Unicode rồi kiểm tra lại.")
    elif len(answer["not_checkable"]) > MOST_NAMED:
        show("  Tệp chỉ có ảnh, không có chữ: chỉ xét được bản quét (TT33). Cần xét thể thức thì đưa tệp Word.")
    elif answer["not_checkable"]:
        rows = ", ".join(f"TT{number:02d}" for number in answer["not_checkable"])
        show(f"  Không xét được trên tệp này: {rows}.")
    show()


def _in_words(counts: Mapping[str, int]) -> str:
    names = (("LOI", "lỗi"), ("CANH_BAO", "cảnh báo"), ("THONG_TIN", "thông tin"))
    said = [f"{counts[key]:02d} {name}" for key, name in names if counts[key]]
    return ", ".join(said) if said else "không có gì phải sửa"


def _closing_line(answers: Sequence[Mapping[str, Any]]) -> str:
    read = [answer for answer in answers if answer["status"] == "checked"]
    wrong = sum(bool(answer["counts"]["LOI"]) for answer in read)
    parts = [f"{len(read) - wrong:02d} không có lỗi", f"{wrong:02d} có lỗi phải sửa"]
    if len(read) < len(answers):
        parts.append(f"{len(answers) - len(read):02d} không kiểm tra được")
    return f"Đã kiểm tra {len(answers):02d} tệp: {', '.join(parts)}."
