"""Takes a judgement; gives the rows of the table of conditions: groups of alternatives with what carried them.

The order is that of the rule; what another alternative spared is shown and marked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from records.catalogue import POINT_LETTERS
from records.proposals import ConditionResult, Judgement, Outcome
from reports.bases import DOSSIER_CONDITIONS, is_for_council, required_and_found
from reports.explanation.timeline import number_conditions
from reports.explanation.wording import OUTCOMES, SIGNS
from reports.places import printable

State = Literal["DAT", "KHONG_DAT", "CHUA_RO", "person", "spared"]
STATES: dict[State, tuple[str, str]] = {
    "DAT": (SIGNS["DAT"], OUTCOMES["DAT"]),
    "KHONG_DAT": (SIGNS["KHONG_DAT"], OUTCOMES["KHONG_DAT"]),
    "CHUA_RO": (SIGNS["CHUA_RO"], OUTCOMES["CHUA_RO"]),
    "person": ("○", "Người xét đánh giá"),
    "spared": ("–", "Không cần xét"),
}
_BEST: tuple[Outcome, ...] = ("DAT", "CHUA_RO", "KHONG_DAT")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a condition, or the head of a group or of an alternative, which has no `condition`."""

    state: State
    text: str
    depth: int = 0
    letter: str = ""
    number: int | None = None
    article: str = ""
    found: str = ""
    condition: ConditionResult | None = None

    @property
    def sign(self) -> str:
        return STATES[self.state][0]

    @property
    def outcome(self) -> str:
        return STATES[self.state][1]


@dataclass
class _Node:
    """A condition, or ("or") alternatives by their place in the rule, each a list of nodes."""

    leaf: ConditionResult | None = None
    is_spared: bool = False
    alternatives: dict[int, list[_Node]] = field(default_factory=dict)


def is_of_dossier(condition: ConditionResult) -> bool:
    return condition.id.startswith(DOSSIER_CONDITIONS)


def condition_rows(judgement: Judgement) -> list[Row]:
    """What the program decides, and groups of alternatives whole; papers, and what is only for a person, apart."""
    numbers = {id(each.condition): each.number for each in number_conditions(judgement)}
    return [row for node in _tree(judgement) if not _is_for_person(node) for row in _rows(node, numbers, depth=0)]


def for_person(judgement: Judgement) -> list[ConditionResult]:
    """What only a person can judge and no group holds, in the order of the rule."""
    return [node.leaf for node in _tree(judgement) if node.leaf is not None and _is_for_person(node)]


def _is_for_person(node: _Node) -> bool:
    return node.leaf is not None and is_for_council(node.leaf)


def _tree(judgement: Judgement) -> list[_Node]:
    root: list[_Node] = []
    groups: dict[tuple[tuple[str, int], ...] | str, _Node] = {}
    for is_spared, conditions in ((False, judgement.conditions), (True, judgement.spared)):
        for condition in conditions:
            if is_of_dossier(condition):
                continue
            into, path = root, ""
            for place, at in condition.within:
                path = f"{path}/{place}"
                group = groups.get(path)
                if group is None:
                    group = groups[path] = _Node()
                    into.append(group)
                into = group.alternatives.setdefault(at, [])
                path = f"{path}:{at}"
            into.append(_Node(leaf=condition, is_spared=is_spared))
    return root


def _rows(node: _Node, numbers: dict[int, int], *, depth: int, letter: str = "") -> Iterator[Row]:
    if node.leaf is not None:
        yield _row_of(node.leaf, numbers, depth=depth, letter=letter, is_spared=node.is_spared)
        return
    letters = dict(zip(sorted(node.alternatives), POINT_LETTERS, strict=False))
    yield Row(_state(node), _head(node, letters), depth=depth, letter=letter)
    for at, own in letters.items():
        members = node.alternatives[at]
        inner = depth + 1
        if len(members) == 1:
            yield from _rows(members[0], numbers, depth=inner, letter=own)
            continue
        yield Row(_state_of_all(members), "Tất cả các điều kiện:", depth=inner, letter=own)
        for member in members:
            yield from _rows(member, numbers, depth=inner + 1)


def _head(node: _Node, letters: dict[int, str]) -> str:
    met = [letters[at] for at in letters if _state_of_all(node.alternatives[at]) == "DAT"]
    text = "Một trong các điều kiện sau, đạt một là đủ"
    return f"{text}: đạt theo {', '.join(f'{letter})' for letter in met)}" if met else f"{text}:"


def _row_of(condition: ConditionResult, numbers: dict[int, int], *, depth: int, letter: str, is_spared: bool) -> Row:
    required, found = words_of(condition)
    state: State = "spared" if is_spared else "person" if is_for_council(condition) else condition.outcome
    return Row(
        state=state,
        text=required,
        depth=depth,
        letter=letter,
        number=numbers.get(id(condition)),
        article=printable(condition.article),
        found=found,
        condition=condition,
    )


def words_of(condition: ConditionResult) -> tuple[str, str]:
    """What it asks and what was found, as sentences begin."""
    required, found = required_and_found(condition)
    asked, seen = printable(condition.required) or required, printable(condition.found) or found
    return asked[:1].upper() + asked[1:], seen[:1].upper() + seen[1:]


def _state(node: _Node) -> State:
    """A group is as good as its best alternative; what is for a person only decides where nothing else is there."""
    if node.leaf is not None:
        if node.is_spared:
            return "spared"
        return "person" if is_for_council(node.leaf) else node.leaf.outcome
    states = [_state_of_all(members) for members in node.alternatives.values()]
    return next((outcome for outcome in _BEST if outcome in states), "person" if "person" in states else "spared")


def _state_of_all(members: Sequence[_Node]) -> State:
    states = [_state(member) for member in members]
    if "spared" in states:
        return "spared"
    return next((outcome for outcome in reversed(_BEST) if outcome in states), "person")
