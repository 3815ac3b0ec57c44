"""A figure that a statement tells: its number without Vietnamese separators, its unit, and its place in the statement.

Frozen; how figures are found in a text is left to `extractors.fields.figures`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

About = Literal["hơn", "gần", "khoảng"]
FigureKind = Literal["amount", "share", "ratio", "range", "change", "rise", "fall"]


class Figure(BaseModel):
    """`value` is a plain decimal ("1250", "12.5"), scales reckoned in: "3 tỷ 500 triệu đồng" is 3500000000 đồng.

    `other` is what a change came from, the upper end of a range, or the whole of a ratio. `start` and `end` are
    characters of the statement's value; `text` is what stands there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str = Field(pattern=r"^\d+(\.\d+)?$")
    unit: str
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    about: About | None = None
    kind: FigureKind = "amount"
    other: str | None = Field(default=None, pattern=r"^\d+(\.\d+)?$")
