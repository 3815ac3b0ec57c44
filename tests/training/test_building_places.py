"""The gazetteer is rebuilt byte for byte from a wheel; a tiny one of invented places here."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from extractors.grammar.places import Gazetteer
from training.places import GAZETTEER, LICENCE, build, main

BEFORE = {
    "DICT_PROVINCE": {"tinhanlac": {"province": "Tỉnh An Lạc"}},
    "DICT_PROVINCE_DISTRICT": {
        "tinhanlac": {
            "huyensongmay": {"district": "Huyện Sông Mây"},
            "huyendaoxa": {"district": "Huyện Đảo Xa"},
        }
    },
    "DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED": {
        "tinhanlac": {
            "huyensongmay": {"thitranmay": {"ward": "Thị Trấn Mây"}, "xatrang": {"ward": "Xã Trăng"}},
            "huyendaoxa": {"NaN": {"ward": float("nan")}},
        }
    },
    "DICT_PROVINCE_DISTRICT_WARD_ACCENTED": {"tinhanlac": {"huyensongmay": {"xãtràng": {"ward": "Xã Tràng"}}}},
}
AFTER = {
    "DICT_PROVINCE": {"tinhbinhlac": {"province": "Tỉnh Bình Lạc"}},
    "DICT_PROVINCE_WARD_NO_ACCENTED": {
        "tinhbinhlac": {
            "xamay": {"ward": "Xã Mây"},
            "phuongtrang": {"ward": "Phường Trăng"},
            "dackhudaoxa": {"ward": "Đặc khu Đảo Xa"},
        }
    },
    "DICT_PROVINCE_WARD_ACCENTED": {},
}
HEIRS = {
    "DICT_PROVINCE": {"tinhbinhlac": ["tinhanlac"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhbinhlac": {
            "xamay": ["tinhanlac_huyensongmay_thitranmay", "tinhanlac_huyensongmay_xãtràng"],
            "dackhudaoxa": ["tinhanlac_huyendaoxa_"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhbinhlac": {
            "tinhanlac_huyensongmay_xatrang": [
                {"newWardKey": "xamay", "isDefaultNewWard": False},
                {"newWardKey": "phuongtrang", "isDefaultNewWard": True},
            ]
        }
    },
}
LINES = """\
< 2025-07-01
T An Lạc > T Bình Lạc
 H Sông Mây
  TT Mây > X Mây
  X Tràng > X Mây
  X Trăng > P Trăng | X Mây
 H Đảo Xa > ĐK Đảo Xa
>= 2025-07-01
T Bình Lạc
 X Mây
 P Trăng
 ĐK Đảo Xa
"""


def wheel_in(folder: Path, heirs: dict[str, Any] = HEIRS) -> Path:
    wheel = folder / "vietnamadminunits-9.9.9-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in (("parser_legacy", BEFORE), ("parser_from_2025", AFTER), ("converter_2025", heirs)):
            archive.writestr(f"vietnamadminunits/data/{name}.json", json.dumps(data))
        archive.writestr("vietnamadminunits-9.9.9.dist-info/licenses/LICENSE", "A licence of nobody.\n")
    return wheel


def test_wheel_becomes_lines_sorted_within_their_parents(tmp_path: Path) -> None:
    texts = build(wheel_in(tmp_path))
    lines = [line for line in texts[GAZETTEER].splitlines(keepends=True) if not line.startswith("#")]
    assert "".join(lines) == LINES
    assert texts[LICENCE] == "A licence of nobody.\n"
    assert "vietnamadminunits 9.9.9" in texts[GAZETTEER]


def test_same_wheel_gives_the_same_bytes(tmp_path: Path) -> None:
    wheel = wheel_in(tmp_path)
    first, again = tmp_path / "first", tmp_path / "again"
    for folder in (first, again):
        folder.mkdir()
        main([str(wheel), str(folder)])
    for name in (GAZETTEER, LICENCE):
        assert (first / name).read_bytes() == (again / name).read_bytes()


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    book = Gazetteer(build(wheel_in(tmp_path))[GAZETTEER])
    heirs = [book.place(heir).address for heir in book.heirs(book.named("xã Trăng")[0])]
    assert heirs == ["Phường Trăng, Tỉnh Bình Lạc", "Xã Mây, Tỉnh Bình Lạc"]


def test_heir_in_another_province_is_refused(tmp_path: Path) -> None:
    astray = HEIRS | {"DICT_PROVINCE_WARD_NO_DIVIDED": {"tinhkhac": {"xamay": ["tinhanlac_huyensongmay_thitranmay"]}}}
    with pytest.raises(ValueError, match="outside tinhbinhlac"):
        build(wheel_in(tmp_path, astray))
