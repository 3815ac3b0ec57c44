"""Blocks and their words come in; the sentences of comments and of the list of changes go out, for a clerk to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.drafting.blocks import Block
from reports.revisions.changes import Change, ChangeKind
from reports.revisions.steps import steps_between
from reports.revisions.words import folded, without_number

SHORT = 140  # characters of a quoted sentence
WHOLE = 60  # characters: a value so short is named whole
PAIRS = 4  # changed places of one sentence that are named one by one
NAMES = 6


class Wording:
    """Speaks of blocks by whom they are about, where the paper tells it."""

    def __init__(self, *manifests: Iterable[Block]) -> None:
        self._names: dict[str, str] = {}
        for manifest in manifests:
            for block in manifest:
                for cell in block.cells:
                    for span in cell.spans:
                        if span.field == "full_name":
                            self._names[span.proposal] = folded(span.text)

    def updated(self, block: Block, before: str, after: str, *, row: str = "") -> Change:
        """`row` names the row of a fixed table in which a lone figure stands."""
        pairs = pairs_in_words(before, after)
        about = f"Dòng {quoted(row, 60)}: " if row else f"Đoạn {quoted(after, 60)}: " if len(after) > WHOLE else ""
        where = self._subject(block) or about
        return _change("updated", f"{where}cập nhật {pairs}.", block, before, after)

    def offered(self, block: Block, hers: str, after: str, *, is_rewritten: bool = True) -> Change:
        kept = f"giữ lời đã sửa {quoted(hers)}" if is_rewritten else f"giữ {quoted(hers)} vì đã có người ghi ý kiến"
        what = f"{self._subject(block)}{kept}; máy đề xuất {quoted(after)}, ghi trong chú thích."
        return _change("offered", what, block, hers, after)

    def added(self, block: Block, after: str) -> Change:
        return _change("added", f"{self._subject(block)}thêm {_kind(block)} {quoted(after)}.", block, "", after)

    def section(self, blocks: Sequence[Block]) -> Change:
        """A part that came as a whole, named by its first words."""
        first = quoted(row_text(cell.text for cell in blocks[0].cells))
        return Change("added", f"Thêm phần mới, bắt đầu bằng {first} ({len(blocks):02d} đoạn, dòng).")

    def removed(self, block: Block, before: str) -> Change:
        what = f"{self._subject(block)}đề nghị xóa {_kind(block)} {quoted(before)}."
        return _change("removed", what, block, before, "")

    def kept(self, block: Block, hers: str) -> Change:
        what = f"{self._subject(block)}giữ {_kind(block)} đã sửa {quoted(hers)}, tuy chương trình không còn đưa."
        return _change("kept", what, block, hers, "")

    def withheld(self, block: Block, befores: Sequence[str], afters: Sequence[str]) -> Change:
        changed = [(old, new) for old, new in zip(befores, afters, strict=False) if old != new]
        pairs = "; ".join(pairs_in_words(old, new) for old, new in changed)
        before, after = row_text(befores), row_text(afters)
        what = f"{self._subject(block)}không đưa lại {_kind(block)} đã bị xóa; nội dung của máy nay đổi {pairs}."
        return _change("withheld", what, block, before, after)

    def left_out(self, block: Block, after: str) -> Change:
        what = (
            f"{self._subject(block)}chưa đưa vào {_kind(block)} mới {quoted(after)}, vì bảng hoặc ô chứa nó đã bị xóa."
        )
        return _change("withheld", what, block, "", after)

    def picture(self, block: Block) -> Change:
        return _change("updated", "Thay hình bằng hình mới theo số liệu hiện nay.", block, "", "")

    def picture_offered(self, block: Block) -> Change:
        return _change("offered", "Giữ hình đã thay; số liệu của hình do máy lập nay đã khác.", block, "", "")

    def renumbered(self) -> Change:
        return Change("updated", "Đánh lại số thứ tự theo thứ tự các dòng, đoạn hiện có.")

    def ordered(self, blocks: Sequence[Block]) -> Change:
        names = list(dict.fromkeys(self._names.get(block.proposal or "") or _beginning(block) for block in blocks))
        who = "; ".join(names[:NAMES]) + (f" và {len(names) - NAMES:02d} dòng khác" if len(names) > NAMES else "")
        return Change("kept", f"Giữ thứ tự đang có, tuy chương trình nay xếp khác: {who}.")

    def settled(self, block: Block, lines: Sequence[str]) -> Change:
        what = f"{self._subject(block)}bỏ chú thích không còn đúng {quoted(' '.join(lines))}."
        return _change("settled", what, block, " ".join(lines), "")

    def remarked(self, block: Block, lines: Sequence[str]) -> Change:
        what = f"{self._subject(block)}thêm chú thích {quoted(' '.join(lines))}."
        return _change("remarked", what, block, "", " ".join(lines))

    def _subject(self, block: Block) -> str:
        name = self._names.get(block.proposal or "")
        return f"{name}: " if name else ""


def new_in_words(blocks: Sequence[Block]) -> str:
    """What a comment says of lines that came together: whom they are about, or how they begin."""
    names = list(dict.fromkeys(_name(block) for block in blocks if _name(block)))
    if len(names) > NAMES:
        return f"{len(names)} trường hợp được chương trình thêm so với bản trước."
    if names:
        return f"{', '.join(names)}; chương trình thêm so với bản trước."
    return "nội dung được chương trình thêm so với bản trước."


def pairs_in_words(before: str, after: str) -> str:
    """“05” thành “06”; “3” thành “4”; whole sentences where more than a few places changed."""
    if max(len(before), len(after)) <= WHOLE:
        return _pair(before, after)
    steps = steps_between(before, after)
    pairs = [(before[s.old_from : s.old_to].strip(), after[s.new_from : s.new_to].strip()) for s in steps]
    if len(pairs) > PAIRS or not pairs:
        return f"{quoted(before)} thành {quoted(after)}"
    return "; ".join(_pair(old, new) for old, new in pairs)


def quoted(text: str, limit: int = SHORT) -> str:
    text = folded(without_number(text))
    if len(text) > limit:
        text = f"{text[:limit].rsplit(' ', 1)[0]} …"
    return f"“{text}”"


def row_text(cells: Iterable[str]) -> str:
    return "; ".join(filter(None, cells))


def _pair(old: str, new: str) -> str:
    if not old:
        return f"thêm {quoted(new)}"
    if not new:
        return f"bỏ {quoted(old)}"
    return f"{quoted(old)} thành {quoted(new)}"


def _name(block: Block) -> str:
    return next((folded(span.text) for c in block.cells for span in c.spans if span.field == "full_name"), "")


def _beginning(block: Block) -> str:
    return quoted(row_text(cell.text for cell in block.cells), WHOLE)


def _kind(block: Block) -> str:
    return {"row": "dòng", "figure": "hình"}.get(block.kind, "đoạn")


def _change(kind: ChangeKind, what: str, block: Block, before: str, after: str) -> Change:
    return Change(kind, what[:1].upper() + what[1:], before, after, block.proposal)
