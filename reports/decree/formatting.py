"""Takes the styles and the theme of a Word package; gives how each run and paragraph looks in the end.

Document defaults, table style, paragraph style, character style, direct formatting, in this order (ECMA-376, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reports.decree.pieces import Look, Shape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = W + "val"
WORD_FONT = "Times New Roman"  # Word's own where a document names none
_TOGGLES = ("b", "i", "caps", "vanish")
_OFF = ("0", "false", "off", "none")
_ALIGN = {"both": "both", "distribute": "both", "center": "center", "right": "right", "end": "right"}
Properties = dict[str, Any]


class Styles:
    """The styles of a document, with what each inherits; answers are kept, for few looks are many."""

    def __init__(self, styles: Any | None, theme: Any | None) -> None:
        self._themes = _theme_fonts(theme)
        self._by_id: dict[str, Any] = {}
        self._default: dict[str, str] = {}
        self._runs: dict[tuple[str, str, str], Properties] = {}
        self._shapes: dict[tuple[str, str], Properties] = {}
        self._run_defaults: Properties = {}
        self._shape_defaults: Properties = {}
        if styles is None:
            return
        for style in styles.iterchildren(W + "style"):
            identity, kind = style.get(W + "styleId") or "", style.get(W + "type") or "paragraph"
            self._by_id[identity] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._default[kind] = identity
        defaults = styles.find(W + "docDefaults")
        if defaults is not None:
            self._run_defaults = self.run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._shape_defaults = shape_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def run_properties(self, element: Any | None) -> Properties:
        """What an rPr says itself, toggles as booleans."""
        said: Properties = {}
        for each in element if element is not None else ():
            name = each.tag[len(W) :] if isinstance(each.tag, str) and each.tag.startswith(W) else ""
            if name in _TOGGLES:
                said[name] = each.get(VAL) not in _OFF
            elif name == "rFonts":
                said.update(self._fonts(each))
            elif name in ("sz", "color", "u", "rStyle"):
                said[name] = each.get(VAL) or ""
        return said

    def _fonts(self, element: Any) -> Properties:
        said = {}
        for script in ("ascii", "hAnsi"):
            themed = element.get(f"{W}{script}Theme")
            name = self._themes.get(themed) if themed else element.get(W + script)
            if name:
                said[script] = name
        return said

    def of_chain(self, identity: str, tag: str) -> Properties:
        """What a style and those that it is based on say in their rPr or pPr; the nearest counts."""
        said: Properties = {}
        for style in reversed(list(self._chain(identity))):
            part = style.find(W + tag)
            said.update(self.run_properties(part) if tag == "rPr" else shape_properties(part))
        return said

    def _chain(self, identity: str) -> Iterator[Any]:
        seen: set[str] = set()
        while identity in self._by_id and identity not in seen:
            seen.add(identity)
            style = self._by_id[identity]
            yield style
            based = style.find(W + "basedOn")
            identity = based.get(VAL, "") if based is not None else ""

    def look(self, direct: Properties, *, paragraph: str, table: str = "", is_link: bool = False) -> Look:
        """`direct` is what the run says itself; `paragraph` and `table` are ids of styles, "" for the default."""
        key = (table, paragraph, direct.get("rStyle", ""))
        if key not in self._runs:
            self._runs[key] = self._styled(*key)
        said = self._runs[key] | direct
        font = said.get("ascii") or WORD_FONT
        return Look(
            font=font,
            high=said.get("hAnsi") or WORD_FONT,
            size=_half_points(said.get("sz")),
            bold=bool(said.get("b")),
            italic=bool(said.get("i")),
            underline=said.get("u", "none") not in ("none", ""),
            caps=bool(said.get("caps")),
            colour=_colour(said.get("color", "")),
            hidden=bool(said.get("vanish")),
            is_link=is_link,
        )

    def _styled(self, table: str, paragraph: str, run: str) -> Properties:
        levels = (
            self.of_chain(table, "rPr") if table else {},
            self.of_chain(paragraph or self._default.get("paragraph", ""), "rPr"),
            self.of_chain(run or self._default.get("character", ""), "rPr"),
        )
        said = dict(self._run_defaults)
        for level in levels:
            said.update(level)
        for toggle in _TOGGLES:  # set by two levels of styles, it is off again (ECMA-376, 17.7.3)
            told = [level[toggle] for level in levels if toggle in level]
            if told:
                said[toggle] = bool(self._run_defaults.get(toggle)) or sum(told) % 2 == 1
        return said

    def shape(self, element: Any | None, numbered: Properties, *, table: str = "") -> Shape:
        """`numbered` is the indent of the list that the paragraph belongs to."""
        direct = shape_properties(element)
        style = direct.get("style") or self._default.get("paragraph", "")
        key = (table, style)
        if key not in self._shapes:
            inherited = self.of_chain(table, "pPr") if table else {}
            self._shapes[key] = self._shape_defaults | inherited | self.of_chain(style, "pPr")
        said = self._shapes[key] | numbered | direct
        rule = said.get("lineRule", "auto")
        line = _number(said.get("line"), 240) / (240 if rule == "auto" else 20)
        return Shape(
            align=_ALIGN.get(said.get("jc", ""), "left"),
            left=_number(said.get("left"), 0) / 20,
            first=_first_line(said),
            before=_number(said.get("before"), 0) / 20,
            after=_number(said.get("after"), 0) / 20,
            line=line,
            rule=rule,
            style=style,
            contextual=bool(said.get("contextualSpacing")),
            has_top_border=bool(said.get("top_border")),
            has_bottom_border=bool(said.get("bottom_border")),
            is_boxed=bool(said.get("left_border")) and bool(said.get("top_border")),
        )


def shape_properties(element: Any | None) -> Properties:
    """What a pPr says itself, attribute by attribute, for each is inherited alone."""
    said: Properties = {}
    for each in element if element is not None else ():
        name = each.tag[len(W) :] if isinstance(each.tag, str) and each.tag.startswith(W) else ""
        if name == "jc":
            said["jc"] = each.get(VAL) or ""
        elif name == "pStyle":
            said["style"] = each.get(VAL) or ""
        elif name == "ind":
            said.update(_indents(each.attrib))
        elif name == "spacing":
            said.update(
                {key: each.get(W + key) for key in ("before", "after", "line", "lineRule") if each.get(W + key)}
            )
        elif name == "contextualSpacing":
            said[name] = each.get(VAL) not in _OFF
        elif name == "pBdr":
            for side in each:
                edge = side.tag[len(W) :] if isinstance(side.tag, str) else ""
                said[f"{edge}_border"] = (side.get(VAL) or "none") not in ("none", "nil")
    return said


def _indents(attributes: Mapping[str, str]) -> Properties:
    said: Properties = {}
    for names, key in ((("start", "left"), "left"), (("firstLine",), "firstLine"), (("hanging",), "hanging")):
        for name in names:
            if W + name in attributes:
                said[key] = attributes[W + name]
    for name in ("firstLineChars", "hangingChars"):
        if W + name in attributes:
            said[name] = attributes[W + name]
    if "hanging" in said:
        said["firstLine"] = "0"
    elif "firstLine" in said:
        said["hanging"] = "0"
    return said


def _first_line(said: Properties) -> float:
    """Where the first line begins, in points from the margin's left indent; negative for a hanging one."""
    chars = _number(said.get("firstLineChars"), 0)
    if chars:
        return chars / 100 * 14  # a character is as wide as the text is high
    return (_number(said.get("firstLine"), 0) - _number(said.get("hanging"), 0)) / 20


def _number(text: Any, default: float) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return default


def _half_points(text: Any) -> float:
    return _number(text, 20) / 2


def _colour(text: str) -> str:
    """Upper-case RGB, "" for black or automatic. What printers show as black is black."""
    if len(text) != 6 or text.lower() == "auto":
        return ""
    try:
        channels = [int(text[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return ""
    return "" if max(channels) <= 0x26 else text.upper()


def _theme_fonts(theme: Any | None) -> dict[str | None, str]:
    fonts: dict[str | None, str] = {}
    scheme = theme.find(f".//{A}fontScheme") if theme is not None else None
    for kind in ("major", "minor"):
        latin = scheme.find(f"{A}{kind}Font/{A}latin") if scheme is not None else None
        if latin is not None and latin.get("typeface"):
            fonts[f"{kind}HAnsi"] = fonts[f"{kind}Ascii"] = latin.get("typeface") or ""
    return fonts
