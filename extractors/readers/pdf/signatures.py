"""Takes a PDF with digital signatures; gives who signed, when, and whether the bytes are still as they were signed.

All offline: no certificate or revocation list is fetched. The chain of certificates is checked only against those that
the Office has put into its folder. Shown, never required: a signature that cannot be examined is a note.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.layout import Doubt
from records.readings import DigitalSignature
from records.settings import certificates_folder

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MAX_SIGNATURES = 20
_MARK = b"/ByteRange"
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*\d{1,10}\s+\d{1,10}\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_CERTIFICATES = (".pem", ".cer", ".crt", ".der")
_UNKNOWN = "không rõ tên"


@dataclass(slots=True)
class Signed:
    """The signatures of a file in the order of signing, and what a reviewer has to know of them."""

    signatures: list[DigitalSignature] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_signatures(path: Path, *, certificates: Path | None = None) -> Signed:
    """The digital signatures of a PDF; nothing is imported where the file holds none."""
    if not _has_mark(path):
        return Signed()
    try:
        return _examine(path, certificates or certificates_folder())
    except MemoryError:
        raise
    except Exception as exc:  # whatever a file does to pyhanko, the paper itself is read
        sentence = f"Tệp có chữ ký số nhưng không kiểm tra được ({type(exc).__name__})."
        doubts = [Doubt("CHU_KY_HONG", f"{sentence} Sau chữ ký còn dữ liệu khác.")] if _goes_on(path) else []
        return Signed(notes=[sentence], doubts=doubts)


def _goes_on(path: Path) -> bool:
    """Whether more than blanks stands after the last signed byte, by the numbers in the file alone."""
    data = path.read_bytes()
    ends = [int(start) + int(length) for start, length in _BYTE_RANGE.findall(data)]
    return bool(ends) and bool(data[max(ends) :].strip(b"\x00 \t\r\n"))


def _has_mark(path: Path) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(_MARK) >= 0


def _examine(path: Path, certificates: Path) -> Signed:
    from pyhanko.pdf_utils.reader import PdfFileReader

    found = Signed()
    with path.open("rb") as file:
        reader = PdfFileReader(file, strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        embedded = reader.embedded_regular_signatures
        for signature in embedded[:MAX_SIGNATURES]:
            found.signatures.append(_read_signature(signature, _roots(certificates)))
        if not embedded:
            found.notes.append("Tệp có dấu vết chữ ký số nhưng không còn chữ ký nào trong tệp.")
        if len(embedded) > MAX_SIGNATURES:
            found.notes.append(f"Tệp có {len(embedded)} chữ ký số; chỉ kiểm tra {MAX_SIGNATURES} chữ ký đầu.")
        _judge(found, embedded)
    return found


def _read_signature(signature: EmbeddedPdfSignature, roots: tuple[Any, ...]) -> DigitalSignature:
    certificate = signature.signer_cert
    subject = certificate.subject.native
    at = _signing_time(signature)
    return DigitalSignature(
        signer=_name(subject.get("common_name")) or _UNKNOWN,
        organisation=_name(subject.get("organization_name")) or _name(subject.get("organizational_unit_name")),
        at=at.isoformat() if at is not None else None,
        unchanged=_is_intact(signature),
        covers_all=_covers_all(signature),
        trusted=_is_trusted(signature, roots, at) if roots else None,
    )


def _name(value: object) -> str | None:
    """A name of the certificate's subject; some have several."""
    parts = value if isinstance(value, list) else [value]
    return " ".join(", ".join(str(part) for part in parts if part).split()) or None


def _signing_time(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time of the timestamp in the signature, else the time that the signer's machine wrote."""
    from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute

    try:
        stamp = find_unique_cms_attribute(signature.signer_info["unsigned_attrs"], "signature_time_stamp_token")
    except NonexistentAttributeError:
        return signature.self_reported_timestamp
    stamped: datetime = stamp["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    return stamped


def _is_intact(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signed bytes have the digest that was signed, and the signature over it is the certificate's."""
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        intact, valid = validate_sig_integrity(
            signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
        )
    except SignatureValidationError:
        return False
    return bool(intact and valid)


def _covers_all(signature: EmbeddedPdfSignature) -> bool:
    """Whether nothing that changes the paper was added after signing; further signatures and stamps of time may."""
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    coverage = signature.evaluate_signature_coverage()
    signature.coverage = coverage  # type: ignore[assignment]  # pyhanko asks for it below, and types it as None
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    if coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    changes = signature.evaluate_modifications(DEFAULT_DIFF_POLICY)
    return not isinstance(changes, SuspiciousModification) and (
        changes.modification_level <= ModificationLevel.FORM_FILLING
    )


def _judge(found: Signed, embedded: Sequence[EmbeddedPdfSignature]) -> None:
    """Says what was changed: signed bytes, or what stands after the last signature."""
    broken = [each.signer for each in found.signatures if not each.unchanged]
    if broken:
        sentence = f"Nội dung tệp đã bị sửa sau khi ký số ({', '.join(broken)}): chữ ký không còn khớp với tệp."
        found.notes.append(sentence)
        found.doubts.append(Doubt("CHU_KY_HONG", f"{sentence} Xin đơn vị gửi lại bản đã ký."))
        return
    ends = [sum(list(each.byte_range)[-2:]) for each in embedded[:MAX_SIGNATURES]]
    last = max(range(len(ends)), key=ends.__getitem__, default=None)
    if last is not None and not found.signatures[last].covers_all:
        signer = found.signatures[last].signer
        sentence = f"Sau khi ký số ({signer}), tệp được thêm nội dung: trang có thể khác bản đã ký."
        found.notes.append(sentence)
        found.doubts.append(Doubt("CHU_KY_HONG", f"{sentence} Xin đơn vị gửi lại bản đã ký."))


def _is_trusted(signature: EmbeddedPdfSignature, roots: tuple[Any, ...], at: datetime | None) -> bool:
    """Whether the signer's certificate hangs on one of the roots, at the time of signing; nothing is fetched."""
    import asyncio

    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

    context = ValidationContext(
        trust_roots=list(roots),
        other_certs=list(signature.other_embedded_certs),
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=at if at is not None and at.tzinfo is not None else None,
    )
    try:
        asyncio.run(CertificateValidator(signature.signer_cert, validation_context=context).async_validate_path())
    except (PathError, ValidationError, ValueError):
        return False
    return True


@lru_cache(maxsize=4)
def _roots(folder: Path) -> tuple[Any, ...]:
    """The certificates that the Office trusts."""
    if not folder.is_dir():
        return ()
    from pyhanko.keys import load_certs_from_pemder

    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _CERTIFICATES)
    found = load_certs_from_pemder([str(path) for path in files])  # type: ignore[no-untyped-call]
    return tuple(found)
