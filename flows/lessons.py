"""Takes what was learned from corrections; says it in Vietnamese, and as lines that a person can paste."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from flows.learning import NO_TEXT, NOT_MARKED, TAKEN_AWAY, Study
from flows.terminal import say, show, show_table
from records.folding import nfc
from records.trust import FIELD_NAMES
from reports.places import place_in_words

if TYPE_CHECKING:
    from extractors.learning.suggestions import Suggestion
    from extractors.trust.refit import Trial
    from records.units import Register

WHY = {
    "khong_thay": "giấy không in giá trị này",
    "nhieu_cho": "giấy in giá trị này ở nhiều chỗ, không biết chỗ nào",
    "khong_con_tep": "kho lưu không còn bản gốc",
    "khong_mo_duoc": "bản gốc không mở được nữa",
    NOT_MARKED: "mục này không đánh dấu trên chữ",
    NO_TEXT: "người xem sửa mã mà chưa ghi chữ in trong giấy",
    TAKEN_AWAY: "người xem ghi là không có",
}
_SHOWN_ORIGINS = 3
_HEADS = {
    "don_vi": "templates/units.yaml: tên khác của đơn vị",
    "nhan": "templates/nhan.yaml, phần nhan",
    "khen_thuong": "templates/nhan.yaml, phần khen_thuong",
}


def show_export(study: Study, *, examples: int, spans: int) -> None:
    """How many values were marked, and each that was not, with the reason."""
    marked = len(study.corrections) - len(study.missing)
    right = sum(each.is_right for each in study.corrections)
    show(f"{len(study.corrections)} giá trị đã được người xem, trong đó {right} giá trị máy đọc đúng.")
    show(f"Đánh dấu được {marked} giá trị: {spans} chỗ, trong {examples} đoạn và hàng bảng.")
    if not study.missing:
        return
    show(f"Không đánh dấu {len(study.missing)} giá trị:")
    for code, count in study.reasons.items():
        show(f"  {count}: {WHY.get(code, code)}")
    for number, code in sorted(study.missing.items()):
        each = study.corrections[number]
        file = each.witnesses[0].file if each.witnesses else ""
        say(f"  {each.proposal}, {_field(each.field)} “{each.value or ''}”: {WHY.get(code, code)} ({file})")


def _field(name: str) -> str:
    """A field in the Office's words; a part of what is asked for as that."""
    whole = name.partition(".")[0]
    return FIELD_NAMES.get(whole, whole).lower()


def show_suggestions(found: Sequence[Suggestion], register: Register) -> None:
    """The suggestions as YAML to paste; what contradicts itself only as a remark."""
    if not found:
        show("# Chưa có gợi ý nào: chưa có giá trị nào được sửa theo cách lặp lại được.")
        return
    show("# Gợi ý từ các giá trị đã được người sửa. Chương trình không tự dùng; chép những dòng đúng vào tệp ghi bên.")
    for kind, head in _HEADS.items():
        own = [each for each in found if each.kind == kind]
        if own:
            show(f"\n# --- {head}")
        if kind == "don_vi":
            _show_units([each for each in own if not each.against], register)
        for each in own:
            if kind != "don_vi" or each.against:
                _show_phrase(each)


def _show_phrase(each: Suggestion) -> None:
    """An entry of nhan.yaml; what contradicts itself only as a remark."""
    show(f"# {each.count} lần: {'; '.join(_origins(each))}")
    if each.against:
        show(f"# Không gợi ý: “{each.text}” → {each.target}")
        for sentence in each.against:
            show(f"# {sentence}")
        return
    show(f"  - {'muc' if each.kind == 'nhan' else 'ma'}: {each.target}")
    show(f"    chu: {quoted(each.text)}")
    show(f"    ghi_chu: {quoted(f'{each.count} lần; {_who(each)}')}")


def _show_units(found: Sequence[Suggestion], register: Register) -> None:
    """The whole line `ten_khac` of each unit's newest entry, or a new entry where the register has none."""
    by_unit: dict[tuple[str | None, str], list[Suggestion]] = {}
    for each in found:
        by_unit.setdefault((each.unit, each.target), []).append(each)
    for (unit, target), own in by_unit.items():
        for each in own:
            show(f"# {each.count} lần “{each.text}”: {'; '.join(_origins(each))}")
        entries = register.entries(unit) if unit else ()
        names = [*(entries[-1].other_names if entries else ()), *(each.text for each in own)]
        other_names = f"ten_khac: [{', '.join(map(quoted, names))}]"
        if entries:
            show(f"# Mục {unit} ({entries[-1].name}): ghi")
            show(f"  {other_names}")
        else:
            show("# Chưa có trong danh mục: đặt mã rồi thêm mục này")
            show(f"- {{ma: DAT_MA, ten: {quoted(target)}, {other_names}}}")


def _origins(each: Suggestion) -> Iterator[str]:
    shown = each.origins[:_SHOWN_ORIGINS]
    for origin in shown:
        place = place_in_words(origin.place) if origin.place else ""
        where = ", ".join(filter(None, [nfc(origin.file), place]))
        yield f"{origin.who} {origin.at:%d/%m/%Y} ({where})"
    if len(each.origins) > len(shown):
        yield f"và {len(each.origins) - len(shown)} lần khác"


def _who(each: Suggestion) -> str:
    """Who decided so, and when last."""
    names = ", ".join(dict.fromkeys(origin.who for origin in each.origins))
    return f"{names}, {each.origins[-1].at:%d/%m/%Y}"


def quoted(text: str) -> str:
    """A YAML string on one line, whatever stands in it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def suggestion_as_json(each: Suggestion) -> dict[str, Any]:
    """One suggestion for another program."""
    told: dict[str, Any] = each.model_dump(mode="json", exclude_none=True)
    return told | {"count": each.count}


def show_trial(trial: Trial, *, count: int) -> None:
    """Calibration before and after, all values and each field."""
    show(f"{count} giá trị đã được người xem. Sai lệch của độ tin cậy (ECE), kiểm tra chéo; càng nhỏ càng tốt:")
    names: Iterable[str] = trial.before.by_field
    rows = [["mọi mục", str(count), _share(trial.before.ece), _share(trial.after.ece)]]
    rows += [
        [
            FIELD_NAMES.get(name, name),
            str(trial.before.counts.get(name, 0)),
            _share(trial.before.by_field[name]),
            _share(trial.after.by_field.get(name, 0.0)),
        ]
        for name in names
    ]
    show_table(["Mục", "Số giá trị", "Trước", "Sau"], rows)


def _share(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")
