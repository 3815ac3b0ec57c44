"""Takes the text of a gold file; gives what the paper really says, checked for its form. Compares nothing.

A key that is absent is not compared; a key that is null or empty says that the paper states nothing there. A field may
stand as a plain string or as `{"value": …}`. `alt` names other values that are right too (null: silence is right);
`requested_optional` in it lists recognitions that are not counted either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from records.errors import SettingsError
from records.folding import nfc

OPTIONAL_REQUESTS = "requested_optional"


def _plain(value: Any) -> Any:
    """The value of a contract field, of a number or of a string; None where nothing is stated."""
    if isinstance(value, Mapping):
        value = value.get("value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return nfc(value) or None if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    return () if value is None else value


Text = Annotated[str | None, BeforeValidator(_plain)]
Alternatives = dict[str, tuple[Text, ...]]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")  # a note, or a key of a later version: told, never a failure


class GoldItem(_Gold):
    """A recognition, an initiative or a classification; what is not stated of it is not compared."""

    code: Text = None
    title: Text = None
    level: Text = None
    text: Text = None
    year: Text = None
    decision_number: Text = None
    decision_date: Text = None
    authority: Text = None
    scope: Text = None


Items = Annotated[tuple[GoldItem, ...], BeforeValidator(_listed)]


class GoldNominee(_Gold):
    kind: Text = None
    full_name: Text = None
    honorific: Text = None
    birth_date: Text = None
    gender: Text = None
    hometown: Text = None
    residence: Text = None
    position: Text = None
    unit: Text = None
    education: Text = None
    academic_title: Text = None
    duties: Text = None
    requested: Items = ()
    prior_titles: Items = ()
    prior_awards: Items = ()
    initiatives: Items = ()
    classifications: Items = ()
    achievements: Annotated[tuple[Text, ...], BeforeValidator(_listed)] = ()
    alt: Alternatives = {}


class GoldHead(_Gold):
    number: Text = None
    date: Text = None
    place: Text = None
    issuing_unit: Text = None
    parent_unit: Text = None
    subject: Text = None
    signer: Text = None
    signer_title: Text = None


class Gold(_Gold):
    """What one file really says. `base` names the paper that the file was made from."""

    file: str = ""
    base: str | None = None
    status: Text = None
    reason_code: Text = None
    kind: Text = None
    read_as: Text = None
    document: Annotated[GoldHead, BeforeValidator(lambda value: {} if value is None else value)] = GoldHead()
    requested: Items = ()
    nominees: tuple[GoldNominee, ...] = ()
    members: tuple[Gold, ...] = ()
    alt: Alternatives = {}


def parse_gold(text: str | bytes, name: str) -> Gold:
    """The gold of one file; SettingsError with the place where it is not in that form. `name` is for the sentence."""
    try:
        return Gold.model_validate_json(text)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = " › ".join(map(str, first["loc"])) or "đầu tệp"
        raise _wrong(name, place) from exc
    except (ValueError, RecursionError) as exc:
        raise _wrong(name, "đầu tệp") from exc


def _wrong(name: str, place: str) -> SettingsError:
    return SettingsError(
        f"Đáp án “{name}” viết chưa đúng mẫu, ở: {place}.",
        hint="Xem mục “Đo độ chính xác” trong README.md và một đáp án mẫu trong tests/papers/.",
    )
