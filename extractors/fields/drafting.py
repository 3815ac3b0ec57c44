"""A nominee while it is being put together: set once a field, asked for what, merged with its other mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.document import field_of
from extractors.fields.labels import Value
from extractors.fields.requests import unique
from extractors.fields.values import NAME
from extractors.text import bare
from records.readings import Classification, Field, Initiative, Nominee, NomineeKind, Recognition

_HONORIFIC = (
    r"[Cc]ô giáo|[Tt]hầy giáo|[Nn]ghệ nhân|[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c|Đ/c|"
    r"[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Cc]hú|[Bb]ác sĩ|[Bb]ác|BS\.?"
)
_DEGREE = r"(?:TS|ThS|Ths|GS|PGS|BS|KS|CN)\.?\s*"
PERSON = re.compile(rf"(?<![\wÀ-ỹ])(?P<h>{_HONORIFIC})\s*:?\s+(?:{_DEGREE})?(?P<n>{NAME.pattern})")


@dataclass(slots=True)
class Draft:
    """A nominee while it is being put together."""

    kind: NomineeKind
    full_name: Field
    values: dict[str, Field] = field(default_factory=dict)
    requested: list[Recognition] = field(default_factory=list)
    prior_titles: tuple[Recognition, ...] = ()
    prior_awards: tuple[Recognition, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    classifications: tuple[Classification, ...] = ()
    achievements: tuple[Field, ...] = ()
    granted: tuple[Recognition, ...] = ()

    def freeze(self) -> Nominee:
        return Nominee(
            kind=self.kind,
            full_name=self.full_name,
            requested=unique(self.requested),
            prior_titles=self.prior_titles,
            prior_awards=self.prior_awards,
            initiatives=self.initiatives,
            classifications=self.classifications,
            achievements=self.achievements,
            granted=self.granted,
            **self.values,
        )


def set_field(draft: Draft, name: str, value: Field | None) -> None:
    """Sets a field that is still open; an absent value changes nothing."""
    if value is not None:
        draft.values.setdefault(name, value)


def set_gender(doc: Doc, draft: Draft, value: Value, text: str) -> None:
    """Sets the gender that a text begins with ("Nữ", "Nam"); "Nam/Nữ" says nothing."""
    low = bare(text).strip()
    gender = "nu" if re.match(r"nu\b", low) else "nam" if re.match(r"nam\b(?!\s*/)", low) else None
    if gender:
        set_field(
            draft,
            "gender",
            field_of(doc, value.line, gender, start=value.start, end=value.end, sure=0.95, source="label"),
        )


def fits(code: str, kind: NomineeKind) -> bool:
    """Whether a nominee of this kind may receive the recognition."""
    if kind == "tap_the":
        return code not in ("LDTT", "CSTDCS", "CSTD", "CSTD_TINH", "CSTD_TQ")
    return code not in ("TTLDTT", "TTLDXS", "CO", "CO_TINH", "CO_CP", "CO_BO")


def merge(drafts: list[Draft]) -> list[Draft]:
    """One entry a nominee: same kind and name, no contradiction in unit, post and birth date."""
    merged: list[Draft] = []
    namesakes: dict[tuple[NomineeKind, str], list[Draft]] = {}
    for draft in drafts:
        others = namesakes.setdefault((draft.kind, draft.full_name.value.casefold()), [])
        known = next((other for other in others if not _contradicts(draft, other)), None)
        if known is None:
            merged.append(draft)
            others.append(draft)
        else:
            _add(known, draft)
    return merged


def _add(known: Draft, mention: Draft) -> None:
    """Adds what another mention of the same nominee says."""
    for name, value in mention.values.items():
        known.values.setdefault(name, value)
    known.requested += mention.requested
    known.prior_titles = together(known.prior_titles, mention.prior_titles)
    known.prior_awards = together(known.prior_awards, mention.prior_awards)
    known.initiatives = known.initiatives or mention.initiatives
    known.classifications = known.classifications or mention.classifications
    known.achievements += mention.achievements
    known.granted = together(known.granted, mention.granted)


def together(known: tuple[Recognition, ...], told: tuple[Recognition, ...]) -> tuple[Recognition, ...]:
    """Those known and those told elsewhere, once each; a name in a thousand rows stays quick to add to."""
    seen = {(each.code, each.year, each.decision_number) for each in known}
    new = {key: each for each in told if (key := (each.code, each.year, each.decision_number)) not in seen}
    return (*known, *new.values())


def _contradicts(left: Draft, right: Draft) -> bool:
    return any(
        name in left.values and name in right.values and bare(left.values[name].value) != bare(right.values[name].value)
        for name in ("unit", "position", "birth_date")
    )
