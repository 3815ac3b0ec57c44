"""Readings and decisions come in, proposals with history go out; reading, judging, drafting are left to others."""

from records.errors import (
    AppError,
    DraftError,
    DuplicateFile,
    EncryptedFile,
    InputError,
    RecordError,
    RuleError,
    SettingsError,
    TemplateError,
    UnreadableFile,
    UnsafeFile,
    UnsupportedFile,
)
from records.folding import fold, name_order, nfc, unaccented
from records.offices import OfficeProfile
from records.proposals import (
    CheckedProposal,
    ConditionResult,
    Finding,
    InputRecord,
    Judgement,
    Proposal,
    Source,
)
from records.quarters import Quarter
from records.readings import (
    Classification,
    DocumentHead,
    Evidence,
    Field,
    Initiative,
    Nominee,
    Reading,
    Recognition,
)
from records.settings import Settings, load_settings

__all__ = [
    "AppError",
    "CheckedProposal",
    "Classification",
    "ConditionResult",
    "DocumentHead",
    "DraftError",
    "DuplicateFile",
    "EncryptedFile",
    "Evidence",
    "Field",
    "Finding",
    "Initiative",
    "InputError",
    "InputRecord",
    "Judgement",
    "Nominee",
    "OfficeProfile",
    "Proposal",
    "Quarter",
    "Reading",
    "Recognition",
    "RecordError",
    "RuleError",
    "Settings",
    "SettingsError",
    "Source",
    "TemplateError",
    "UnreadableFile",
    "UnsafeFile",
    "UnsupportedFile",
    "fold",
    "load_settings",
    "name_order",
    "nfc",
    "unaccented",
]
