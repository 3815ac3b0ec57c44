"""What one file says: fields with their evidence, in the shape of the contract's `extract.schema.json`.

Frozen pydantic models; nothing here reads a file or decides anything.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic import Field as Slot

from records.figures import Figure

DocumentKind = Literal[
    "bao_cao_thanh_tich_ca_nhan",
    "bao_cao_thanh_tich_tap_the",
    "to_trinh",
    "danh_sach",
    "bien_ban",
    "quyet_dinh",
    "don_sang_kien",
    "xac_nhan_sang_kien",
    "dang_ky",
    "dien_hinh",
    "cong_van",
    "khac",
]
NomineeKind = Literal["ca_nhan", "tap_the", "ho_gia_dinh"]
ReadAs = Literal["word", "pdf_text", "pdf_scan", "word_legacy", "rtf", "spreadsheet", "bundle", "image", "text"]
ReadingStatus = Literal["read", "needs_review", "rejected"]
Scope = Literal["co_so", "tinh_bo", "toan_quoc"]
Level = Literal["hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh", "khong_hoan_thanh"]

DeclaredFact = Literal[
    "discipline",  # value: a form of discipline, or "khong" where the paper says that there was none
    "pending",  # value: what is going on, in the paper's words; never decides
    "months_worked",  # value: months, of `year`
    "maternity",  # value: "co"
    "members",  # of a collective, from here on; values are whole numbers unless told otherwise
    "women",
    "completed_tasks",
    "ldtt",
    "cstdcs",
    "disciplined_from_canh_cao",
    "leads_cluster",  # value: the cluster in the paper's words
    "founded_year",
]

LONGEST_SENTENCE = 2_000  # characters
_NOT_PRINTED = frozenset(
    (
        "evidence",
        "sources",
        "signals",
        "conflict",
        "figures",
        "declared",
        "cited",
        "counted",
        "enclosed",
        "votes",
        "granted",
    )
)
SCALAR_FIELDS = (
    "full_name",
    "honorific",
    "birth_date",
    "gender",
    "hometown",
    "residence",
    "position",
    "unit",
    "education",
    "academic_title",
    "duties",
)


def _cut(sentence: str) -> str:
    """A sentence that a person can read: what quotes a hostile file may be as long as the file."""
    return sentence if len(sentence) <= LONGEST_SENTENCE else f"{sentence[: LONGEST_SENTENCE - 1]}…"


Sentence = Annotated[str, AfterValidator(_cut)]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Model)


class Evidence(Model):
    """Where a value stands. PDF: page from 1, box in points from the top left. Word: indexes from 0.

    `file` is named once values of several files are merged; within one reading it is None.
    """

    file: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: str | None = None


class Told(Model):
    """What every value read from a file has: how sure it is (0-1), where it stands, and how that was found out.

    `sources` agree on it; `signals` are what its confidence was reckoned from, by name; `conflict` is what another
    source or another place of the file says instead. `span` is its place in the text that was read, in characters from
    0, known only while the file is being read.
    """

    confidence: float = Slot(default=1.0, ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[str, ...] = ()
    signals: tuple[tuple[str, float], ...] = ()
    conflict: str | None = None
    span: tuple[int, int] | None = Slot(default=None, exclude=True)


class Field(Told):
    """One value with what stands in the file."""

    value: str = Slot(min_length=1)
    text: str


class Statement(Field):
    """One statement of what was achieved, with the figures that its value tells."""

    figures: tuple[Figure, ...] = ()


def _as_statement(value: Any) -> Any:
    """A plain field is a statement whose figures were not looked for."""
    return Statement(**dict(value)) if type(value) is Field else value


class Recognition(Told):
    """A title or award, asked for or received. `year` is the year of achievement or a school year."""

    code: str
    text: str
    year: str | None = None
    decision_number: str | None = None
    decision_date: str | None = None
    authority: str | None = None


class Initiative(Told):
    title: str
    year: str | None = None
    decision_number: str | None = None
    decision_date: str | None = None
    authority: str | None = None
    scope: Scope | None = None


class Classification(Told):
    year: str
    level: Level
    decision_number: str | None = None


class Declared(Told):
    """What a paper declares of a nominee beside its fields. `year`: the year of achievement; days are ISO."""

    fact: DeclaredFact
    value: str = Slot(min_length=1)
    text: str
    year: str | None = None
    start: str | None = None
    end: str | None = None


class Cited(Told):
    """A law, decree or circular on which a paper rests ("Căn cứ …"); `number` as printed, without "số"."""

    text: str
    number: str | None = None
    is_basis: bool = True  # False: only mentioned elsewhere in the paper


class Counted(Told):
    """How many a paper says that it proposes; `code` where it counts one recognition, `kind` where one kind."""

    number: int
    text: str
    code: str | None = None
    kind: NomineeKind | None = None


class Enclosed(Told):
    """A paper that goes with this one ("có danh sách kèm theo"); `count` where it says how many.

    `goes_with`: the number of the paper with which this one goes ("Kèm theo Tờ trình số 96/TTr-TT").
    """

    text: str
    kind: DocumentKind | None = None
    count: int | None = None
    goes_with: str | None = None


class Vote(Told):
    """A result of a vote in minutes: for one nominee (`name`), for one recognition (`code`), or for all.

    `percent` is what the minutes say, "81,8"; the numbers are people or ballots.
    """

    text: str
    name: str | None = None
    code: str | None = None
    yes: int | None = None
    no: int | None = None
    present: int | None = None
    members: int | None = None
    percent: str | None = None
    is_secret: bool | None = None


class Nominee(Model):
    """A person, collective or household proposed for recognition.

    `granted` is what the paper itself grants, where it is a decision; it asks for nothing then.
    """

    kind: NomineeKind
    full_name: Field | None
    honorific: Field | None = None
    birth_date: Field | None = None
    gender: Field | None = None
    hometown: Field | None = None
    residence: Field | None = None
    position: Field | None = None
    unit: Field | None = None
    education: Field | None = None
    academic_title: Field | None = None
    duties: Field | None = None
    requested: tuple[Recognition, ...] = ()
    prior_titles: tuple[Recognition, ...] = ()
    prior_awards: tuple[Recognition, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    classifications: tuple[Classification, ...] = ()
    achievements: tuple[Annotated[Statement, BeforeValidator(_as_statement)], ...] = ()
    declared: tuple[Declared, ...] = ()
    granted: tuple[Recognition, ...] = ()

    @property
    def name(self) -> str:
        return self.full_name.value if self.full_name else ""


class DocumentHead(Model):
    """Header and signature of a document."""

    number: Field | None = None
    date: Field | None = None
    place: Field | None = None
    issuing_unit: Field | None = None
    parent_unit: Field | None = None
    subject: Field | None = None
    signer: Field | None = None
    signer_title: Field | None = None


class DigitalSignature(Model):
    """A digital signature in a PDF: shown, never required.

    `unchanged`: the signed bytes are as they were signed. `covers_all`: nothing was added after signing.
    `trusted`: None where the chain of certificates was not checked. `at` is ISO with its time zone.
    """

    signer: str
    organisation: str | None = None
    at: str | None = None
    unchanged: bool
    covers_all: bool
    trusted: bool | None = None


class Reading(Model):
    """What one file says. `notes` are sentences for the reviewer: repairs, doubts, things set aside.

    `members` are the readings of the files inside a bundle, named by their path in it. `draft` is the mark of a paper
    that the program itself made: such a file is no proposal and is not read further.
    """

    file: str
    sha256: str
    status: ReadingStatus
    reason: Sentence | None = None
    reason_code: str | None = None
    kind: DocumentKind | None = None
    pages: int | None = None
    read_as: ReadAs | None = None
    document: DocumentHead = DocumentHead()
    requested: tuple[Recognition, ...] = ()
    nominees: tuple[Nominee, ...] = ()
    cited: tuple[Cited, ...] = ()
    counted: tuple[Counted, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    votes: tuple[Vote, ...] = ()
    notes: tuple[Sentence, ...] = ()
    signatures: tuple[DigitalSignature, ...] = ()
    members: tuple[Reading, ...] = ()
    draft: str | None = None

    def as_contract(self) -> dict[str, Any]:
        """The object that `tdkt extract --json` prints."""
        data = self.model_dump(mode="json", exclude={"notes", "reason_code", "signatures", "members", "draft"})
        printed: dict[str, Any] = _as_printed(data)
        if self.read_as == "bundle":
            printed["members"] = [member.as_contract() for member in self.members]
        return printed


def files_of(reading: Reading) -> tuple[Reading, ...]:
    """The readings to keep of one input: a bundle as itself, then its files under its name; else the reading alone.

    A file that could not be read has nothing to keep: the bundle's notes say why.
    """
    if not reading.members:
        return (reading,)
    lost = [f"“{member.file}” không đọc được: {member.reason}" for member in reading.members if not _is_read(member)]
    own = reading.model_copy(update={"members": (), "notes": (*reading.notes, *lost)})
    named = [member.model_copy(update={"file": f"{reading.file}/{member.file}"}) for member in reading.members]
    return (own, *filter(_is_read, named))


def _is_read(reading: Reading) -> bool:
    return reading.status != "rejected"


def in_file(value: M, file: str) -> M:
    """The same model with `file` named in every evidence inside it."""
    if isinstance(value, Evidence):
        return value.model_copy(update={"file": file})
    changed: dict[str, Any] = {}
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if isinstance(inner, Model):
            changed[name] = in_file(inner, file)
        elif isinstance(inner, tuple) and any(isinstance(item, Model) for item in inner):
            changed[name] = tuple(in_file(item, file) for item in inner)
    return value.model_copy(update=changed) if changed else value


def _as_printed(value: Any) -> Any:
    """A dumped value without what only the program itself needs, and without what a place does not tell."""
    if isinstance(value, list):
        return [_as_printed(item) for item in value]
    if not isinstance(value, dict):
        return value
    printed = {name: _as_printed(inner) for name, inner in value.items() if name not in _NOT_PRINTED}
    if "evidence" in value:
        printed["confidence"] = printed.pop("confidence")  # behind the value
        printed["evidence"] = [{k: v for k, v in place.items() if v is not None} for place in value["evidence"]]
    return printed
