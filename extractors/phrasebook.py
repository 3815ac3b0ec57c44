"""Takes the Office's `templates/nhan.yaml`; gives the labels and spellings of recognitions that it adds to ours.

A person put each of them there: nothing is learned into this file by itself. Matching them is `extractors.tokens`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.phrases import LABEL_PHRASES, RECOGNITION_PHRASES
from extractors.text import bare
from records.catalogue import RECOGNITIONS
from records.errors import SettingsError
from records.folding import nfc
from records.office_files import HOME, load_yaml
from records.trust import FIELD_OF_KEY

FILE = "nhan.yaml"
MOST = 500  # entries of the file
LONGEST, FEWEST_LETTERS = 80, 4  # of a phrase: shorter ones stand in too many words
LABELS, SPELLINGS = "nhan", "khen_thuong"
_LABELLED = {"full_name", "birth_date", "gender", "hometown", "residence", "position", "unit", "education"}
_LABELLED |= {"academic_title", "duties"}
LABEL_OF_KEY: Mapping[str, str] = {key: name for key, name in FIELD_OF_KEY.items() if name in _LABELLED} | {
    "chuc_vu_don_vi": "position_unit",
    "khac": "other",  # labels whose values are read as nothing
}
KEY_OF_LABEL: Mapping[str, str] = {name: key for key, name in LABEL_OF_KEY.items()}
_HINT = "Xem templates/README.md, phần nhan.yaml."
_PARTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    LABELS: ("muc", LABEL_OF_KEY),
    SPELLINGS: ("ma", {code: code for code in RECOGNITIONS}),
}
_KNOWN: Mapping[str, Mapping[str, str]] = {
    part: {bare(phrase): name for name, group in phrases.items() for phrase in group}
    for part, phrases in ((LABELS, LABEL_PHRASES), (SPELLINGS, RECOGNITION_PHRASES))
}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The Office's own phrases, each with the field or recognition that it names."""

    labels: tuple[tuple[str, str], ...] = ()
    recognitions: tuple[tuple[str, str], ...] = ()

    def patterns(self) -> list[dict[str, str]]:
        """As `extractors.phrases.PATTERNS` has the program's."""
        kinds = (("LABEL", self.labels), ("RECOGNITION", self.recognitions))
        return [{"label": kind, "id": name, "pattern": phrase} for kind, pairs in kinds for name, phrase in pairs]


NO_PHRASES = Phrasebook()


def known_phrase(part: str, phrase: str) -> str | None:
    """What a phrase names already by the program's own lists, under "nhan" or "khen_thuong"."""
    return _KNOWN[part].get(bare(nfc(phrase)))


def read_phrasebook(path: Path) -> Phrasebook:
    """The phrases of a file; raises SettingsError with the line that is wrong."""
    entries = load_yaml(path, error=SettingsError)
    if entries is None:
        return NO_PHRASES
    if not isinstance(entries, dict):
        raise SettingsError(f"{path.name}: phải có các phần {LABELS}, {SPELLINGS}.", hint=_HINT)
    lines = entries.pop("__lines__")
    for key in entries:
        if key not in _PARTS:
            raise SettingsError(f"{path.name}, dòng {lines[key]}: không có phần “{key}”.", hint=_HINT)
    parts = {part: _read_part(path, part, entries.get(part) or [], line=lines.get(part, 1)) for part in _PARTS}
    return Phrasebook(parts[LABELS], parts[SPELLINGS])


def phrasebook_in_force(environment: Mapping[str, str] | None = None) -> Phrasebook:
    """The phrases of the Office's templates, read again when the file has changed; none where there is no file."""
    env = os.environ if environment is None else environment
    path = Path(env.get("TDKT_TEMPLATES") or HOME / "templates").absolute() / FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return NO_PHRASES
    return _read_once(path, changed)


@lru_cache(maxsize=4)
def _read_once(path: Path, changed: int) -> Phrasebook:
    return read_phrasebook(path)


def _read_part(path: Path, part: str, entries: Any, *, line: int) -> tuple[tuple[str, str], ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{path.name}, dòng {line}: phần “{part}” phải là danh sách các mục.", hint=_HINT)
    if len(entries) > MOST:
        raise SettingsError(f"{path.name}, dòng {line}: phần “{part}” có quá {MOST} mục.", hint=_HINT)
    found: dict[str, tuple[str, str]] = {}
    for entry in entries:
        lines = entry.pop("__lines__")
        name, phrase = _read_entry(path, part, entry, lines)
        earlier = known_phrase(part, phrase) or found.get(bare(phrase), (name,))[0]
        if earlier != name:
            raise SettingsError(
                f"{path.name}, dòng {lines['chu']}: “{phrase}” đã chỉ {_called(part, earlier)}.",
                hint=f"{_HINT} Chữ không phân biệt dấu và chữ hoa.",
            )
        if known_phrase(part, phrase) is None:
            found[bare(phrase)] = name, phrase
    return tuple(found.values())


def _read_entry(path: Path, part: str, entry: dict[str, Any], lines: dict[str, int]) -> tuple[str, str]:
    """What an entry names, and its phrase."""
    key, names = _PARTS[part]
    for each in entry:
        if each not in (key, "chu", "ghi_chu"):
            raise SettingsError(f"{path.name}, dòng {lines[each]}: không có mục “{each}”.", hint=_HINT)
    for needed in (key, "chu"):
        if not isinstance(entry.get(needed), str):
            line = lines.get(needed, lines[""])
            raise SettingsError(f"{path.name}, dòng {line}: thiếu “{needed}”, hoặc không phải chữ.", hint=_HINT)
    if entry[key] not in names:
        what = "trường" if part == LABELS else "mã khen thưởng"
        raise SettingsError(f"{path.name}, dòng {lines[key]}: không có {what} “{entry[key]}”.", hint=_HINT)
    phrase = nfc(entry["chu"]).rstrip(" :")
    if not FEWEST_LETTERS <= sum(map(str.isalpha, phrase)) <= len(phrase) <= LONGEST:
        raise SettingsError(
            f"{path.name}, dòng {lines['chu']}: “{phrase[:LONGEST]}” phải có từ {FEWEST_LETTERS} chữ cái đến "
            f"{LONGEST} ký tự.",
            hint=_HINT,
        )
    return names[entry[key]], phrase


def _called(part: str, name: str) -> str:
    return f"trường {KEY_OF_LABEL.get(name, name)}" if part == LABELS else f"mã {name}"
