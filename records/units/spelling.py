"""Takes the name of a unit as somebody wrote it; gives its words in one spelling, abbreviations written out.

Knows Vietnamese offices and no register. Which unit it is, is `matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from records.folding import fold, unaccented
from records.units.entries import LONGEST_NAME

_SHORT_WORDS: Mapping[str, str] = {
    "attt": "an toàn thông tin",
    "bca": "bộ công an",
    "bch": "ban chấp hành",
    "bql": "ban quản lý",
    "bqlda": "ban quản lý dự án",
    "bv": "bệnh viện",
    "bvđk": "bệnh viện đa khoa",
    "cc": "chi cục",
    "cđcs": "công đoàn cơ sở",
    "cđs": "chuyển đổi số",
    "cntt": "công nghệ thông tin",
    "cp": "cổ phần",
    "ctcp": "công ty cổ phần",
    "cty": "công ty",
    "đhqg": "đại học quốc gia",
    "đmst": "đổi mới sáng tạo",
    "đtn": "đoàn thanh niên",
    "gd&đt": "giáo dục và đào tạo",
    "gdđt": "giáo dục và đào tạo",
    "gdnn": "giáo dục nghề nghiệp",
    "gdtx": "giáo dục thường xuyên",
    "hcm": "hồ chí minh",
    "hcth": "hành chính tổng hợp",
    "hđnd": "hội đồng nhân dân",
    "htx": "hợp tác xã",
    "khcn": "khoa học và công nghệ",
    "khđt": "kế hoạch và đầu tư",
    "khtc": "kế hoạch tài chính",
    "ktht": "kinh tế hạ tầng",
    "ktxh": "kinh tế xã hội",
    "lđlđ": "liên đoàn lao động",
    "lđtbxh": "lao động thương binh và xã hội",
    "lhpn": "liên hiệp phụ nữ",
    "mn": "mầm non",
    "mttq": "mặt trận tổ quốc",
    "mtv": "một thành viên",
    "nnmt": "nông nghiệp và môi trường",
    "nnptnt": "nông nghiệp và phát triển nông thôn",
    "ptnt": "phát triển nông thôn",
    "qlcl": "quản lý chất lượng",
    "qlcn": "quản lý công nghệ",
    "qlđl": "quản lý đo lường",
    "qlkh": "quản lý khoa học",
    "shtt": "sở hữu trí tuệ",
    "tccb": "tổ chức cán bộ",
    "tchc": "tổ chức hành chính",
    "tckt": "tài chính kế toán",
    "tđc": "tiêu chuẩn đo lường chất lượng",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "tnhh": "trách nhiệm hữu hạn",
    "tnmt": "tài nguyên và môi trường",
    "tp": "thành phố",
    "tphcm": "thành phố hồ chí minh",
    "tttt": "thông tin và truyền thông",
    "ttyt": "trung tâm y tế",
    "tx": "thị xã",
    "ubnd": "ủy ban nhân dân",
    "vhtt": "văn hóa thông tin",
    "vhttdl": "văn hóa thể thao và du lịch",
    "vp": "văn phòng",
}
_AT_THE_START = {"p": "phòng", "tt": "trung tâm", "cd": "công đoàn"}  # elsewhere they mean too much
_AFTER: Mapping[tuple[str, str], str] = {
    ("truong", "th"): "tiểu học",
    ("truong", "mg"): "mẫu giáo",
    ("truong", "cd"): "cao đẳng",
    ("truong", "dh"): "đại học",
}
_DOTTED = re.compile(r"(?<![^\s,;(/-])(p|q|h|x)\.(?=\s*\w)")  # of one letter only the dot tells that it is short
_WHOLE = {"p": "phòng ", "q": "quận ", "h": "huyện ", "x": "xã "}
_PARTS = re.compile(r"[\s,;:/().\u2013-]+")
SILENT = frozenset(map(unaccented, ("và", "trực", "thuộc", "của", "tại")))
_PLACES = [fold(p).split() for p in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường")]
_GENERAL = frozenset(("uy", "ban", "nhan", "dan", *(unaccented(word) for place in _PLACES for word in place)))
_RIMES_WRITTEN = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    "êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya "
    "uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
)
_RIMES = frozenset(_RIMES_WRITTEN.split())
_BARE_RIMES = frozenset(map(unaccented, _RIMES))
_ONSET = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_KINDS: tuple[tuple[str, ...], ...] = tuple(
    tuple(unaccented(kind).split())
    for kind in (
        *("tổng cục", "chi cục", "cục", "vụ", "bộ phận", "bộ", "sở", "văn phòng", "phòng", "trung tâm", "viện"),
        *("trường", "đại học", "học viện", "bệnh viện", "trạm", "tổ", "đội", "khoa", "ban quản lý", "ban", "thanh tra"),
        *("công đoàn", "chi đoàn", "đoàn thanh niên", "đoàn", "đảng bộ", "chi bộ", "đảng ủy", "hội đồng", "hội"),
        *("ủy ban nhân dân", "quỹ", "công ty", "tổng công ty", "liên hiệp", "liên đoàn", "hợp tác xã"),
        *("xã", "phường", "thị trấn", "thị xã", "huyện", "quận", "thành phố", "tỉnh", "đặc khu"),
    )
)
PARTS_OF_A_UNIT = frozenset(
    map(unaccented, ("văn phòng", "phòng", "tổ", "đội", "khoa", "ban", "trạm", "bộ phận", "thanh tra"))
)
_NUMBER = re.compile(r"\d+|(?:x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,3})")


@lru_cache(maxsize=16_384)
def bare_word(word: str) -> str:
    """One folded word without accents; the same few thousand come again and again."""
    return unaccented(word)


@dataclass(frozen=True)
class Spelling:
    """The words of one name, folded with their accents, abbreviations written out."""

    words: tuple[str, ...]

    @cached_property
    def bare(self) -> tuple[str, ...]:
        return tuple(map(bare_word, self.words))

    @cached_property
    def has_accents(self) -> bool:
        return self.words != self.bare

    @cached_property
    def key(self) -> str:
        """Sorted words without accents: what candidates are found by."""
        return in_order(word for word in self.bare if word != "va")

    @cached_property
    def kind(self) -> str:
        """The word that says what kind of unit it is: "chi cuc", "phong"; "" where none does."""
        return next((" ".join(kind) for kind in _KINDS if self.bare[: len(kind)] == kind), "")

    @cached_property
    def own_words(self) -> int:
        """How many words tell this unit from others: not its kind, not "Ủy ban nhân dân xã", not "và"."""
        after = self.bare[len(self.kind.split()) :]
        return sum(word not in _GENERAL and word not in SILENT for word in after)


def in_order(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def spell(text: str, own: Mapping[str, str] | None = None) -> Spelling:
    """The words of a name; `own` are a register's abbreviations by their folded form, before the common ones."""
    folded = _DOTTED.sub(lambda short: _WHOLE[short[1]], fold(text[:LONGEST_NAME]))
    words: list[str] = []
    for part in _PARTS.split(folded):
        if part:
            words += _whole_words(part, words, own or {})
    return Spelling(tuple(words))


def _whole_words(part: str, before: Sequence[str], own: Mapping[str, str]) -> list[str]:
    bare = bare_word(part)
    if bare in own:
        return _without_repeat(own[bare].split(), before)
    if not before and bare in _AT_THE_START:
        return fold(_AT_THE_START[bare]).split()
    if before and (after := _AFTER.get((bare_word(before[-1]), bare))):
        return fold(after).split()
    whole = _FOLDED_SHORT_WORDS.get(bare.replace("&", ""))
    return whole.split() if whole else [w for w in part.split("&") if w] if _is_whole(part) else [part]


def _without_repeat(whole: list[str], before: Sequence[str]) -> list[str]:
    """ "Chi cục TĐC", where TĐC alone already is the whole name, is not a Chi cục Chi cục."""
    said = next((n for n in range(len(whole), 0, -1) if list(before[-n:]) == whole[:n]), 0)
    return whole[said:]


def _is_whole(part: str) -> bool:
    """ "công&nghệ" are words, "tc&kt" is short for some."""
    return all(set("aeiouyăâêôơư") & set(bare_word(word)) for word in part.split("&") if word)


_FOLDED_SHORT_WORDS = {bare_word(short).replace("&", ""): fold(whole) for short, whole in _SHORT_WORDS.items()}


def is_syllable(word: str) -> bool:
    """Whether a folded word, with its accents or without any, can be Vietnamese: "nghệ", "nghe", not "ngh"."""
    toneless = _TONES.sub("", word)
    rime = toneless[_ONSET.match(toneless).end() :]  # type: ignore[union-attr]
    rimes = _BARE_RIMES if toneless == bare_word(toneless) else _RIMES
    return rime in rimes or toneless in ("gi", "qui") or rime.replace("i", "y") in rimes


def is_number(word: str) -> bool:
    """Whether a word without accents numbers a unit: "2", "iv"."""
    return bool(_NUMBER.fullmatch(word))


def is_short(word: str) -> bool:
    """Whether a word can only be short for others: no vowel stands in it, or an &."""
    return (
        len(word) > 1
        and not is_number(word)
        and ("&" in word or not set("aeiouy") & set(bare_word(word)))
        and not word.isdigit()
    )


def initials_of(words: Sequence[str]) -> str:
    return "".join(bare_word(word)[:1] for word in words)


def without_place(name: str) -> str | None:
    """A name without the place at its end: "Sở Y tế tỉnh Sao Mai" is also called "Sở Y tế"; None where it has none.

    "Ủy ban nhân dân xã Sao Mai" is not: that would be every people's committee.
    """
    words = name.split()
    folded = [fold(word) for word in words]
    for at in range(2, len(words) - 1):
        ends = (at + len(place) for place in _PLACES if folded[at : at + len(place)] == place)
        if any(_begins_a_name(words[end:]) for end in ends) and folded[at - 1] != fold("dân"):
            return " ".join(words[:at]).rstrip(" ,-")
    return None


def _begins_a_name(words: Sequence[str]) -> bool:
    """ "xã Bình Lộc", "quận 3", but not "xã hội"."""
    return bool(words) and (words[0][0].isupper() or words[0][0].isdigit())
