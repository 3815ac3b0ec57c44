"""Takes an Evaluation; gives pictures of the pages on which its errors stand, drawn by children with limits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.framing import Mark
from extractors.sandbox.pool import ReaderPool
from flows.reading import LIMITS
from records.errors import InputError

if TYPE_CHECKING:
    from reports.accuracy import Evaluation, PaperScore, Pictures

FRAME_FUNCTION = "extractors.framing:frame_values"
MOST_PAGES = 40  # of the report: it stays a file that can be mailed
MOST_OF_A_FILE = 3


def draw_errors(
    evaluation: Evaluation, paths: Mapping[str, Path], *, workers: int | None, kept: Path
) -> dict[str, Pictures]:
    """Pictures for each document with errors, by its file; `kept` is a folder for what children make on the way."""
    from reports.accuracy import Pictures

    pictures: dict[str, Pictures] = {}
    drawn: list[PaperScore] = []
    for paper in (paper for paper in evaluation.papers if paper.errors):
        if paper.file not in paths:
            pictures[paper.file] = Pictures(note="Tệp nằm trong gói: không có hình trang.")
        elif paper.is_rejected:
            pictures[paper.file] = Pictures(note="Tệp không đọc được: không có hình trang.")
        elif len(drawn) == MOST_PAGES:
            pictures[paper.file] = Pictures(note=f"Báo cáo chỉ có {MOST_PAGES} hình trang: trang của tệp này để lại.")
        else:
            drawn.append(paper)
    if not drawn:
        return pictures
    most = max(1, min(MOST_OF_A_FILE, MOST_PAGES // len(drawn)))
    cache = kept / "trang"
    cache.mkdir()
    children = min(workers or os.cpu_count() or 1, len(drawn))
    with (
        ReaderPool(FRAME_FUNCTION, children, page_cache=kept / "quet", writable=[cache], **LIMITS) as pool,
        ThreadPoolExecutor(max_workers=children) as threads,
    ):

        def draw(paper: PaperScore) -> Pictures:
            return pictures_of(pool, paper, paths[paper.file], cache=cache, most_pages=most)

        pictures.update(zip((paper.file for paper in drawn), threads.map(draw, drawn), strict=True))
    return pictures


def pictures_of(pool: ReaderPool, paper: PaperScore, path: Path, *, cache: Path, most_pages: int) -> Pictures:
    """The pages of one document with its errors framed, or a note why there are none."""
    from reports.accuracy import FramedPage, Pictures, sought_in

    marks = [Mark(each.evidence, each.words, each.near).as_option() for each in sought_in(paper)]
    answer: Any = pool.read(path, marks=marks, cache=str(cache), most_pages=most_pages)
    if isinstance(answer, InputError):
        return Pictures(note=f"Không vẽ được trang: {answer.message}")
    try:
        pages = tuple(
            FramedPage(
                int(page["page"]), bytes(page["picture"]), float(page["aspect"]), tuple(map(_frame, page["frames"]))
            )
            for page in answer
        )
    except (KeyError, TypeError, ValueError):  # nobody knows what a child that was taken over may send
        return Pictures(note="Không vẽ được trang.")
    return Pictures(pages)


def _frame(told: Any) -> tuple[int, tuple[float, float, float, float]]:
    mark, (left, top, right, bottom) = told
    return int(mark), (float(left), float(top), float(right), float(bottom))
