"""Takes what was computed of a quarter; gives the report on its commendations, with a chart beside each table."""

from __future__ import annotations

from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.report_values import report_values
from reports.papers.report_variables import LISTS

REPORT_FORM = "bao-cao-quy.docx"


def quarter_report(compilation: Compilation) -> Paper:
    quarter = compilation.quarter
    name = f"Báo cáo công tác khen thưởng quý {quarter.label}"
    doubts = Doubts()
    rendered = draw(
        compilation.templates / REPORT_FORM,
        report_values(compilation, doubts=doubts),
        lists=LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key="bao-cao",
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Báo cáo số liệu của quý: theo đơn vị, danh hiệu, cơ cấu, kết quả, so với các quý trước, kinh phí",
        still_open=_still_open(compilation),
    )


def _still_open(compilation: Compilation) -> tuple[str, ...]:
    found = ["Số, ngày của báo cáo và chữ ký."]
    if not compilation.is_decided:
        found.append("Chưa có kết quả họp Hội đồng; lập lại báo cáo sau khi nhập kết quả.")
    return tuple(found)
