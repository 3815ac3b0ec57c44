"""Takes a folder of files with gold beside them; gives their evaluation. Reading and scoring are left to others.

Gold lies as `<file>.json` beside each file, under the same names in a folder of its own (given, or gold/ beside
files/), or as `expected.json` beside the only other file of a folder.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.clock import now
from flows.error_pages import draw_errors
from flows.reading import read_files
from flows.terminal import say
from records.errors import SettingsError, UnreadableFile, in_words
from records.folding import nfc
from records.trust import state_of, thresholds_in_force

if TYPE_CHECKING:
    from reports.accuracy import Evaluation, Gold, Pictures

EXPECTED = "expected.json"
MOST_GOLD_BYTES = 20 * 1024 * 1024
_SHOWN_NAMES = 5


@dataclass(frozen=True)
class Pair:
    """A file and its gold; `name` is the file's path in the folder."""

    name: str
    path: Path
    gold: Path


@dataclass(frozen=True)
class Found:
    """The files to evaluate, in the order of their names, and what was left out."""

    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = field(default=())


def find_pairs(folder: Path, *, gold: Path | None = None, only: str | None = None) -> Found:
    """Files with gold beside them; raises SettingsError where there are none."""
    for each in (folder, gold):
        if each is not None and not each.is_dir():
            raise SettingsError(f"Không có thư mục {each}.", hint="Kiểm tra tên thư mục.")
    if gold is None and (folder / "gold").is_dir() and (folder / "files").is_dir():
        folder, gold = folder / "files", folder / "gold"
    found = _in_two_folders(folder, gold) if gold else _beside(folder)
    pattern = _pattern(only) if only else None
    pairs = tuple(pair for pair in found.pairs if pattern is None or pattern.search(pair.name))
    if not pairs:
        raise SettingsError(
            f"Không có tệp nào có đáp án trong {folder}" + (f" khớp với “{only}”." if only and found.pairs else "."),
            hint="Đáp án là <tên tệp>.json cạnh tệp, hoặc trong thư mục của --gold. Xem README.md.",
        )
    return Found(pairs, found.notes if pattern is None else ())


def run_evaluation(
    folder: Path,
    *,
    gold: Path | None = None,
    only: str | None = None,
    workers: int | None = None,
    html: Path | None = None,
) -> Evaluation:
    """Reads and scores every file; with `html`, writes the page of errors, and the diagram beside it."""
    if html is not None and (html.suffix != ".html" or html.is_dir() or not html.parent.is_dir()):
        raise SettingsError(f"Không ghi được báo cáo vào {html}.", hint="Ghi tên tệp .html trong thư mục đã có.")
    found = find_pairs(folder, gold=gold, only=only)
    say(f"Đọc và chấm {len(found.pairs)} tệp…")
    if html is None:
        return evaluate_files(found, workers=workers)
    with tempfile.TemporaryDirectory(prefix="tdkt-cham-") as kept:
        evaluation = evaluate_files(found, workers=workers, page_cache=Path(kept, "quet"))
        paths = {pair.name: pair.path for pair in found.pairs}
        _write_report(html, evaluation, draw_errors(evaluation, paths, workers=workers, kept=Path(kept)))
    return evaluation


def _write_report(html: Path, evaluation: Evaluation, pictures: Mapping[str, Pictures]) -> None:
    from reports.accuracy import draw_reliability, write_page

    diagram = draw_reliability(evaluation.values)
    page = write_page(evaluation, pictures=pictures, diagram=diagram, made_on=now().date())
    try:
        for path, content in ((html.with_suffix(".png"), diagram), (html, page.encode())):
            half = path.with_name(f".dang-ghi-{path.name}")
            half.write_bytes(content)
            half.replace(path)
    except OSError as exc:
        raise SettingsError(f"Không ghi được báo cáo: {in_words(exc)}.", hint="Chọn nơi khác cho --html.") from exc


def evaluate_files(found: Found, *, workers: int | None = None, page_cache: Path | None = None) -> Evaluation:
    """Reads every file and scores it; the states of values follow the Office's thresholds."""
    from reports.accuracy import FileScore, evaluate, score_file

    golds = [_gold_of(pair) for pair in found.pairs]
    thresholds = thresholds_in_force()
    readings = read_files([pair.path for pair in found.pairs], workers=workers, page_cache=page_cache)
    files = [
        FileScore(file=pair.name, base=gold.base or pair.name, papers=score_file(gold, reading))
        for pair, gold, reading in zip(found.pairs, golds, readings, strict=True)
    ]
    return evaluate(files, lambda name, told: state_of(name, told, thresholds), notes=found.notes)


def _gold_of(pair: Pair) -> Gold:
    from reports.accuracy import parse_gold

    try:
        if pair.gold.stat().st_size > MOST_GOLD_BYTES:
            raise SettingsError(f"Đáp án {pair.gold} lớn quá.", hint="Kiểm tra lại tệp đáp án.")
        gold = parse_gold(pair.gold.read_bytes(), str(pair.gold))
    except OSError as exc:
        raise UnreadableFile(f"Không mở được đáp án {pair.gold}.", hint="Kiểm tra quyền đọc.") from exc
    return gold.model_copy(update={"file": pair.name})


def _in_two_folders(folder: Path, gold: Path) -> Found:
    """Gold by the file's path in its folder, else by its name where no other file and no other gold has it."""
    golds = {_name_in(path, gold): path for path in _files(gold) if path.suffix == ".json"}
    files = {_name_in(path, folder): path for path in _files(folder) if gold not in path.parents}
    golds_named, files_named = (Counter(map(_last_part, names)) for names in (golds, files))
    by_name = {_last_part(name): path for name, path in golds.items() if golds_named[_last_part(name)] == 1}
    pairs, without = [], []
    for name, path in files.items():
        alone = by_name.get(f"{_last_part(name)}.json") if files_named[_last_part(name)] == 1 else None
        answer = golds.get(f"{name}.json") or alone
        if answer is None:
            without.append(name)
        else:
            pairs.append(Pair(name, path, answer))
    used = {pair.gold for pair in pairs}
    unused = [name for name, path in golds.items() if path not in used]
    notes = (*_note("không có đáp án nên không chấm", without), *_note("đáp án không có tệp đi cùng", unused))
    return Found(tuple(pairs), notes)


def _beside(folder: Path) -> Found:
    """Gold beside each file, or one expected reading beside the only other file of a folder."""
    pairs, without = [], []
    listed = list(_files(folder))
    golds = {path for path in listed if path.suffix == ".json"}
    for path in listed:
        if path in golds:
            continue
        name = _name_in(path, folder)
        beside, expected = path.with_name(f"{path.name}.json"), path.with_name(EXPECTED)
        is_case = expected in golds and sum(other.parent == path.parent for other in listed) == 2
        answer = beside if beside in golds else expected if is_case else None
        if answer is None:
            without.append(name)
        else:
            pairs.append(Pair(name, path, answer))
    return Found(tuple(pairs), tuple(_note("không có đáp án nên không chấm", without)))


def _files(folder: Path) -> Iterator[Path]:
    """Plain files below a folder by name; hidden ones and links are no samples."""
    for path in sorted(folder.rglob("*")):
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not is_hidden and path.is_file() and not path.is_symlink():
            yield path


def _name_in(path: Path, folder: Path) -> str:
    return nfc(path.relative_to(folder).as_posix())


def _last_part(name: str) -> str:
    return name.rpartition("/")[2]


def _note(what: str, names: list[str]) -> Iterator[str]:
    if names:
        more = f" và {len(names) - _SHOWN_NAMES} tệp nữa" if len(names) > _SHOWN_NAMES else ""
        yield f"{len(names)} tệp {what}: {', '.join(names[:_SHOWN_NAMES])}{more}."


def _pattern(only: str) -> re.Pattern[str]:
    try:
        return re.compile(nfc(only))
    except re.error as exc:
        raise SettingsError(f"Mẫu tên “{only}” viết chưa đúng.", hint="Ví dụ: --only '[.]pdf$'.") from exc
