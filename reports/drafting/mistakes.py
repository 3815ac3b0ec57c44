"""One mistake of a Word form: where it stands, what is wrong and what was probably meant, in a sentence for a clerk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from records import TemplateError, fold

HINT = (
    "Mở tệp mẫu bằng Word và sửa chỗ đó; tên các biến có trong templates/README.md. Xem mọi lỗi: tdkt templates check"
)
_WORDS_SHOWN = 90
_LIKE = 60  # of 100: below it a name has nothing to do with what was written


@dataclass(frozen=True)
class Mistake:
    """`paragraph` counts from 1 as the form has them; None for the whole form. `name` is the variable or command."""

    form: str
    what: str
    paragraph: int | None = None
    words: str = ""
    name: str = ""
    nearest: str = ""
    place: str = ""  # "phần đầu trang", where it is not in the body

    def sentence(self) -> str:
        """“Mẫu to-trinh-quy.docx, đoạn 12, chỗ “…”: không có biến “ho_tên”; có phải “ho_ten”?”"""
        where = [f"Mẫu {self.form}"]
        if self.place:
            where.append(self.place)
        if self.paragraph is not None:
            where.append(f"đoạn {self.paragraph}, chỗ “{shortened(self.words, self.name)}”")
        end = f"; có phải “{self.nearest}”?" if self.nearest else "."
        return f"{', '.join(where)}: {self.what}{end}"


class FormError(TemplateError):
    """A form with a mistake; nothing is drawn from it."""

    def __init__(self, mistake: Mistake, *, hint: str = HINT) -> None:
        super().__init__(mistake.sentence(), hint=hint)
        self.mistake = mistake


def shortened(words: str, name: str) -> str:
    """A long paragraph around what is wrong in it."""
    words = " ".join(words.split())
    if len(words) <= _WORDS_SHOWN:
        return words
    at = max(0, words.find(name) - _WORDS_SHOWN // 2)
    piece = words[at : at + _WORDS_SHOWN].strip()
    return f"{'… ' if at else ''}{piece}{' …' if at + _WORDS_SHOWN < len(words) else ''}"


def nearest_of(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, "" where none is near; letters count, not their diacritics."""
    folded = {_folded(each): each for each in sorted(known, reverse=True)}
    found = process.extractOne(_folded(name), list(folded), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return folded[found[0]] if found else ""


def _folded(name: str) -> str:
    return "_".join(fold(name).replace("_", " ").replace(" .", ".").split())
