"""Takes the scores of files; gives the figures of all of them: as a whole, by field, by kind of file and document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from records.readings import SCALAR_FIELDS
from reports.accuracy.calibration import Judged, StateOf, judge
from reports.accuracy.comparison import Telling
from reports.accuracy.scoring import CORE, FIELDS, PaperScore
from reports.accuracy.statements import HEAD_FIELDS, LIST_FIELDS
from reports.accuracy.tallies import Counts, Share, merge, micro

PARTS: Mapping[str, tuple[str, ...]] = {
    "document_header": tuple(f"document.{name}" for name in HEAD_FIELDS),
    "nominee_scalars": tuple(f"nominee.{name}" for name in SCALAR_FIELDS),
    "nominee_lists": tuple(f"nominee.{name}" for name in LIST_FIELDS),
}


@dataclass(frozen=True, slots=True)
class FileScore:
    """One input: its documents (several of a bundle), and the paper that it was made from."""

    file: str
    base: str
    papers: tuple[PaperScore, ...]

    def is_clean(self, names: Sequence[str] = FIELDS) -> bool:
        return all(paper.is_clean(names) for paper in self.papers)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of one kind: how many, how many without any error, their values, and those that they hold."""

    documents: int
    clean: int
    counts: Counts
    values: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures. `notes` say what was left out."""

    files: tuple[FileScore, ...]
    fields: Mapping[str, Counts]
    by_read_as: Mapping[str, Group]
    by_kind: Mapping[str, Group]
    values: tuple[Judged, ...]
    apart: Mapping[str, Share]
    achievements: Telling
    state_of: StateOf
    notes: tuple[str, ...] = ()
    total: Counts = field(default_factory=Counts)

    @property
    def papers(self) -> tuple[PaperScore, ...]:
        return tuple(paper for each in self.files for paper in each.papers)

    @property
    def bases(self) -> int:
        """How many papers the files were made from: so many are independent."""
        return len({each.base for each in self.files})

    @property
    def no_touch(self) -> Share:
        """Files in which nothing is wrong."""
        return Share(len(self.files), sum(each.is_clean() for each in self.files))

    @property
    def no_touch_core(self) -> Share:
        """Files in which kind, names and requests are right."""
        return Share(len(self.files), sum(each.is_clean(CORE) for each in self.files))

    @property
    def kinds(self) -> Share:
        """Documents whose kind is told right."""
        counts = [paper.fields["kind"].exact for paper in self.papers if "kind" in paper.fields]
        return Share(len(counts), sum(tally.right for tally in counts))

    def part(self, name: str) -> Counts:
        """The fields of one of PARTS together."""
        return sum((self.fields.get(each, Counts()) for each in PARTS[name]), Counts())


def evaluate(files: Iterable[FileScore], state_of: StateOf, *, notes: Iterable[str] = ()) -> Evaluation:
    """The figures of files; `state_of` tells the state of a value by the name of its field."""
    scored = tuple(files)
    papers = [paper for each in scored for paper in each.papers]
    fields = merge(paper.fields for paper in papers)
    apart: dict[str, Share] = {}
    for paper in papers:
        for name, share in paper.apart.items():
            apart[name] = apart.get(name, Share()) + share
    return Evaluation(
        files=scored,
        fields={name: fields.get(name, Counts()) for name in FIELDS},
        by_read_as=_groups(papers, lambda paper: paper.read_as, state_of),
        by_kind=_groups(papers, lambda paper: paper.kind or "?", state_of),
        values=_judged(papers, state_of),
        apart=dict(sorted(apart.items())),
        achievements=sum((paper.achievements for paper in papers), Telling()),
        state_of=state_of,
        notes=tuple(notes),
        total=_total(papers),
    )


def _groups(papers: Iterable[PaperScore], kind_of: Callable[[PaperScore], str], state_of: StateOf) -> dict[str, Group]:
    grouped: dict[str, list[PaperScore]] = {}
    for paper in papers:
        grouped.setdefault(kind_of(paper), []).append(paper)
    return {
        name: Group(len(own), sum(paper.is_clean() for paper in own), _total(own), _judged(own, state_of))
        for name, own in sorted(grouped.items())
    }


def _total(papers: Iterable[PaperScore]) -> Counts:
    return micro(merge(paper.compared for paper in papers))


def _judged(papers: Iterable[PaperScore], state_of: StateOf) -> tuple[Judged, ...]:
    return tuple(judge((outcome for paper in papers for outcome in paper.outcomes), state_of))
