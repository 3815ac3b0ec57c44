"""Takes the achievements of a nominee; gives a draft summary within a number of words, in the documents' own words.

Nothing is rewritten: a summary is made of pieces, each a whole statement or clauses of one, that know where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from records import Evidence, Field, fold
from records.readings import Statement
from reports.places import printable

SUMMARY_WORDS = 80
HEADLINE_WORDS = 45  # of the printed table and of the draft
_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+")
_LABEL = re.compile(r"^(?:kết quả|thành tích)[^:.;]{0,60}:\s*", re.IGNORECASE)
_DUTY = re.compile(r"^(?:quyền hạn|chức năng|nhiệm vụ|chức trách)\b[^:.;]{0,70}(?::|$)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?![A-ZĐ\d])")
_REACHED = re.compile(
    r"(?<!\w)(?:đạt|vượt|dẫn đầu|giảm|tăng|rút ngắn|tiết kiệm|làm lợi|thu hồi|cứu|không để|giải (?:nhất|nhì|ba)|"
    r"được (?:công nhận|ban hành|phê duyệt|nghiệm thu))(?!\w)",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:trong đó|đồng thời|qua đó|nhờ đó|từ đó|góp phần|bảo đảm|đảm bảo|đạt|vượt|giảm|tăng|rút ngắn|tiết kiệm|làm lợi|"
    r"phát hiện|kiến nghị|xử lý|giải quyết|thu hồi|hướng dẫn|tham mưu|đề xuất|nộp|thu|không để|không có|không|được|"
    r"bằng|xếp|dẫn đầu|đứng|hoàn thành|tổng|trị giá|sớm hơn|cao hơn|kịp thời|đưa|giúp|tổ chức|lắp|loại)\b"
)
_OPENS = re.compile(rf",\s+(?={_VERBS})")  # such a comma parts clauses; others part names and things
# what a clause begins with that says enough without the one before it
_STANDS = re.compile(
    rf"(?!trong đó|qua đó|nhờ đó|từ đó|đồng thời)(?:{_VERBS}|(?:tỷ lệ|tỉ lệ|số|doanh thu|năng suất|sản lượng|mở rộng|"
    r"xây dựng|tiếp nhận|vận động|chuyển|cập nhật|biên soạn|số hóa|duy trì|\d)\b)",
    re.IGNORECASE,
)
_STRONG = frozenset(("change", "share", "ratio", "rise", "fall"))
_FEWEST_WORDS, _TELLING_WORDS = 5, 3  # of a piece that was cut; of any, where others tell more
_TELLS_SOMETHING = 0.5  # points
_WHOLE_WORDS = 26  # of a statement that is not parted while there is room
_MOST_PIECES = 400  # that are compared with each other
_ALIKE = 0.75  # share of the shorter text's words that also stand in the other
_TOLD_BY_ALL = 3  # points above which more figures of one clause add nothing


@dataclass(frozen=True)
class Piece:
    """A part of a statement as it stands, and where. `cut`: it ends where no clause does."""

    text: str
    statement: int
    start: int
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...] = ()
    score: float = 0.0
    cut: bool = False
    leads: bool = True  # it begins its statement
    clauses: tuple[Piece, ...] = ()  # of a statement that is told whole where there is room

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Summary:
    """Pieces in the order of the documents."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str | None:
        """The pieces one after the other, each closed; a clause that follows its own statement's after a semicolon."""
        told = ""
        for before, piece in zip((None, *self.pieces), self.pieces, strict=False):
            words = piece.text.rstrip(".;,: ") + ("…" if piece.cut else "")
            if before is None or before.statement != piece.statement:
                words = words[:1].upper() + words[1:]
                told = f"{_closed(told)} {words}" if told else words
            else:
                told = f"{told}; {words}"
        return _closed(told) or None


def _closed(text: str) -> str:
    return text if not text or text.endswith((".", "!", "…")) else f"{text}."


def summarise(achievements: Sequence[Field], *, words: int = SUMMARY_WORDS, duties: Field | None = None) -> Summary:
    """The clauses that tell most, in order, within so many words; no duties where anything else is stated."""
    pieces = [*_without_repeats(list(islice(_clauses(achievements, duties), _MOST_PIECES)))]
    pieces = [piece for piece in pieces if piece.words >= _TELLING_WORDS] or pieces
    if not pieces:
        return Summary()
    chosen: list[Piece] = []
    left = words
    for piece in sorted(pieces, key=_by_score):
        clauses = sorted(filter(_tells_alone, piece.clauses), key=_by_score)
        for part in (piece,) if piece.words <= left else clauses or (piece,):
            fitting = part if part.words <= left else _shortened(part, left)
            if fitting is not None:
                chosen.append(fitting)
                left -= fitting.words
    if not chosen:
        chosen = [_cut(max(pieces, key=lambda each: (each.score, -each.statement)), words)]
    begun = {each.statement for each in chosen if each.leads}
    whole = [each for each in chosen if each.statement in begun or _STANDS.match(each.text)] or chosen
    return Summary(tuple(sorted(whole, key=lambda each: (each.statement, each.start))))


def _tells_alone(clause: Piece) -> bool:
    """A clause that is told where its statement does not fit: it begins it, or says enough, and tells something."""
    return clause.score > _TELLS_SOMETHING and (clause.leads or _STANDS.match(clause.text) is not None)


def _by_score(piece: Piece) -> tuple[float, int, int]:
    return -piece.score, piece.statement, piece.start


def headline(achievements: Sequence[Field], duties: Field | None) -> str | None:
    """The summary in about 45 words, for what is printed."""
    return summarise(achievements, words=HEADLINE_WORDS, duties=duties).text


def _clauses(achievements: Sequence[Field], duties: Field | None) -> Iterator[Piece]:
    """Short statements, and the parts of longer ones between semicolons, without list marks and labels."""
    texts = [printable(each.value) for each in achievements]
    known = fold(duties.value) if duties else ""
    told = [at for at, text in enumerate(texts) if not _is_duty(text, known)] or list(range(len(texts)))
    for place, at in enumerate(told):
        field, text = achievements[at], texts[at]
        figures = _figures_of(field, text)
        clauses: list[Piece] = []
        for start, end in _parts(text, _start_of(text)):
            own = [weight for begin, weight in figures if start <= begin < end]
            score = min(_TOLD_BY_ALL, sum(own)) + bool(_REACHED.search(text[start:end])) - 0.02 * place
            piece = Piece(text[start:end], at, start, field.evidence, field.sources, score, leads=not clauses)
            clauses.append(piece)
        yield from _together(text, clauses)


def _together(text: str, clauses: list[Piece]) -> list[Piece]:
    """The clauses of a short statement as one piece: apart, "hoàn thành 40/40 chợ" does not say of what."""
    if len(clauses) < 2:
        return clauses
    first, last = clauses[0], clauses[-1]
    whole = text[first.start : last.start + len(last.text)]
    if len(whole.split()) > _WHOLE_WORDS:
        return clauses
    return [replace(first, text=whole, score=max(each.score for each in clauses), clauses=tuple(clauses))]


def _is_duty(text: str, known: str) -> bool:
    rest = _MARK.sub("", text)
    return _DUTY.match(rest) is not None or (known != "" and fold(rest) in known)


def _start_of(text: str) -> int:
    """Where a statement begins behind its list mark and label."""
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    label = _LABEL.match(text[start:])
    return start + label.end() if label and start + label.end() < len(text) else start


def _figures_of(field: Field, text: str) -> list[tuple[int, float]]:
    """Where each figure begins, and what it weighs; plain numbers where no figures were looked for."""
    figures = field.figures if isinstance(field, Statement) else ()
    if figures and text == field.value:
        return [(each.start, 1.5 if each.kind in _STRONG else 1.0) for each in figures]
    return [(match.start(), 1.0) for match in _NUMBER.finditer(text)]


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Between semicolons that stand in no bracket and no quotation."""
    for at in [*(at for at in _outside(text, ";") if at >= start), len(text)]:
        end = len(text[:at].rstrip(" .;,"))
        begin = start + len(text[start:at]) - len(text[start:at].lstrip(" ;,"))
        if begin < end:
            yield begin, end
        start = at + 1


def _outside(text: str, sign: str) -> Iterator[int]:
    """The places of a sign outside brackets and quotation marks."""
    depth = 0
    for at, char in enumerate(text):
        if char in "([“«":
            depth += 1
        elif char in ")]”»":
            depth = max(0, depth - 1)
        elif char == sign and depth == 0:
            yield at


def _without_repeats(pieces: list[Piece]) -> Iterator[Piece]:
    """Each thing once: of two clauses that say the same, also in two files, the one that tells more, else the first."""
    words = [frozenset(re.findall(r"\w+", fold(piece.text))) for piece in pieces]
    left_out: set[int] = set()
    for later in range(len(pieces)):
        for earlier in range(later):
            if earlier in left_out or later in left_out or not _is_same(words[earlier], words[later]):
                continue
            left_out.add(earlier if pieces[later].score > pieces[earlier].score + 0.5 else later)
    return (piece for at, piece in enumerate(pieces) if at not in left_out)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Most words of the shorter stand in the longer, and no number in it is missing there."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or any(word.isdigit() and word not in longer for word in shorter):
        return False
    return len(shorter & longer) >= _ALIKE * len(shorter)


def _shortened(piece: Piece, words: int) -> Piece | None:
    """The longest beginning that ends before another clause, fits, and keeps a number where there is one."""
    commas = set(_outside(piece.text, ","))
    ends = [match.start() for match in _OPENS.finditer(piece.text) if match.start() in commas]
    for end in reversed(ends):
        text = piece.text[:end].rstrip(" ,;.")
        keeps = bool(_NUMBER.search(text)) or not _NUMBER.search(piece.text)
        if _FEWEST_WORDS <= len(text.split()) <= words and keeps:
            return replace(piece, text=text)
    return None


def _cut(piece: Piece, words: int) -> Piece:
    """What alone is too long: to the last comma of what fits, else of the words that fit."""
    kept = piece.text.split()[:words]
    ends = [at for at, word in enumerate(kept, start=1) if word.endswith((";", ",")) and at > words // 2]
    text = " ".join(kept[: ends[-1]] if ends else kept)
    return replace(piece, text=text.rstrip(" ,;"), cut=True)
