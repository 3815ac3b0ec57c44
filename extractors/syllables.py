"""Takes a word; says whether Vietnamese could have such a syllable. Knows spelling only, no dictionary.

By this one letter table of an old font is told from another, and old text from text that is right already.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_OPEN_RIMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu i ia iêm iên iêng iêu im "
    "in inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn "
    "u ua uân uâng uây uê uênh ui um un ung uơ uôi uôm uôn uông uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn "
    "ương ươu ưu y yêm yên yêng yêu ynh"
)
_CLOSED_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc oăt oc oet ooc op ot "
    "ôc ôp ôt ơp ơt uât uêch uêt uôc uôt uc up ut uych uyêt uyp uyt ưc ươc ươp ươt ưt yêt yt ych"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset("\u0301\u0323")


def _spelt(rimes: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_ONSETS.replace(' ', '|')})?(?:{rimes.replace(' ', '|')})")


_OPEN = _spelt(_OPEN_RIMES)
_CLOSED = _spelt(_CLOSED_RIMES)


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
