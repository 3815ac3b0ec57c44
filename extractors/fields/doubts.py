"""Takes a Paper and who was found in it; gives what a person has to look at: text unseen on the page, strange names.

Readers say what they saw beside the page (`Paper.unseen`); whether it matters depends on names, and is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from extractors.fields.values import NAME, has_surname
from extractors.layout import Doubt, Paper
from extractors.text import bare
from records.folding import fold
from records.readings import Nominee

LONGEST_NAME = 1000  # characters
WHOLLY_INSERTED = 0.5  # of the text: the paper was written while changes were tracked, nobody was added to it
_NOBODY = frozenset({"ho chi minh"})  # in the name of the city and of campaigns
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
    gone = [name for name in _names_in(paper, "deleted") if fold(name) not in present]
    if gone:
        yield Doubt("DAU_SUA", f"Văn bản còn dấu sửa: người bị xóa: {_listed(gone)}. Xác nhận với đơn vị.")
    inserted = " ".join(each.text for each in paper.unseen if each.how == "inserted")
    if len(inserted) > WHOLLY_INSERTED * len(paper.text):
        return
    added = [name for name in names if fold(name) in fold(inserted)]
    if added:
        yield Doubt("DAU_SUA", f"Văn bản còn dấu sửa: người được thêm: {_listed(added)}. Xác nhận với đơn vị.")


def _names_in(paper: Paper, how: str) -> list[str]:
    """What looks like a person's name, once each."""
    found = (m.group() for each in paper.unseen if each.how == how for m in NAME.finditer(each.text))
    return list(dict.fromkeys(name for name in found if has_surname(name) and bare(name) not in _NOBODY))


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
