"""A written paper comes in; the slips of hurried typists go into it: spaces twice or missing, other places of tones.

No value changes by them: the contract keeps single spaces, and where a tone stands makes no other word.
"""

from __future__ import annotations

import random
import re
import unicodedata

from training.script import CLOSE, OPEN, CellText, Script, Written

HURRIED = 0.35  # share of papers that are typed in a hurry
OLD_TONES = 0.15  # share of papers with "hoà", "thuỷ"
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_MOVED = rf"(?:([oO])([{_MARKS}])([aAeE])|([uU])([{_MARKS}])([yY]))(?![a-zA-Z\u0302\u0306\u031b])"
_NEW = re.compile(_MOVED)  # in decomposed letters; "của" has its tone on the u in both manners


def make_slips(script: Script) -> None:
    """Changes the texts of a paper, of most papers none; the same for the same seed."""
    chance = script.chance
    hurried, old = chance.random() < HURRIED, chance.random() < OLD_TONES
    for part in _parts(script):
        if old:
            part.text = with_old_tones(part.text)
        if hurried:
            part.text = _hurried(part.text, chance)


def with_old_tones(text: str) -> str:
    """ "hòa" -> "hoà", "thủy" -> "thuỷ"; "quý" has its u in "qu" and stays."""
    letters = unicodedata.normalize("NFD", text)
    moved = _NEW.sub(lambda m: m.group() if _is_of_qu(letters, m.start()) else _behind(m), letters)
    return unicodedata.normalize("NFC", moved)


def _behind(match: re.Match[str]) -> str:
    first, tone, second = (each for each in match.groups() if each)
    return first + second + tone


def _is_of_qu(letters: str, at: int) -> bool:
    return letters[at] in "uU" and letters[max(at - 1, 0)] in "qQ"


def _hurried(text: str, chance: random.Random) -> str:
    """Two spaces for one, one that does not break, none behind a colon, some at the end."""
    text = re.sub(" ", lambda _: chance.choices((" ", "  ", "\u00a0"), (96, 3, 1))[0], text)
    if chance.random() < 0.05:
        text = text.replace(f": {OPEN}", f":{OPEN}", 1)
    if chance.random() < 0.05:
        text = text.replace(f"{CLOSE},", f"{CLOSE} ,", 1)
    return text + (" " if text and chance.random() < 0.08 else "")


def _parts(script: Script) -> list[Written | CellText]:
    found: list[Written | CellText] = []
    for block in script.blocks:
        found += [block] if isinstance(block, Written) else [cell for row in block.rows for cell in row]
    return found
