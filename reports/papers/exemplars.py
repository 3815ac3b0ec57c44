"""Takes what was computed of a quarter; gives an article on each exemplar, as a Word paper and as a page for the web.

After the decision: all whom the Council granted something. Before it: those on the list that is proposed who are asked
for as điển hình, whom a person chose for the flag, and as many of the shortlist's first places as the Office wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from records import OfficeProfile
from records.quarters import ROMAN
from reports.drafting.doubts import Doubts
from reports.drafting.marks import without_marks
from reports.drafting.rendering import draw
from reports.papers.article import Article, Passage, write_article
from reports.papers.candidates import honoured_row
from reports.papers.compilation import Compilation
from reports.papers.file_names import file_name
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.marks import RowMarks
from reports.papers.paper import Paper
from reports.papers.profiles import place_of
from reports.places import count_in_words, printable
from reports.rows import Row

EXEMPLAR_FORM = "bai-gioi-thieu-guong.docx"
PAGE = "exemplar.html.j2"
FOLDER = "Bài giới thiệu gương"
EXEMPLAR = "DIEN_HINH"
FIELDS_OF = {  # of the record, by the kind of paragraph that tells them
    "thanh_tich": ("achievements",),
    "sang_kien": ("initiatives",),
    "da_nhan": ("prior_titles", "prior_awards"),
}
_GAP = re.compile(r"(\[bổ sung: [^\]]*\])")


@dataclass(frozen=True)
class ExemplarValues(HeadValues):
    """Everything that the form of an article may name; the page for the web prints the same."""

    ma: str
    ten: str
    danh_hieu: str
    da_quyet: bool
    doan: tuple[Passage, ...]
    con_thieu: tuple[str, ...]
    chu_thich: tuple[str, ...]


EXEMPLAR_LISTS: dict[str, type] = {"doan": Passage}


def exemplar_papers(compilation: Compilation) -> Iterator[Paper]:
    """Two for each exemplar, in the order of the table."""
    office = compilation.office.for_paper("gioi_thieu")
    for row in exemplars(compilation):
        yield from _papers(compilation, office, row)


def exemplars(compilation: Compilation) -> tuple[Row, ...]:
    """Of whom an article is written; nobody without a name, nobody who is off the list."""
    if compilation.is_decided:
        return tuple(row for row in compilation.granted if row.name)
    first = compilation.office.so_guong
    chosen = honoured_row(compilation)
    ready = {row.proposal.id: row for row in compilation.table.ready if row.name}
    placed = [each for each in compilation.shortlist if each.proposal in ready and each.place <= first]
    wanted = {each.proposal for each in placed}
    wanted |= {row.proposal.id for row in ready.values() if row.proposal.requested.code == EXEMPLAR}
    wanted |= {chosen.proposal.id} if chosen is not None else set()
    return tuple(row for row in ready.values() if row.proposal.id in wanted)


def _papers(compilation: Compilation, office: OfficeProfile, row: Row) -> Iterator[Paper]:
    doubts = Doubts()
    values = _values(compilation, office, row, RowMarks(row, doubts))
    name = file_name(row.name, place_of(row), id_=row.proposal.id)
    rendered = draw(
        compilation.templates / EXEMPLAR_FORM,
        values,
        lists=EXEMPLAR_LISTS,
        title=f"Gương điển hình: {row.name}",
        made_on=compilation.made_on,
        doubts=doubts,
    )
    about = f"Bài giới thiệu gương {row.name}, bản nháp từ lời của hồ sơ"
    to_do = (
        f"viết thêm {count_in_words(len(values.con_thieu))} chỗ “[bổ sung: …]”",
        "xin ý kiến nhân vật trước khi đăng",
    )
    yield Paper(
        key=f"gioi-thieu/{row.proposal.id}",
        name=name,
        suffix=".docx",
        folder=FOLDER,
        content=rendered.content,
        blocks=rendered.blocks,
        about=about,
        still_open=to_do,
    )
    yield Paper(
        key=f"gioi-thieu-html/{row.proposal.id}",
        name=name,
        suffix=".html",
        folder=FOLDER,
        content=_page(values, [state.sentence for state in row.states]),
        about=f"{about}, trang để đăng lên mạng",
        still_open=to_do,
    )


def _values(compilation: Compilation, office: OfficeProfile, row: Row, marks: RowMarks) -> ExemplarValues:
    article = _article(compilation, row, marks)
    missing = [text for passage in article.passages for text in _gaps_in(passage.noi_dung)]
    return ExemplarValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        ma=row.proposal.id,
        ten=row.name or "",
        danh_hieu=row.recognition,
        da_quyet=compilation.is_decided,
        doan=_marked(article.passages, marks),
        con_thieu=tuple(dict.fromkeys([*missing, *article.gaps])),
        chu_thich=article.notes,
    )


def _marked(passages: Sequence[Passage], marks: RowMarks) -> tuple[Passage, ...]:
    """What is doubted of deeds, initiatives and honours stands on the paragraphs that tell them."""
    told = list(passages)
    for kind, fields in FIELDS_OF.items():
        places = [at for at, passage in enumerate(passages) if passage.loai == kind]
        texts = marks.mark_list([passages[at].noi_dung for at in places], *fields)
        for at, text in zip(places, texts, strict=True):
            told[at] = replace(passages[at], noi_dung=text)
    return tuple(told)


def _article(compilation: Compilation, row: Row, marks: RowMarks) -> Article:
    quarter = f"{ROMAN[compilation.quarter.number - 1]}/{compilation.quarter.year}"
    title = printable(row.nominee.honorific.value).lower() if row.nominee.honorific else ""
    who = " ".join(filter(None, [title, row.name]))
    if compilation.is_decided:
        recognised = f"Quý {quarter}, Hội đồng Thi đua - Khen thưởng đồng ý tặng {who}: {row.recognition}."
    else:
        recognised = f"Quý {quarter}, {who} được đề nghị xét tặng: {row.recognition}."

    def mark(text: str | None, field: str) -> str:
        return marks.mark(text, field, is_value=field != "birth_date")  # of the day of birth only the year is printed

    return write_article(row, mark=mark, recognised=recognised, city=compilation.table.city)


def _gaps_in(text: str) -> list[str]:
    return _GAP.findall(text)


def _page(values: ExemplarValues, doubts: list[str]) -> bytes:
    """Self-contained and escaped; the same words as the Word paper, whose comments are a list at the end."""
    text = _template().render(values=values, doubts=doubts)
    return without_marks(text).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["with_gaps"] = _with_gaps
    return environment.get_template(PAGE)


def _with_gaps(text: str) -> Markup:
    """What is still to be written stands out; everything is escaped."""
    parts = _GAP.split(text)
    return Markup("").join(
        escape(part) if at % 2 == 0 else Markup("<mark>{}</mark>").format(part) for at, part in enumerate(parts)
    )
