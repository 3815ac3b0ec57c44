"""Takes the signals of a value; gives how likely it is right: one small logistic model a field, in a readable file.

Weights that speak for a value are never below nought, those against it never above: more agreement never lowers it.
Fitting is left to `extractors.trust.refit`.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from records.errors import SettingsError
from records.office_files import HOME

Signals = tuple[tuple[str, float], ...]
SHIPPED = Path(__file__).with_name("weights.json")
LEARNED_FILE = "do-tin-cay.json"  # in the data folder
REFIT_COMMAND = "tdkt learn refit"
SHARED = "shared"  # of fields too rare to have a model of their own
LEAST, MOST = 0.01, 0.999  # no value is ever beyond doubt, and none is hopeless
GUESSED = 0.6  # a rule that is less sure than this guesses
LONGEST = 200_000  # characters of a file of weights

FOR, AGAINST, EITHER = 1, -1, 0
SIGNALS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "rule": (FOR, "how sure the rule is that found it, 0-1, letters left out"),
        "letters": (AGAINST, "chance that OCR misread its worst word"),
        "scan": (EITHER, "it stands on a scanned page"),
        "page": (EITHER, "it stands on a page with letters of its own: columns and cells are told by their places"),
        "rivals": (AGAINST, "how many others sign beside this one"),
        "label": (EITHER, "found by a label"),
        "table": (EITHER, "found by its column or row"),
        "list": (EITHER, "found as an item of a list"),
        "heading": (EITHER, "found in letterhead, title or a heading"),
        "signature": (EITHER, "found in the block of signatures"),
        "grammar": (FOR, "grammar marks the same kind of thing there"),
        "grammar_exact": (FOR, "grammar marks it with the same borders or the same value"),
        "grammar_other": (AGAINST, "grammar marks another kind of thing there, and not this"),
        "statistics": (FOR, "statistics marks the same kind of thing there, as far as it is sure"),
        "statistics_exact": (FOR, "statistics marks it with the same borders or the same value, as far as it is sure"),
        "statistics_other": (AGAINST, "statistics marks another kind of thing there, as far as it is sure"),
        "agreed": (FOR, "all three sources have the same"),
        "again": (FOR, "the file says the same in another place"),
        "differs": (AGAINST, "the file or another source says something else"),
        "proper": (
            FOR,
            "it is built as such a value is: known surname, whole date, head of a unit, whole number",
        ),
        "odd": (AGAINST, "how many things are strange in it: syllables, length, brackets, years, its end"),
        "parts": (EITHER, "how many commas part it"),
        "joined": (EITHER, "it is put together of several lines, of which other sources saw the first alone"),
        "owner": (AGAINST, "how doubtful the name is of whom it is told"),
        "dated": (FOR, "it has its year"),
        "decided": (FOR, "it has the number of its decision"),
    }
)


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: its bias and a weight a signal."""

    bias: float = 0.0
    by_signal: Mapping[str, float] = field(default_factory=dict)

    def confidence(self, signals: Iterable[tuple[str, float]]) -> float:
        by_signal = self.by_signal
        total = self.bias
        for name, value in signals:
            total += by_signal.get(name, 0.0) * value
        return min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))) if total > -700 else LEAST


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each field, those of rare fields shared; `origin` says what they were fitted on."""

    by_field: Mapping[str, Weights]
    origin: str = ""

    def weights_of(self, field_name: str) -> Weights:
        return self.by_field.get(field_name) or self.by_field[SHARED]

    def confidence(self, field_name: str, signals: Iterable[tuple[str, float]]) -> float:
        """How likely a value of a field is right, by its signals; unknown signals count for nothing.

        What the rule itself only guesses ("Bằng khen" of nobody named) does not become surer by being seen by others.
        """
        signals = tuple(signals)
        likely = self.weights_of(field_name).confidence(signals)
        rule = next((value for name, value in signals if name == "rule"), 1.0)
        return min(likely, max(rule, LEAST)) if rule < GUESSED else likely


def dump_model(model: Model) -> str:
    """The model as a file: same model, same text."""
    fields = {
        name: {"bias": _short(weights.bias)}
        | {each: _short(weights.by_signal[each]) for each in SIGNALS if weights.by_signal.get(each)}
        for name, weights in sorted(model.by_field.items())
    }
    return json.dumps({"origin": model.origin, "fields": fields}, indent=1, ensure_ascii=False) + "\n"


def _short(weight: float) -> float:
    return round(weight, 3) + 0.0  # never -0.0


def parse_model(text: str) -> Model:
    """The model of a file; raises ValueError where it is none, or where a weight is on the wrong side of nought."""
    if len(text) > LONGEST:
        raise ValueError("too long to be a file of weights")
    data = json.loads(text)
    if not isinstance(data, dict) or not isinstance(data.get("fields"), dict) or SHARED not in data["fields"]:
        raise ValueError(f"no fields, or no “{SHARED}” among them")
    fields = {str(name): _weights(str(name), each) for name, each in data["fields"].items()}
    return Model(fields, origin=str(data.get("origin", "")))


def _weights(name: str, data: object) -> Weights:
    if not isinstance(data, dict):
        raise ValueError(f"{name}: no weights")
    by_signal = {}
    for signal, weight in data.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not abs(weight) < 100:
            raise ValueError(f"{name}.{signal}: no weight")
        if signal == "bias":
            continue
        if signal not in SIGNALS or SIGNALS[signal][0] * weight < 0:
            raise ValueError(f"{name}.{signal}: unknown, or on the wrong side of nought")
        by_signal[signal] = float(weight)
    return Weights(float(data.get("bias", 0.0)), by_signal)


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that the program brings with it."""
    return parse_model(SHIPPED.read_text(encoding="utf-8"))


def model_in_force(environment: Mapping[str, str] | None = None) -> Model:
    """The weights that the Office has learned from its reviewers, in its data folder; else the shipped ones.

    Read again when the file has changed. Raises SettingsError where the file is no model.
    """
    env = os.environ if environment is None else environment
    path = Path(env.get("TDKT_DATA") or HOME / "data").absolute() / LEARNED_FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return shipped_model()
    return _read_once(path, changed)


@lru_cache(maxsize=2)
def _read_once(path: Path, changed: int) -> Model:
    try:
        return parse_model(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as exc:
        hint = f"Xóa tệp này để dùng số có sẵn, hoặc lập lại bằng `{REFIT_COMMAND}`."
        raise SettingsError(f"Tệp {path.name} trong thư mục dữ liệu không đọc được.", hint=hint) from exc
