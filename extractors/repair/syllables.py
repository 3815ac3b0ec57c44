"""Takes a word; says whether Vietnamese could have such a syllable. Knows spelling only, no dictionary.

By this one letter table of an old font is told from another, and old text from text that is right already.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_OPEN_RIMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia iêm iên iêng iêu im "
    "in inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn "
    "u ua uân uâng uây uê uênh ui um un ung uơ uôi uôm uôn uông uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn "
    "ương ươu ưu y yêm yên yêng yêu ynh"
)
_CLOSED_RIMES = (  # "ăk" for Đắk Lắk, Đắk Nông
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc oăt oc oet ooc op ot "
    "ôc ôp ôt ơp ơt uât uêch uêt uôc uôt uc up ut uych uyêt uyp uyt ưc ươc ươp ươt ưt yêt yt ych "
    "ăk"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset("\u0301\u0323")


def _spelt(rimes: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_ONSETS.replace(' ', '|')})?(?:{rimes.replace(' ', '|')})")


_LONGEST_FIRST = sorted(_ONSETS.split(), key=len, reverse=True)
_OPEN = _spelt(_OPEN_RIMES)
_CLOSED = _spelt(_CLOSED_RIMES)
_FRAME = re.compile(rf"(?:{_ONSETS.replace(' ', '|')})?(?:[aeiouy]|[^\x00-\x7f]){{1,4}}(?:ch|nh|ng|[cmnptiouy])?")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """One syllable with at most one tone, spelt as Vietnamese is; in any case, in NFC or NFD.

    A stop at the end asks for sắc or nặng ("một", never "mồt"). Names of other peoples ("Ksor", "Êban") are none.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in _TONES]
    if len(tones) > 1 or len(decomposed) > 14:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    if _OPEN.fullmatch(bare):
        return True
    return bool(tones) and tones[0] in _STOPPED_TONES and _CLOSED.fullmatch(bare) is not None


@lru_cache(maxsize=4096)
def has_tone_in_place(syllable: str) -> bool:
    """Whether a syllable's tone stands on the vowel that bears it; "oa", "oe", "uy" may bear it on either."""
    decomposed = unicodedata.normalize("NFD", syllable.lower())
    tone = next((i for i, char in enumerate(decomposed) if char in _TONES), None)
    if tone is None:
        return True
    bearer = unicodedata.normalize("NFC", "".join(c for c in decomposed[:tone] if c not in _TONES))
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    onset = next((each for each in _LONGEST_FIRST if bare.startswith(each)), "")
    rime = bare[len(onset) :]
    if len(bearer) <= len(onset):
        return onset == "gi" and not rime.strip("ncm")  # "gì", "gìn"
    return len(bearer) - len(onset) - 1 in _bearers(rime)


def _bearers(rime: str) -> tuple[int, ...]:
    marked = [i for i, char in enumerate(rime) if char in "ăâêôơư"]
    if marked:
        return (marked[0],) if rime.startswith(("ưa", "ưi", "ưu")) else (marked[-1],)
    vowels = len(rime) - len(rime.lstrip("aeiouy"))
    if vowels < len(rime):  # a consonant closes it
        return (vowels - 1,)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    return (vowels // 2,) if vowels != 2 else (0,)


def is_frame(word: str) -> bool:
    """Built like a syllable, whatever its vowels are written with: "Ti‰ng", "Vi®t"."""
    return _FRAME.fullmatch(word.lower()) is not None
