"""Takes an Evaluation; writes its figures to the screen as tables for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.terminal import show, show_table

if TYPE_CHECKING:
    from reports.accuracy import Counts, Evaluation, Group, Judged

_RATES = ("P", "R", "F1", "F1 gần đúng")
_COUNTS = ("đúng", "thừa", "sót")


def show_evaluation(evaluation: Evaluation, *, errors: bool = False) -> None:
    """The whole first, then fields, kinds and confidence; with `errors` also every value that was read wrong."""
    from reports.accuracy import field_in_words, kind_in_words, percent, reader_in_words

    papers, exact = evaluation.papers, evaluation.total.exact
    show(
        f"{len(evaluation.files)} tệp, {len(papers)} văn bản, làm từ {evaluation.bases} văn bản gốc;"
        f" không nhận {sum(paper.is_rejected for paper in papers)}."
    )
    show(
        f"Mọi mục: P {percent(exact.precision)}%, R {percent(exact.recall)}%, F1 {percent(exact.f1)}%;"
        f" kể cả gần đúng F1 {percent(evaluation.total.relaxed.f1)}%."
    )
    show(
        f"Tệp không sai mục nào {percent(evaluation.no_touch.value)}%; đúng loại, tên và đề nghị"
        f" {percent(evaluation.no_touch_core.value)}%. Đúng loại văn bản {percent(evaluation.kinds.value)}%."
    )
    fields = [
        [field_in_words(name), *_counted(counts)] for name, counts in evaluation.fields.items() if _is_counted(counts)
    ]
    show_table(["Mục", *_COUNTS, *_RATES], fields)
    _show_groups("Đọc từ", {reader_in_words(name): group for name, group in evaluation.by_read_as.items()})
    _show_groups("Loại văn bản", {kind_in_words(name): group for name, group in evaluation.by_kind.items()})
    _show_confidence(evaluation.values)
    _show_apart(evaluation)
    if errors:
        _show_errors(evaluation)
    for note in evaluation.notes:
        show(note)


def _is_counted(counts: Counts) -> bool:
    """Whether anything was counted."""
    return bool(counts.exact.right + counts.exact.missed + counts.exact.invented)


def _counted(counts: Counts) -> list[str]:
    exact = counts.exact
    return [str(exact.right), str(exact.invented), str(exact.missed), *_rates(counts)]


def _rates(counts: Counts) -> list[str]:
    from reports.accuracy import percent

    exact = counts.exact
    return [percent(rate) for rate in (exact.precision, exact.recall, exact.f1, counts.relaxed.f1)]


def _show_groups(title: str, groups: Mapping[str, Group]) -> None:
    rows = [[name, str(group.documents), str(group.clean), *_rates(group.counts)] for name, group in groups.items()]
    show_table([title, "văn bản", "không sai", *_RATES], rows)


def _show_confidence(values: Sequence[Judged]) -> None:
    """What the three states are worth, and whether confidence keeps its word."""
    from reports.accuracy import bins_of, calibration_error, decimal, percent, state_in_words, states

    parts = {
        "mọi giá trị": values,
        "mục một giá trị": [value for value in values if not value.is_item],
        "dòng danh sách": [value for value in values if value.is_item],
    }
    rows = [
        [name, state_in_words(state), str(figures.values.asked), percent(figures.coverage), percent(figures.precision)]
        for name, own in parts.items()
        for state, figures in states(own).items()
    ]
    show_table(["Giá trị", "trạng thái", "số lượng", "chiếm %", "đúng %"], rows)
    bins = [
        [
            f"{decimal(each.low)} – {decimal(each.high)}",
            str(each.count),
            percent(each.mean_confidence),
            percent(each.share_right),
        ]
        for each in bins_of(values)
    ]
    show_table(["Độ tin cậy", "số lượng", "trung bình %", "đúng %"], bins)
    show(f"Sai số hiệu chỉnh (ECE) {decimal(calibration_error(values), 3)}.")


def _show_errors(evaluation: Evaluation) -> None:
    """Each document with errors, a line for each: what stands on the paper, what was read."""
    from reports.accuracy import field_in_words, micro, percent, value_in_words

    for paper in (paper for paper in evaluation.papers if paper.errors):
        show(f"{paper.file}  F1 {percent(micro(paper.compared).exact.f1)}%")
        for error in paper.errors:
            owner = f" của {error.nominee}" if error.nominee else ""
            expected, read = (f"“{value_in_words(value)}”" if value else "–" for value in (error.expected, error.read))
            show(f"  {field_in_words(error.field)}{owner}: giấy ghi {expected}, máy đọc {read}")


def _show_apart(evaluation: Evaluation) -> None:
    from reports.accuracy import part_in_words, percent

    told, read = evaluation.achievements.expected, evaluation.achievements.read
    if told.asked:
        show(
            f"Thành tích: tìm được {percent(told.value)}% của {told.asked} câu; đúng {percent(read.value)}% câu đã lấy."
        )
    beside = [[part_in_words(name), str(each.asked), percent(each.value)] for name, each in evaluation.apart.items()]
    if beside:
        show_table(["Tính riêng, ngoài F1", "số lượng", "đúng %"], beside)
