"""Takes a row of the quarter; gives a draft article on an exemplar: sentences of the dossier, each with its source.

Nothing is praised that no paper says; what a reader would miss is a visible gap “[bổ sung: …]”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from records import Evidence, Field
from reports.papers.entries import called
from reports.papers.lives import COLLECTIVE_FACTS, declared_value
from reports.papers.merits import achieved, honour_in_words, initiative_in_words, plain
from reports.places import place_in_file, printable
from reports.rows import Row

SENTENCES_TOGETHER = 3  # statements of what was achieved in one paragraph
SOURCES_OF_ONE = 2  # notes behind one sentence

Mark = Callable[[str | None, str], str]  # the words of a field of the record, marked where the paper needs it


def gap(what: str) -> str:
    return f"[bổ sung: {what}]"


@dataclass(frozen=True)
class Passage:
    """A paragraph; `loai` says what it tells: nhan_vat, nhiem_vu, thanh_tich, sang_kien, da_nhan, ghi_nhan."""

    noi_dung: str
    loai: str


@dataclass(frozen=True)
class Article:
    """The paragraphs, the notes “[1] …” that they cite, and what is missing."""

    passages: tuple[Passage, ...]
    notes: tuple[str, ...]
    gaps: tuple[str, ...]


class _Notes:
    """Each place in the dossier once, numbered as it is first cited."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._numbers: dict[str, int] = {}

    def cite(self, *told: tuple[Sequence[Evidence], Sequence[str]]) -> str:
        """ " [1] [2]" for the places of one sentence; "" where none is known."""
        found: dict[str, None] = {}
        for evidence, sources in told:
            place = place_in_file(self._row.proposal, evidence, sources)
            if place and (evidence or sources):
                found[place] = None
        return "".join(f" [{self._number(place)}]" for place in list(found)[:SOURCES_OF_ONE])

    def _number(self, place: str) -> int:
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(f"[{number}] {place.rpartition('/')[2]}" for place, number in self._numbers.items())


def write_article(row: Row, *, mark: Mark, recognised: str, city: bool) -> Article:
    """`recognised` is the closing sentence: what was granted, or is asked for."""
    notes = _Notes(row)
    passages = [
        Passage(_opening(row, notes, mark), "nhan_vat"),
        *_duties(row, notes),
        *_deeds(row, notes),
        *_initiatives(row, notes),
        *_honours(row, notes, city=city),
        Passage(recognised, "ghi_nhan"),
    ]
    return Article(tuple(passages), notes.lines, tuple(_gaps(row)))


def _opening(row: Row, notes: _Notes, mark: Mark) -> str:
    match row.nominee.kind:
        case "ca_nhan":
            return _person(row, notes, mark)
        case "tap_the":
            return _collective(row, notes, mark)
    field = "residence" if row.nominee.residence else "unit"  # lists have one column for where people work or live
    home = row.nominee.residence or row.nominee.unit
    lives = mark(printable(home.value), field) if home else gap("nơi ở")
    who = called(row.nominee, mark(row.name, "full_name") or gap("tên hộ gia đình"))
    return f"{who} ở {lives}.{notes.cite(*_places(home))}"


def _person(row: Row, notes: _Notes, mark: Mark) -> str:
    """“Ông Trần Quốc Bảo, sinh năm 1990, quê ở …, hiện là Chuyên viên, Phòng ….”"""
    nominee = row.nominee
    born, home = nominee.birth_date, nominee.hometown
    year = mark(printable(born.value)[:4], "birth_date") if born else gap("năm sinh")
    parts = [called(nominee, mark(row.name, "full_name") or gap("họ và tên")), f"sinh năm {year}"]
    parts += [f"quê ở {mark(printable(home.value), 'hometown')}"] if home else []
    post = ", ".join(filter(None, [mark(row.position, "position"), mark(row.unit, "unit")]))
    parts.append(f"hiện là {post}" if row.position else f"hiện công tác tại {post or gap('chức vụ, đơn vị')}")
    told = _places(nominee.full_name, born, home, nominee.position, nominee.unit)
    return f"{', '.join(parts)}.{notes.cite(*told)}"


def _collective(row: Row, notes: _Notes, mark: Mark) -> str:
    nominee = row.nominee
    parts = [mark(row.name, "full_name") or gap("tên tập thể")]
    parts += [f"thuộc {mark(row.unit, 'unit')}"] if row.unit and row.unit != row.name else []
    founded = declared_value(nominee, "founded_year")
    parts += [f"thành lập năm {founded}"] if founded else []
    told = [words.format(value) for fact, words in COLLECTIVE_FACTS[:2] if (value := declared_value(nominee, fact))]
    parts.append(f"hiện có {', '.join(told) if told else gap('số người')}")
    return f"{', '.join(parts)}.{notes.cite(*_places(nominee.full_name, nominee.unit))}"


def _duties(row: Row, notes: _Notes) -> Iterator[Passage]:
    duties = row.nominee.duties
    if duties is None and row.nominee.kind == "ho_gia_dinh":
        return  # a household is given no duties
    text = printable(duties.value).rstrip(" .;") if duties else gap("nhiệm vụ được giao")
    yield Passage(f"Nhiệm vụ: {text[:1].lower()}{text[1:]}.{notes.cite(*_places(duties))}", "nhiem_vu")


def _deeds(row: Row, notes: _Notes) -> Iterator[Passage]:
    """The statements as they stand in the dossier, each once, a few in a paragraph."""
    told = [f"{plain(each.value).rstrip(' .;,')}.{notes.cite(*_places(each))}" for each in achieved(row)]
    sentences = told or [f"{gap('thành tích cụ thể')}."]
    for start in range(0, len(sentences), SENTENCES_TOGETHER):
        yield Passage(" ".join(sentences[start : start + SENTENCES_TOGETHER]), "thanh_tich")


def _initiatives(row: Row, notes: _Notes) -> Iterator[Passage]:
    made = row.nominee.initiatives
    if made:
        head = "Sáng kiến, đề tài đã được ghi nhận trong hồ sơ"
        listed = "; ".join(
            f"{initiative_in_words(each).rstrip('.')}{notes.cite((each.evidence, each.sources))}" for each in made
        )
        yield Passage(f"{head}: {listed}.", "sang_kien")


def _honours(row: Row, notes: _Notes, *, city: bool) -> Iterator[Passage]:
    received = [*row.nominee.prior_titles, *row.nominee.prior_awards]
    ordered = sorted(received, key=lambda each: each.year or each.decision_date or "", reverse=True)
    told = dict.fromkeys(
        f"{honour_in_words(each, city=city).rstrip('.')}{notes.cite((each.evidence, each.sources))}" for each in ordered
    )
    if told:
        yield Passage(f"Đã được ghi nhận: {'; '.join(told)}.", "da_nhan")


def _gaps(row: Row) -> Iterator[str]:
    """What an article needs and no dossier brings, and what this dossier should have brought."""
    if not any(any(sign.isdigit() for sign in each.value) for each in achieved(row)):
        yield gap("số liệu kết quả trước và sau")
    yield gap("câu chuyện, khó khăn đã vượt qua, theo lời nhân vật")
    yield gap("nhận xét của đồng nghiệp, đơn vị hoặc người dân")
    yield gap("ảnh, và sự đồng ý của nhân vật cho đăng bài")


def _places(*fields: Field | None) -> list[tuple[Sequence[Evidence], Sequence[str]]]:
    return [(each.evidence, each.sources) for each in fields if each is not None]
