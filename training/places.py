"""Takes the wheel of `vietnamadminunits` (MIT); writes the gazetteer of places that ships in `extractors/grammar/`.

`python -m training.places WHEEL [FOLDER]` gives `places.txt` and `places-LICENSE.txt`, the same bytes from the same
wheel. The wheel is read as an archive: nothing of it is installed or run.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from records.folding import nfc

HERE = Path(__file__).resolve().parents[1] / "extractors" / "grammar"
GAZETTEER, LICENCE = "places.txt", "places-LICENSE.txt"
SHORT = {
    "Tỉnh": "T",
    "Thành phố": "TP",
    "Huyện": "H",
    "Quận": "Q",
    "Thị xã": "TX",
    "Xã": "X",
    "Phường": "P",
    "Thị trấn": "TT",
    "Đặc khu": "ĐK",
}
HEAD = """\
# Provinces, districts and communes of Viet Nam until 30 June 2025, and provinces and communes since 1 July 2025.
# From the package vietnamadminunits {version} (MIT, Copyright (c) 2025 Tran Ngoc Minh Hieu: places-LICENSE.txt).
# Rebuilt by: python -m training.places WHEEL. One place a line, indented by its level; T tỉnh, TP thành phố, H huyện,
# Q quận, TX thị xã, X xã, P phường, TT thị trấn, ĐK đặc khu. Behind ">" what stands there since 1 July 2025; where a
# commune was divided, all of its heirs, first the one that the package takes where it cannot tell.
"""
Json = dict[str, Any]


def main(arguments: list[str]) -> None:
    """Writes both files into the folder given, or into the one from which they ship."""
    wheel = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) > 1 else HERE
    for name, text in build(wheel).items():
        (folder / name).write_text(text, "utf-8")


def build(wheel: Path) -> dict[str, str]:
    """Texts of both files by name. KeyError where the wheel is not the one meant."""
    with zipfile.ZipFile(wheel) as archive:
        version = wheel.name.split("-")[1]
        before, after, heirs = (
            json.loads(archive.read(f"vietnamadminunits/data/{name}.json"))
            for name in ("parser_legacy", "parser_from_2025", "converter_2025")
        )
        licence = archive.read(f"vietnamadminunits-{version}.dist-info/licenses/LICENSE").decode("utf-8")
    new = dict(_new_communes(after))
    lines = [
        HEAD.format(version=version),
        "< 2025-07-01\n",
        *_until_2025(before, after=after, new=new, heirs=heirs),
        ">= 2025-07-01\n",
        *_since_2025(after, new=new),
    ]
    return {GAZETTEER: "".join(lines), LICENCE: licence}


def _until_2025(before: Json, *, after: Json, new: dict[str, str], heirs: Json) -> Iterator[str]:
    """Old provinces with their districts and communes, each followed by what it became."""
    province_of = {old: key for key, olds in heirs["DICT_PROVINCE"].items() for old in olds}
    became = _became(heirs)
    communes = _old_communes(before)
    for key, province in _sorted(before["DICT_PROVINCE"], "province"):
        heir = province_of[key]
        yield f"{_written(province['province'])} > {_written(after['DICT_PROVINCE'][heir]['province'])}\n"
        for district_key, district in _sorted(before["DICT_PROVINCE_DISTRICT"][key], "district"):
            whole = f"{key}_{district_key}"  # of the islands that had no communes, the district itself has an heir
            yield f" {_written(district['district'])}{_behind(became.get(f'{whole}_', []), heir=heir, new=new)}\n"
            for commune_key, commune in _sorted(communes[whole], "ward"):
                told = _behind(became[f"{whole}_{commune_key}"], heir=heir, new=new)
                yield f"  {_written(commune['ward'])}{told}\n"


def _since_2025(after: Json, *, new: dict[str, str]) -> Iterator[str]:
    for key, province in _sorted(after["DICT_PROVINCE"], "province"):
        yield f"{_written(province['province'])}\n"
        of_province = [written for place, written in new.items() if place.startswith(f"{key}_")]
        yield from (f" {written}\n" for written in sorted(of_province, key=_by_name))


def _new_communes(after: Json) -> Iterator[tuple[str, str]]:
    """Each commune of today as "key of province_key of commune" and as it is written in the gazetteer."""
    for part in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        for province, communes in after[part].items():
            for key, commune in communes.items():
                yield f"{province}_{key}", _written(commune["ward"])


def _old_communes(before: Json) -> dict[str, dict[str, Json]]:
    """Old communes by "key of province_key of district"; one without a name stands for an island without communes."""
    found: dict[str, dict[str, Json]] = defaultdict(dict)
    for part in ("DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED", "DICT_PROVINCE_DISTRICT_WARD_ACCENTED"):
        for province, districts in before[part].items():
            for district, communes in districts.items():
                named = {key: commune for key, commune in communes.items() if isinstance(commune["ward"], str)}
                found[f"{province}_{district}"] |= named
    return found


def _became(heirs: Json) -> dict[str, list[str]]:
    """Each old commune with the keys of its heirs, first the one that the package takes where it cannot tell."""
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for province, communes in heirs["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for old in olds:
                found[old].append((False, f"{province}_{commune}"))
    for province, divided in heirs["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            found[old] += [(not part["isDefaultNewWard"], f"{province}_{part['newWardKey']}") for part in parts]
    return {old: [key for _, key in sorted(parts)] for old, parts in found.items()}


def _behind(keys: list[str], *, heir: str, new: dict[str, str]) -> str:
    """ " > X Tây Sơn | X Bình Khê". An heir outside the province's own would be told wrongly: ValueError."""
    if any(not key.startswith(f"{heir}_") for key in keys):
        raise ValueError(f"{keys}: outside {heir}")
    return " > " + " | ".join(new[key] for key in keys) if keys else ""


def _sorted(places: dict[str, Json], name: str) -> list[tuple[str, Json]]:
    return sorted(places.items(), key=lambda item: _by_name(_written(item[1][name])))


def _by_name(written: str) -> tuple[str, str]:
    kind, name = written.split(" ", 1)
    return name, kind


def _written(full: str) -> str:
    """ "Thị Trấn Tây Đằng" -> "TT Tây Đằng". ValueError where it begins with no kind of place."""
    full = nfc(full)
    kind = next((kind for kind in SHORT if full.casefold().startswith(f"{kind.casefold()} ")), None)
    if kind is None:
        raise ValueError(f"{full}: of no known kind")
    return f"{SHORT[kind]} {full[len(kind) + 1 :]}"


if __name__ == "__main__":
    main(sys.argv[1:])
