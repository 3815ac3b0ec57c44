"""Takes an opened Word form and the class of its values; tells every mistake in it, each with its paragraph.

Runs before anything is drawn, and looks inside loops and conditions that a given quarter would leave out.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import jinja2

from reports.drafting.expressions import Fault, Scope, expression_faults, opened_scope, top_scope, whole_faults
from reports.drafting.marking import TAG, WHOLE
from reports.drafting.mistakes import FormError, Mistake, nearest_of
from reports.drafting.opening import DOCUMENT, OpenedForm, Source

_COMMAND = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)\s+)?\s*(\w*)\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{[-+]?(?:(?:p|tr|tc|r)\s+)?\s*(.*?)\s*[-+]?\}\}", re.DOTALL)
_LONE_BRACE = re.compile(r"\{\s*\{|\}\s*\}|\{\s*%|%\s*\}|\{#|#\}")
_SINGLE = re.compile(r"\{\s*([\w.]+)\s*\}")
_ENDS = {"endif": "if", "endfor": "for"}
_PLACES = {"header": "phần đầu trang", "footer": "phần cuối trang", "footnotes": "chú thích chân trang"}
_PLACES["endnotes"] = "chú thích cuối văn bản"


def mistakes_in(form: OpenedForm, model: type, lists: Mapping[str, type]) -> Iterator[Mistake]:
    """Every mistake, in the order of the form; a form without any compiles."""
    yield from (Mistake(form.name, what) for what in form.strays)
    for source in form.sources:
        found = [replace(each, place=_place_of(source)) for each in _Reader(form.name, source, model, lists).mistakes()]
        yield from sorted(found, key=lambda each: each.paragraph or 0)
        if not found and not form.strays:
            yield from _in_the_whole(form.name, source, top_scope(model, lists))


def fault_of(exc: Exception, name: str, source: Source) -> FormError:
    """What a failed filling means, with the words of the paragraph where it failed."""
    frames = [frame for frame in traceback.extract_tb(exc.__traceback__) if frame.filename == "<template>"]
    number = frames[-1].lineno if frames else None
    match exc:
        case jinja2.UndefinedError():
            what = "không có giá trị ở đây (danh sách trống, hoặc số thứ tự quá lớn)"
        case ArithmeticError():
            what = "phép tính không làm được (chia cho 0, số quá lớn)"
        case _:
            what = "không điền được giá trị; xem lại cách viết các biến và lệnh trong đoạn"
    return FormError(_at_line(name, source, number, what))


def _at_line(name: str, source: Source, line: int | None, what: str) -> Mistake:
    if line is None or not 0 < line <= len(source.paragraphs):
        return Mistake(name, what, place=_place_of(source))
    return Mistake(name, what, line, source.paragraphs[line - 1], place=_place_of(source))


def _place_of(source: Source) -> str:
    return (
        next((words for part, words in _PLACES.items() if part in source.part), "") if source.part != DOCUMENT else ""
    )


def _in_the_whole(name: str, source: Source, scope: Scope) -> Iterator[Mistake]:
    """What no single paragraph shows: a tag where nobody sees it, commands that cross."""
    try:
        for fault in whole_faults(source.text, scope):
            yield Mistake(name, fault.what, name=fault.name, nearest=fault.nearest)
    except jinja2.TemplateSyntaxError as exc:
        yield _at_line(name, source, exc.lineno, "sai cú pháp: lệnh mở và lệnh đóng không cùng cấp")


@dataclass(frozen=True)
class _Open:
    """A command that waits for its end: where it stands, and what may be named inside of it."""

    command: str
    number: int
    tag: str
    scope: Scope


class _Reader:
    """Reads the tags of one part in their order, with the loops that are open at each."""

    def __init__(self, name: str, source: Source, model: type, lists: Mapping[str, type]) -> None:
        self.name, self.source = name, source
        self.open: list[_Open] = []
        self.unclosed: list[_Open] = []
        self.loops: dict[str, str] = {}  # the first command that gives a name, by the name
        self.top = top_scope(model, lists)

    @property
    def scope(self) -> Scope:
        return self.open[-1].scope if self.open else self.top

    def mistakes(self) -> Iterator[Mistake]:
        found: list[tuple[Fault, Mistake, tuple[_Open, ...]]] = []
        for number, words in enumerate(self.source.paragraphs, start=1):
            yield from self._of_words(number, words)
            for tag in TAG.findall(words):
                for fault in self._of_tag(number, tag):
                    around = tuple(each for each in self.open if each.command == "for")
                    mistake = Mistake(self.name, fault.what, number, words, fault.name or tag, fault.nearest)
                    found.append((fault, mistake, around))
        self.unclosed += self.open
        for fault, mistake, around in found:
            if not (fault.is_nested and all(each in self.unclosed for each in around)):
                yield self._told_of_loop(mistake)
        for each in self.open:
            what = f"sai cú pháp: lệnh {each.tag} chưa có lệnh đóng (end{each.command})"
            yield Mistake(self.name, what, each.number, self.source.paragraphs[each.number - 1], each.tag)

    def _told_of_loop(self, mistake: Mistake) -> Mistake:
        """A name that a loop gives, used outside of it: which loop that is."""
        if mistake.name not in self.loops or mistake.what != f"không có biến “{mistake.name}”":
            return mistake
        opens = self.loops[mistake.name]
        what = f"{mistake.what} ở chỗ này: biến ấy chỉ dùng được từ lệnh {opens} đến lệnh đóng của nó"
        return replace(mistake, what=what, nearest="")

    def _of_words(self, number: int, words: str) -> Iterator[Mistake]:
        """What is wrong around the tags of a paragraph: torn braces, words that a command would take away."""
        rest = TAG.sub("\x00", words)
        if lone := _LONE_BRACE.search(rest):
            what = (
                "sai cú pháp: thiếu dấu ngoặc mở hoặc đóng của biến, lệnh; mỗi biến, lệnh phải nằm trọn trong một đoạn"
            )
            yield Mistake(self.name, what, number, words, lone[0])
        for single in _SINGLE.finditer(rest):
            if single[1].split(".")[0] in self.top.names:
                what = f"“{single[0]}” chỉ có một dấu ngoặc mỗi bên, sẽ được in nguyên như vậy"
                yield Mistake(self.name, what, number, words, single[0], f"{{{{ {single[1]} }}}}")
        if number in self.source.lost and words.strip():
            what = "hàng này chỉ được có lệnh {%tr … %}; những chữ khác trong hàng sẽ mất"
            yield Mistake(self.name, what, number, words, words.strip())
        takers = [tag for tag in TAG.findall(words) if WHOLE.match(tag)]
        if takers and (rest.replace("\x00", "").strip() or len(TAG.findall(words)) > 1):
            what = f"lệnh {takers[0]} phải đứng một mình trong đoạn; những chữ khác ở đó sẽ mất"
            yield Mistake(self.name, what, number, words, takers[0])

    def _of_tag(self, number: int, tag: str) -> Iterator[Fault]:
        kind = _kind_of(tag)
        if tag.startswith("{#"):
            return
        if kind in ("tc", "r") or (kind and tag.startswith("{{")):
            yield Fault(f"không dùng được {tag[:2]}{kind} trong mẫu: viết {tag[:2]} …", tag)
            return
        if value := _VALUE.fullmatch(tag):
            if not value[1]:
                yield Fault(f"sai cú pháp: thiếu tên biến trong {tag}", tag)
                return
            yield from expression_faults("{{ " + value[1] + " }}", self.scope)
            return
        found = _COMMAND.fullmatch(tag)
        command, rest = (found[1], found[2]) if found else ("", "")
        match command:
            case "if":
                yield from expression_faults(f"{{% if {rest} %}}{{% endif %}}", self.scope)
                self.open.append(_Open("if", number, tag, self.scope))
            case "for":
                source = f"{{% for {rest} %}}{{% endfor %}}"
                yield from expression_faults(source, self.scope)
                inside = opened_scope(source, self.scope)
                for name in inside.names.keys() - self.scope.names.keys() - {"loop"}:
                    self.loops.setdefault(name, tag)
                self.open.append(_Open("for", number, tag, inside))
            case "elif":
                yield from expression_faults(f"{{% if {rest} %}}{{% endif %}}", self.scope)
                yield from self._inside(number, tag, ("if",))
            case "else":
                yield from self._inside(number, tag, ("if", "for"))
            case "endif" | "endfor":
                yield from self._closing(number, command, tag)
            case _:
                known = ("if", "elif", "else", "endif", "for", "endfor")
                what = f"sai cú pháp: không có lệnh {tag}"
                yield Fault(what, tag, nearest_of(command, known))

    def _inside(self, number: int, tag: str, commands: tuple[str, ...]) -> Iterator[Fault]:
        if not self.open or self.open[-1].command not in commands:
            yield Fault(f"sai cú pháp: lệnh {tag} không nằm trong lệnh if nào", tag)
        else:
            yield from self._apart(number, tag)

    def _closing(self, number: int, command: str, tag: str) -> Iterator[Fault]:
        opens = _ENDS[command]
        if not any(each.command == opens for each in self.open):
            yield Fault(f"sai cú pháp: lệnh {tag} không có lệnh mở ({opens})", tag)
            return
        while self.open[-1].command != opens:
            wrong = self.open.pop()
            self.unclosed.append(wrong)
            what = f"còn thiếu end{wrong.command} của lệnh {wrong.tag} ở đoạn {wrong.number}"
            yield Fault(f"sai cú pháp: trước lệnh {tag} {what}", tag)
        yield from self._apart(number, tag)
        self.open.pop()

    def _apart(self, number: int, tag: str) -> Iterator[Fault]:
        """A command and what belongs to it are written alike and stand in one text, one cell or one table."""
        first = self.open[-1]
        kind = _kind_of(first.tag)
        if _kind_of(tag) != kind:
            yield Fault(f"lệnh {tag} phải viết như lệnh mở {first.tag} ở đoạn {first.number}: {{%{kind} … %}}", tag)
        places = self.source.tables if kind == "tr" else self.source.holders
        if places[number - 1] != places[first.number - 1]:
            where = "cùng một bảng" if kind == "tr" else "cùng thân văn bản hoặc cùng một ô"
            yield Fault(f"lệnh {tag} và lệnh mở {first.tag} ở đoạn {first.number} phải nằm trong {where}", tag)


def _kind_of(tag: str) -> str:
    """“p” of {%p … %}, “tr” of {%tr … %}, "" of a command inside a paragraph."""
    found = WHOLE.match(tag)
    return found[1] if found else ""
