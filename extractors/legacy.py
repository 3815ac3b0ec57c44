"""Takes text typed in a TCVN3 font (.VnTime, .VnArialH ...); gives Unicode. Decides by the font's name only.

The table is TCVN 5712:1993 (ABC); the letter ư is U+00AD, the soft hyphen, which text tools like to drop.
"""

from __future__ import annotations

_PAIRS = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ"
    "\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
_TCVN3 = {ord(_PAIRS[i]): _PAIRS[i + 1] for i in range(0, len(_PAIRS), 2)}


def is_tcvn3(font: str | None) -> bool:
    """A font of the .Vn family; a PDF's subset prefix ("ABCDEF+") does not count."""
    return bool(font) and font.rpartition("+")[2].lower().startswith(".vn")


def decode_tcvn3(text: str, font: str) -> str:
    """Unicode of TCVN3 text; fonts whose name ends in H draw small letters as capitals."""
    decoded = text.translate(_TCVN3)
    return decoded.upper() if font.rstrip().endswith("H") else decoded
