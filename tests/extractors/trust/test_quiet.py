"""Lines of a report on which no vote counts: left out, without another confidence of any value."""

from __future__ import annotations

from extractors.document import make_doc
from extractors.fields import STRUCTURE, read_fields
from extractors.fields.heading import read_head
from extractors.fields.nominees import read_nominees
from extractors.grammar.component import mark_grammar
from extractors.spans import GRAMMAR, STATISTICS
from extractors.statistics import statistics
from extractors.trust.judging import weigh
from extractors.trust.model import shipped_model
from extractors.trust.quiet import quiet_lines
from extractors.zones import find_zones
from tests.extractors.typed import NATION, Typed, centred, paper

NARRATIVE = "Trong năm 2025 đã cùng Trưởng phòng Vừ Thị Sình giải quyết 214 hồ sơ của Sở Nội vụ, tăng 12% so với 2024."
INITIATIVE = (
    "Tác giả sáng kiến “Số hóa hồ sơ thi đua của các đơn vị trực thuộc” được công nhận theo Quyết định số "
    "15/QĐ-SNV ngày 02/3/2025 của Giám đốc Sở Nội vụ."
)
REPORT: tuple[Typed, ...] = (
    [["SỞ NỘI VỤ\nPHÒNG TỔ CHỨC", "\n".join(NATION)]],
    centred("BÁO CÁO THÀNH TÍCH"),
    centred("Đề nghị tặng Giấy khen của Giám đốc Sở Nội vụ năm 2025"),
    "I. SƠ LƯỢC LÝ LỊCH",
    "Họ và tên: Lò Văn Tám",
    "Sinh ngày 02/3/1981",
    "Chức vụ, đơn vị công tác: Chuyên viên, Phòng Tổ chức, Sở Nội vụ",
    "II. THÀNH TÍCH ĐẠT ĐƯỢC",
    NARRATIVE,
    INITIATIVE,
    "III. KHEN THƯỞNG ĐÃ ĐƯỢC NHẬN",
    [["Năm", "Danh hiệu", "Số quyết định"], ["2024", "Lao động tiên tiến", "15/QĐ-SNV ngày 02/01/2025"]],
)


def test_narrative_and_cells_without_values_are_quiet() -> None:
    sheet = paper(*REPORT)
    doc = make_doc(sheet)
    zones = find_zones(doc._.lines, doc._.tables)
    reading = read_fields(sheet, file="thu.docx", sha256="0" * 64, sources=(STRUCTURE,))
    assert [each.title for each in reading.nominees[0].initiatives] != []
    quiet = quiet_lines(zones, reading.document, reading.nominees)
    told = [line.text for line in doc._.lines if line.index in quiet]
    assert told == [NARRATIVE, "Năm", "Danh hiệu", "Số quyết định", "2024", "15/QĐ-SNV ngày 02/01/2025"]
    assert quiet_lines(zones, reading.document, ()) == frozenset()  # where nobody was found, all is looked at


def test_lists_are_never_quiet() -> None:
    typed = (REPORT[0], centred("TỜ TRÌNH"), centred("Về việc đề nghị tặng Giấy khen năm 2025"), *REPORT[3:])
    sheet = paper(*typed)
    doc = make_doc(sheet)
    reading = read_fields(sheet, file="thu.docx", sha256="0" * 64, sources=(STRUCTURE,))
    assert quiet_lines(find_zones(doc._.lines, doc._.tables), reading.document, reading.nominees) == frozenset()


def test_other_sources_leave_quiet_lines_out_and_mark_the_rest_alike() -> None:
    whole, part = make_doc(paper(*REPORT)), make_doc(paper(*REPORT))
    zones = find_zones(whole._.lines, whole._.tables)
    (quiet,) = [line for line in whole._.lines if line.text == NARRATIVE]
    for doc, left_out in ((whole, frozenset[int]()), (part, frozenset((quiet.index,)))):
        mark_grammar(doc, zones, quiet=left_out)
        statistics().mark(doc, zones, quiet=left_out)
    end = quiet.start + len(quiet.text)
    for source in (GRAMMAR, STATISTICS):
        spans = [(each.start_char, each.end_char, each.label_) for each in whole.spans[source]]
        elsewhere = [each for each in spans if each[1] <= quiet.start or each[0] >= end]
        assert len(elsewhere) < len(spans)
        assert [(each.start_char, each.end_char, each.label_) for each in part.spans[source]] == elsewhere


def test_confidences_are_those_of_a_paper_that_is_looked_at_as_a_whole() -> None:
    sheet = paper(*REPORT)
    doc = make_doc(sheet)
    zones = find_zones(doc._.lines, doc._.tables)
    mark_grammar(doc, zones)
    statistics().mark(doc, zones)
    head = read_head(doc, zones)
    whole = weigh(doc, zones, head, read_nominees(doc, zones, head).nominees, model=shipped_model())
    found = read_fields(sheet, file="thu.docx", sha256="0" * 64, model=shipped_model())
    assert (found.document, found.nominees) == (whole.head, whole.nominees)
    name = found.nominees[0].full_name
    assert name is not None and {GRAMMAR, STATISTICS} <= set(name.sources)
