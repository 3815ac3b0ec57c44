"""`python -m training.fit FOLDER`: weighs how sure values are, on invented papers read back from files.

Papers of the split `fit` are written to FOLDER/fit as .docx, PDF and scans (what is there already is used again), read
as files are, and compared with their gold; by that the weights are fitted, and the thresholds at which so few accepted
values are wrong. Papers of the split `held` in FOLDER/held only measure. `--write` puts both into the program.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from extractors.reading import read_file
from extractors.trust.calibration import Judged, Report, Row, report
from extractors.trust.model import SHIPPED, Model, dump_model
from extractors.trust.refit import FOLDS, fit_anew
from records.office_files import HOME
from records.trust import FIELD_OF_KEY, THRESHOLDS_FILE, read_thresholds
from reports.accuracy import parse_gold, score_file
from training.__main__ import papers_of
from training.files import print_all, scan_all, write_word

ACCEPTED_RIGHT = (
    0.993  # of the values in state "accepted", of papers whose templates were not fitted on: 0.99 and slack
)
FIELD_RIGHT = 0.99  # the same of each field alone: easy fields do not pay for others
FEWEST = 60  # values of a field, for a threshold of its own
WEIGHTS = tuple(range(10, 300, 5))  # right values that one wrong one takes away
ALWAYS = frozenset(("full_name", "requested"))  # fields that the Office's file names in any case
NOT_FITTED = frozenset(("achievements",))  # free text, that gold does not judge word by word
STEPS = tuple(number / 200 for number in range(180, 200))  # thresholds that are tried: 0.9 to 0.995
_DOCUMENT, _KIND = "requested(document)", "kind"


def write_papers(split: str, folder: Path, *, seeds: int, pdfs: int, scans: int) -> None:
    """Papers of a split as files with gold beside them: .docx of all seeds, PDF and scan of the first ones."""
    if folder.exists():
        return
    folder.mkdir(parents=True)
    composed = papers_of(split, seeds)
    words = [write_word(each, folder) for each in composed]
    seed_of = [int(each.name.rpartition("-")[2]) for each in composed]
    printed = [at for at, seed in enumerate(seed_of) if seed < max(pdfs, scans)]
    paths = print_all([words[at] for at in printed], [composed[at] for at in printed], folder)
    scanned = [(path, composed[at]) for path, at in zip(paths, printed, strict=True) if seed_of[at] < scans]
    scan_all([path for path, _ in scanned], [each for _, each in scanned], folder)


def rows_of(path: Path) -> list[Row]:
    """Every value read from a file, right or wrong by the gold beside it."""
    gold = parse_gold(path.with_name(f"{path.name}.json").read_bytes(), path.name)
    rows, template = [], _template_of(gold.base or path.name)
    for score in score_file(gold, read_file(path)):
        for outcome in score.outcomes:
            if outcome.told is not None and outcome.field not in (_DOCUMENT, _KIND):
                name = outcome.field.rpartition(".")[2]
                rows.append(Row(name, outcome.told.signals, outcome.is_right, group=template))
    return rows


def _template_of(base: str) -> str:
    """The template of a paper: what it gets wrong in one paper it gets wrong in all."""
    return base.rpartition("-")[0] or base


def rows_in(folder: Path, *, workers: int) -> list[Row]:
    """The rows of every file with gold in a folder."""
    paths = sorted(path.with_suffix("") for path in folder.glob("*.json"))
    if workers < 2:
        return [row for path in paths for row in rows_of(path)]
    with ProcessPoolExecutor(workers) as pool:
        return [row for rows in pool.map(rows_of, paths, chunksize=8) for row in rows]


def judged_apart(rows: Sequence[Row]) -> list[Judged]:
    """Confidence in each value by weights that have not seen its template: as sure as on papers never seen."""
    folds: dict[int, list[Row]] = {}
    for row in rows:
        folds.setdefault(zlib.crc32(row.group.encode()) % FOLDS, []).append(row)
    judged = []
    for fold, held in folds.items():
        others = [row for other, own in folds.items() if other != fold for row in own]
        model = fit_anew(others or held, origin="")
        judged += [(row.field, model.confidence(row.field, row.signals), row.is_right) for row in held]
    return judged


def thresholds_for(judged: Sequence[Judged]) -> dict[str, float]:
    """Thresholds by field, "" for those that are rare: most values accepted while few enough accepted ones are wrong.

    An accepted value that is wrong is weighed against so many right ones; the weight is raised until it suffices.
    """
    by_field: dict[str, list[tuple[float, bool]]] = {}
    for name, confidence, is_right in judged:
        by_field.setdefault(name, []).append((confidence, is_right))
    rare = [name for name, pairs in by_field.items() if len(pairs) < FEWEST and name not in ALWAYS]
    groups = {"": [pair for name in rare for pair in by_field[name]]}
    groups |= {name: pairs for name, pairs in sorted(by_field.items()) if name not in rare}
    groups |= {name: groups[""] for name in ALWAYS if name not in groups}
    found = dict.fromkeys(groups, STEPS[-1])
    for weight in WEIGHTS:
        found = {name: _lowest(pairs, weight) for name, pairs in groups.items()}
        accepted = [right for name, pairs in groups.items() for sure, right in pairs if sure >= found[name]]
        if accepted and sum(accepted) / len(accepted) >= ACCEPTED_RIGHT:
            break
    return {name: max(found[name], _least_right(pairs)) for name, pairs in groups.items()}


def _least_right(pairs: Sequence[tuple[float, bool]]) -> float:
    """The lowest threshold at which a field by itself is right often enough; the highest where it is at none."""
    for step in STEPS:
        accepted = [right for confidence, right in pairs if confidence >= step]
        if accepted and sum(accepted) / len(accepted) >= FIELD_RIGHT:
            return step
    return STEPS[-1]


def _lowest(pairs: Sequence[tuple[float, bool]], weight: float) -> float:
    """The threshold with most right values accepted when each wrong one takes `weight` of them away."""

    def worth(step: float) -> float:
        accepted = [right for confidence, right in pairs if confidence >= step]
        return sum(1.0 if right else -weight for right in accepted)

    return max(reversed(STEPS), key=worth) if pairs else STEPS[-1]


def told(rows: Sequence[Row], model: Model, thresholds: dict[str, float]) -> Iterator[str]:
    """What the figures are, line by line."""
    found: Report = report(rows, model)
    yield f"{len(rows)} giá trị, ECE {found.ece:.4f}"
    for name in sorted(found.by_field):
        pairs = [(model.confidence(name, row.signals), row.is_right) for row in rows if row.field == name]
        least = thresholds.get(name, thresholds[""])
        accepted = [right for confidence, right in pairs if confidence >= least]
        precision = sum(accepted) / len(accepted) if accepted else float("nan")
        right = sum(right for _, right in pairs) / len(pairs)
        yield (
            f"  {name:16} {len(pairs):6} đúng {right:.3f}  ECE {found.by_field[name]:.4f}  ngưỡng {least:.3f}  "
            f"nhận {len(accepted) / len(pairs):.3f} đúng {precision:.4f}"
        )


def written_thresholds(thresholds: dict[str, float], path: Path) -> str:
    """The Office's file with other numbers: its remarks, what is not fitted and what sends a file to a person stay."""
    keys = {name: key for key, name in FIELD_OF_KEY.items()}
    head, _, rest = path.read_text(encoding="utf-8").partition("\nnhan:\n")
    before, _, behind = rest.partition("\n\n")
    kept = [line for line in before.splitlines() if FIELD_OF_KEY.get(line.partition(":")[0].strip()) in NOT_FITTED]
    lines = [f"mac_dinh: {thresholds['']}" if line.startswith("mac_dinh:") else line for line in head.splitlines()]
    own = [f"  {keys[name]}: {value}" for name, value in sorted(thresholds.items()) if name]
    return "\n".join([*lines, "nhan:", *own, *kept, "", behind])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.fit", description="Chỉnh độ tin cậy trên giấy tờ bịa.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=10, help="mỗi mẫu bao nhiêu giấy")
    parser.add_argument("--pdfs", type=int, default=3, help="trong đó bao nhiêu giấy in thành PDF")
    parser.add_argument("--scans", type=int, default=1, help="trong đó bao nhiêu giấy quét")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="ghi vào chương trình")
    arguments = parser.parse_args()
    rows: dict[str, list[Row]] = {}
    for split in ("fit", "held"):
        own = arguments.folder / split
        write_papers(split, own, seeds=arguments.seeds, pdfs=arguments.pdfs, scans=arguments.scans)
        rows[split] = rows_in(own, workers=arguments.workers)
    templates = len({row.group for row in rows["fit"]})
    origin = f"invented papers of {templates} templates of the split fit, {len(rows['fit'])} values"
    model = fit_anew(rows["fit"], origin=origin)
    thresholds = thresholds_for(judged_apart(rows["fit"]))
    for split, name in (("fit", "Để chỉnh"), ("held", "Chỉ để đo")):
        _say([name, *told(rows[split], model, thresholds)])
    if arguments.write:
        SHIPPED.write_text(dump_model(model), encoding="utf-8")
        path = HOME / "templates" / THRESHOLDS_FILE
        path.write_text(written_thresholds(thresholds, path), encoding="utf-8")
        read_thresholds(path)
    return 0


def _say(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
