"""Takes the lines of a document; finds its end: recipients, who signs, and the appendices after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.decree.elements import DASHED, DATE, RECIPIENTS, Elements
from reports.decree.pieces import Line

_APPENDIX = re.compile(r"^phu luc(?: (?:so )?(?:[ivxlc]+|\d{1,2}))?[.:]?$")
_AUTHORITY = re.compile(r"^(?:T/?M|Q|K/?T|T/?L|TUQ|T\.M|K\.T|T\.L)\b[./]?", re.I)
_POST = re.compile(
    r"giam doc|chanh van phong|truong|chu tich|chi cuc|thu ky|chu toa|hieu|cuc|bi thu|vien|chanh thanh tra|thu truong"
    r"|nguoi|uy vien|ke toan|hoi dong|tham muu|thanh pho|so "
)
_NO_SIGNER = re.compile(r"^\(|^(?:ký|đã ký|chữ ký|ghi rõ)\b|[:@\d]", re.I)
_LOWER_POST = re.compile(
    r"^(?:Phó|Giám đốc|Chánh|Trưởng|Chủ tịch|Cục trưởng|Chi cục trưởng|Hiệu trưởng|Chủ nhiệm)(?:\s|$)", re.I
)


def find_closing(lines: Sequence[Line], found: Elements) -> None:
    word = next((line for line in reversed(lines) if RECIPIENTS.match(line.text)), None)
    if word is None:
        _find_posts_alone(lines, found)
        return
    found.recipients_word.append(word)
    after = lines[word.order + 1 :]
    if word.table is not None:
        row = [line for line in lines if line.table == word.table]
        cell = word.place.cell
        found.recipients += [
            line for line in row if line.place.cell == cell and line.order > word.order and not line.is_upper
        ]
        _take_signature([line for line in row if line.place.cell != cell], found)
        return
    left = []
    for line in after[:40]:
        if _APPENDIX.match(line.folded):
            break
        if line.half == 0 and DASHED.match(line.text):
            left.append(line)
    found.recipients += left
    last = left[-1].order if left else word.order
    known = {line.order for line in left} | {word.order}
    around = lines[max(0, word.order - 3) : last + 8]
    near = [line for line in around if line.order not in known and not line.paragraph.table_has_borders]
    _take_signature([line for line in near if line.half or line.order > last or _stands_right(line)], found)


def _stands_right(line: Line) -> bool:
    return line.paragraph.shape.align in ("right", "center") and len(line.text) < 60


def _find_posts_alone(lines: Sequence[Line], found: Elements) -> None:
    """A signature without recipients: minutes and reports of achievements."""
    end = next((line.order for line in lines if _APPENDIX.match(line.folded) and line.order > 8), len(lines))
    tail = lines[max(0, end - 14) : end]
    posts = [line for line in tail if line.is_upper and _POST.search(line.folded) and len(line.text) < 60]
    head_end = found.title[0].order + 3 if found.title else 0
    found.posts += [line for line in posts if line.order > head_end and not line.paragraph.table_has_borders]


def _take_signature(right: Sequence[Line], found: Elements) -> None:
    """Upper lines first, then, under the place for the signature, the name."""
    posts: list[Line] = []
    for line in right:
        if len(line.text) > 70 or _NO_SIGNER.search(line.text) or DATE.search(line.text):
            continue
        is_post = _LOWER_POST.match(line.text) or _AUTHORITY.match(line.text)
        if is_post or (line.is_upper and (not posts or _POST.search(line.folded))):
            posts.append(line)
        elif posts and 1 < len(line.text.split()) < 9:
            found.names.append(line)
            break
    found.posts += posts


def find_appendices(lines: Sequence[Line], found: Elements) -> None:
    for line in lines:
        if not _APPENDIX.match(line.folded) or line.paragraph.table_has_borders:
            continue
        if not (line.is_centred or line.share("bold") > 0.9 or line.is_upper):
            continue
        found.appendix_word.append(line)
        for after in lines[line.order + 1 : line.order + 5]:
            if after.text.startswith("("):
                found.appendix_note.append(after)
                break
            if (
                after.paragraph.table_has_borders
                or not (after.is_centred or after.is_upper)
                or after.folded == line.folded
            ):
                break
            found.appendix_title.append(after)
