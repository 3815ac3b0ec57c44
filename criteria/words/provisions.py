"""Takes one dated entry that is no rule of a recognition; gives what it is about and one Vietnamese sentence.

Two entries with the same `key` under the same heading speak of the same thing on different days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from criteria.book.paper_rules import DeadlineRule, Instrument, Place, ReportSpan, VoteRule
from criteria.book.rulebook import (
    BaseSalary,
    ClaimRule,
    Coefficient,
    Dated,
    DossierRule,
    FieldRule,
    GeneralRule,
    HistoryRule,
    Likeness,
    Payer,
    Payment,
    Preference,
    QuotaRule,
    Regime,
    Rounding,
    Rubric,
    Target,
)
from criteria.checks.scoring import shown
from criteria.checks.vocabulary import decimal, percent
from criteria.words.wording import (
    KIND_NAMES,
    PAPERS,
    STANDINGS,
    asked,
    cited,
    days_in_words,
    kinds_in_words,
    legal_kinds_in_words,
)
from records.catalogue import RECOGNITIONS

MOST_NAMED = 6  # recognitions that one sentence names
ROUNDINGS = {
    "exact": "so đúng số, không làm tròn",
    "down": "làm tròn xuống",
    "nearest": "làm tròn",
    "up": "làm tròn lên",
}
PREFERRED = {"women": "nữ", "collectives_of_women": "tập thể có nữ", "direct_workers": "người trực tiếp công tác"}
HEADINGS = (  # in the order in which a person reads them
    "Chế độ pháp luật",
    "Quy tắc chung",
    "Khen thưởng đã có",
    "Lời khai trong báo cáo",
    "Số người theo tỷ lệ",
    "Thang điểm",
    "Chỉ tiêu",
    "Hồ sơ",
    "Mục phải có",
    "Bỏ phiếu",
    "Thời hạn",
    "Thời gian báo cáo",
    "Mức lương cơ sở",
    "Hệ số tiền thưởng",
    "Làm tròn tiền thưởng",
    "Cơ quan chi tiền thưởng",
    "Nhận cả hai mức tiền",
    "Ưu tiên",
    "Thành tích giống nhau",
    "Văn bản",
    "Địa danh",
    "Quy định khác",
)
PAID_BOTH = {
    "titles_of_different_years": "danh hiệu của những năm khác nhau",
    "title_and_award": "danh hiệu và hình thức khen thưởng",
    "awards_of_different_years": "hình thức khen thưởng của những năm khác nhau",
}


@dataclass(frozen=True)
class Provision:
    """What an entry says: under which heading, of what (`key` to programs, `subject` to people), in which words."""

    heading: str
    key: tuple[str, ...]
    text: str
    subject: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.subject}: {self.text}" if self.subject else self.text


def provision_of(entry: Dated) -> Provision:
    """The words of one entry; of a kind that has none of its own, its source."""
    match entry:
        case Regime():
            unread = "" if entry.is_confirmed else "; chưa xác nhận, mọi đề nghị là Cần xem xét"
            return Provision("Chế độ pháp luật", (), entry.name + unread)
        case GeneralRule():
            key = (entry.condition.id.removeprefix(f"{entry.id}."), *entry.codes, *entry.legal_kinds)
            return Provision("Quy tắc chung", key, asked(entry.condition))
        case HistoryRule():
            return Provision("Khen thưởng đã có", (), "; ".join(history_in_words(entry)))
        case ClaimRule():
            return Provision("Lời khai trong báo cáo", (), "; ".join(claims_in_words(entry)))
        case QuotaRule():
            return Provision("Số người theo tỷ lệ", (), ROUNDINGS[entry.rounding])
        case Target():
            return Provision("Chỉ tiêu", (entry.id,), target_in_words(entry))
        case Rubric():
            return Provision("Thang điểm", (entry.id,), rubric_in_words(entry))
    return _paper_or_money(entry)


def _paper_or_money(entry: Dated) -> Provision:
    match entry:
        case DossierRule():
            papers = "; ".join(part.text or PAPERS.get(part.part, part.part) for part in entry.parts)
            return Provision("Hồ sơ", (*entry.codes, *entry.legal_kinds), papers, _of(entry.codes, entry.legal_kinds))
        case FieldRule():
            return Provision("Mục phải có", (entry.field,), f"{entry.label} ({kinds_in_words(entry.kinds)})")
        case VoteRule():
            return Provision("Bỏ phiếu", entry.codes, vote_in_words(entry), _of(entry.codes))
        case DeadlineRule():
            return Provision("Thời hạn", entry.codes, deadline_in_words(entry), _of(entry.codes))
        case ReportSpan():
            return Provision("Thời gian báo cáo", entry.codes, span_in_words(entry), _of(entry.codes))
        case Instrument():
            return Provision("Văn bản", (entry.id,), entry.name)
        case Place():
            return Provision("Địa danh", (entry.id,), ", ".join(entry.names or entry.within))
        case Likeness():
            return Provision("Thành tích giống nhau", (), likeness_in_words(entry))
        case Preference():
            return Provision("Ưu tiên", (entry.prefers,), preference_in_words(entry))
        case BaseSalary():
            return Provision("Mức lương cơ sở", (), in_dong(entry.amount_vnd))
        case Coefficient():
            return Provision("Hệ số tiền thưởng", (entry.code, entry.kind), times_in_words(entry), _paid(entry))
        case Rounding():
            return Provision("Làm tròn tiền thưởng", (), rounding_in_words(entry))
        case Payer():
            return Provision("Cơ quan chi tiền thưởng", entry.codes, entry.body, _of(entry.codes))
        case Payment():
            return Provision("Nhận cả hai mức tiền", (), "; ".join(PAID_BOTH[each] for each in entry.both))
    return Provision("Quy định khác", (entry.id,), entry.reference)


def _of(codes: Iterable[str], legal_kinds: Iterable[str] = ()) -> str:
    names = [RECOGNITIONS[code] for code in codes]
    if len(names) > MOST_NAMED:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} danh hiệu, hình thức khác"]
    parts = [", ".join(names), legal_kinds_in_words(legal_kinds)]
    return "; ".join(filter(None, parts))


def _paid(entry: Coefficient) -> str:
    return f"{RECOGNITIONS[entry.code]}, {KIND_NAMES[entry.kind]}"


def history_in_words(entry: HistoryRule) -> tuple[str, str]:
    """What is no basis, and how often an initiative serves."""
    kinds = legal_kinds_in_words(entry.not_a_basis, joined=", ")
    return (
        f"Khen thưởng {kinds} không làm căn cứ xét theo công trạng ({cited(entry.reference)})",
        f"Một sáng kiến chỉ dùng một lần ({cited(entry.reuse_reference)})",
    )


def claims_in_words(entry: ClaimRule) -> tuple[str, str]:
    past = entry.suffices
    return (
        f"Danh hiệu đã đạt {STANDINGS[past.titles]}; khen thưởng đã nhận {STANDINGS[past.awards]}",
        f"Xếp loại {STANDINGS[past.classifications]}; sáng kiến {STANDINGS[past.initiatives]}",
    )


def rubric_in_words(entry: Rubric) -> str:
    scale = entry.scale
    criteria = "; ".join(f"{each.text} {shown(each.max)} điểm" for each in scale.criteria)
    return f"{scale.name}: {criteria}; đạt từ {shown(scale.passing)} trên {shown(scale.most)} điểm"


def target_in_words(entry: Target) -> str:
    return f"{entry.name}: ít nhất {entry.count:02d} {RECOGNITIONS[entry.code].lower()} {days_in_words(entry)}"


def vote_in_words(entry: VoteRule) -> str:
    """What the minutes must show."""
    said = []
    if entry.is_secret is not None:
        said.append("bỏ phiếu kín" if entry.is_secret else "biểu quyết công khai")
    if entry.yes_min is not None:
        base = "tổng số thành viên" if entry.base == "members" else "số thành viên có mặt"
        said.append(f"từ {percent(entry.yes_min)} {base} đồng ý")
    if entry.present_min is not None:
        said.append(f"có mặt từ {percent(entry.present_min)} thành viên")
    if entry.must_state:
        said.append("biên bản ghi kết quả bỏ phiếu")
    return ", ".join(said)


def deadline_in_words(entry: DeadlineRule) -> str:
    if entry.last_day is None:
        return f"trước ngày {entry.before_day} của tháng cuối quý"
    month, day = entry.last_day
    after = {0: "năm thành tích", 1: "năm sau năm thành tích"}
    year = after.get(entry.years_after, f"năm thứ {entry.years_after} sau năm thành tích")
    return f"chậm nhất ngày {day:02d}/{month:02d} của {year}"


def span_in_words(entry: ReportSpan) -> str:
    return f"báo cáo nêu thành tích của {entry.years:02d} năm đến năm xét"


def times_in_words(entry: Coefficient) -> str:
    doubt = "" if entry.is_confirmed else " (chưa xác nhận)"
    most = "không quá " if entry.is_ceiling else ""
    return f"{most}{decimal(entry.times)} lần mức lương cơ sở{doubt}"


def rounding_in_words(entry: Rounding) -> str:
    return "để nguyên, không làm tròn" if entry.up_to_vnd == 1 else f"làm tròn lên {in_dong(entry.up_to_vnd)}"


def preference_in_words(entry: Preference) -> str:
    share = f" từ {percent(entry.share)}" if entry.share else ""
    return f"{PREFERRED[entry.prefers]}{share}"


def likeness_in_words(entry: Likeness) -> str:
    return (
        f"nghi trùng từ {percent(entry.suspected)}, ghi chú từ {percent(entry.noted)} thành tích; "
        f"tên sáng kiến từ {percent(entry.title)}"
    )


def in_dong(number: int | Fraction) -> str:
    """ "3.510.000 đồng"."""
    return f"{int(number):,}".replace(",", ".") + " đồng"
