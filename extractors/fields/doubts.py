"""Takes a Paper and who was found in it; gives what a person has to look at: text unseen on the page, strange names.

Readers say what they saw beside the page (`Paper.unseen`); whether it matters depends on names, and is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from extractors.fields.drafting import PERSON
from extractors.fields.posts import starts_with_unit
from extractors.fields.refusals import ENUMERATED
from extractors.fields.values import NAME, clean_name, has_surname
from extractors.layout import Doubt, Paper
from extractors.text import bare
from records.folding import fold
from records.readings import Nominee

LONGEST_NAME = 1000  # characters
WHOLLY_INSERTED = 0.5  # of the text: the paper was written while changes were tracked, nobody was added to it
_NOBODY = re.compile(r"ho chi minh$|ria\b")  # in names of places and campaigns: Bà Rịa is no lady
_MIDDLE = re.compile(r"\S (?:Thị|Văn) \S")
_COUNT = re.compile(r"\W*\d{0,3}\W*")
_SHOWN = 3  # names in a sentence
_QUOTED = 80  # letters of hidden text in a sentence
_WORD = re.compile(r"[^\W\d_]{3,}")
_STRANGE_CATEGORIES = frozenset(("Cf", "Cc", "Co", "Cn", "Cs"))
_BEYOND_LATIN = re.compile(r"[^\W\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff]")  # Latin has the apostrophe of Hʼ Ben


def doubts_of(paper: Paper, nominees: Sequence[Nominee]) -> list[Doubt]:
    """Doubts about the whole file, each a sentence for the reviewer."""
    names = [nominee.name for nominee in nominees if nominee.full_name]
    return [*_hidden(paper), *_changed(paper, names), *_strange(nominees)]


def _hidden(paper: Paper) -> Iterator[Doubt]:
    texts = [each.text for each in paper.unseen if each.how == "hidden"]
    words = sum(len(_WORD.findall(text)) for text in texts)
    if words:
        quoted = " … ".join(texts)[:_QUOTED]
        yield Doubt("CHU_AN", f"Có {words} từ không hiện khi in (chữ ẩn, chữ trắng hoặc quá nhỏ): “{quoted}”.")


def _changed(paper: Paper, names: Sequence[str]) -> Iterator[Doubt]:
    """Names that tracked changes take out, and nominees that they put in."""
    if not paper.unseen:
        return
    present = {fold(name) for name in names}
    gone = [name for name in [*_people_gone(paper), *_units_gone(paper)] if not _is_present(name, present)]
    if gone:
        yield Doubt("DAU_SUA", f"Văn bản còn dấu sửa: bị xóa: {_listed(gone)}. Xác nhận với đơn vị.")
    inserted = " ".join(each.text for each in paper.unseen if each.how == "inserted")
    if len(inserted) > WHOLLY_INSERTED * len(paper.text):
        return
    come = {fold(n) for before, after in _changes(paper) for n in _people_in(after) if fold(n) not in fold(before)}
    added = [name for name in names if fold(name) in fold(inserted) or fold(name) in come]
    if added:
        yield Doubt("DAU_SUA", f"Văn bản còn dấu sửa: người được thêm: {_listed(added)}. Xác nhận với đơn vị.")


def _is_present(name: str, present: set[str]) -> bool:
    """The nominee is still there, or is so but for a comma that stands behind the name now."""
    words = fold(name).split(" ")
    return any(" ".join(words[:count]) in present for count in range(2, len(words) + 1))


def _changes(paper: Paper) -> list[tuple[str, str]]:
    """Paragraphs with tracked changes, as they were and as they would be."""
    before, after = ([each.text for each in paper.unseen if each.how == how] for how in ("before", "after"))
    return list(zip(before, after, strict=True))


def _people_gone(paper: Paper) -> list[str]:
    """People whom tracked changes take out, once each; a name of which one word is changed counts."""
    texts = [each.text for each in paper.unseen if each.how == "deleted"]
    found = [name for text in texts for name in _people_in(text)]
    for before, after in _changes(paper):
        left = fold(after)
        found += [name for name in _people_in(before) if fold(name) not in left]
    return list(dict.fromkeys(found))


def _units_gone(paper: Paper) -> list[str]:
    """Collectives of rows and lines that go whole, where the rest of the paper does not name them."""
    rest = fold(paper.text) if paper.unseen else ""
    found = []
    for text in (each.text for each in paper.unseen if each.how == "dropped" and not _people_in(each.text)):
        parts = re.split(r"[,;.:]\s+|[,;.:]$", text[ENUMERATED.match(text).end() :])
        first = next((part.strip() for part in parts if not _COUNT.fullmatch(part)), "")
        if starts_with_unit(first) and fold(first) not in rest:
            found.append(first)
    return list(dict.fromkeys(found))


def _people_in(text: str) -> list[str]:
    """What looks like people's names, without honorifics: a surname, an honorific or a middle name tells them."""
    found = dict.fromkeys(clean_name(m["n"], titled=True)[0] for m in PERSON.finditer(text))
    others = (clean_name(m.group())[0] for m in NAME.finditer(text))
    found |= dict.fromkeys(name for name in others if has_surname(name) or _MIDDLE.search(name))
    return [name for name in found if not _NOBODY.match(bare(name))]


def _listed(names: Sequence[str]) -> str:
    rest = f" và {len(names) - _SHOWN} tên khác" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + rest


def _strange(nominees: Sequence[Nominee]) -> Iterator[Doubt]:
    fields = [nominee.full_name for nominee in nominees if nominee.full_name]
    odd = [each.value for each in fields if is_strange(each.value) or is_strange(each.text)]
    if odd:
        shown = _listed([_visible(name) for name in odd])
        yield Doubt("CHU_LA", f"Tên có ký tự ẩn hoặc chữ cái của ngôn ngữ khác: {shown}. Gõ lại tên theo bản gốc.")
    if any(len(each.value) > LONGEST_NAME for each in fields):
        yield Doubt("TEN_QUA_DAI", f"Có tên dài hơn {LONGEST_NAME} ký tự. Mở tệp, sửa lại tên.")


def is_strange(text: str) -> bool:
    """Whether a name holds characters that nobody sees, or letters of another script that look like ours."""
    if not text.isprintable() and any(
        unicodedata.category(char) in _STRANGE_CATEGORIES and char not in "\n\t" for char in text
    ):
        return True
    return any(char.isalpha() for char in _BEYOND_LATIN.findall(text))


def _visible(name: str) -> str:
    """The name with what nobody sees as its number."""
    return "".join(
        f"[U+{ord(char):04X}]" if unicodedata.category(char) in _STRANGE_CATEGORIES else char for char in name[:_QUOTED]
    )
