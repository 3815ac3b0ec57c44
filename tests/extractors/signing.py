"""Certificates of invented people and units, and PDFs signed with them."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner, fields

UNIT = "Sở Khoa học và Công nghệ Sông Xanh"
_START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


class Authority:
    """A certificate authority that issues to whoever asks; its root is a PEM file."""

    def __init__(self, folder: Path, name: str = "CA thử nghiệm") -> None:
        self.folder, self.name = folder, name
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root = folder / f"{name}.pem"
        self.certificate = self._issue(name, None, self.key, is_root=True)
        self.root.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def signer(self, name: str, unit: str = UNIT) -> SimpleSigner:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        key_file, cert_file = self.folder / "key.pem", self.folder / "cert.pem"
        pem = serialization.Encoding.PEM
        key_file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        cert_file.write_bytes(self._issue(name, unit, key).public_bytes(pem))
        signer = SimpleSigner.load(str(key_file), str(cert_file), ca_chain_files=(str(self.root),))
        assert signer is not None
        return signer

    def _issue(self, name: str, unit: str | None, key: rsa.RSAPrivateKey, *, is_root: bool = False) -> x509.Certificate:
        names = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
        if unit:
            names.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit))
        own = ("key_cert_sign", "crl_sign") if is_root else ("digital_signature", "content_commitment")
        usage = {name: name in own for name in _USAGES}
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name(names))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(_START)
            .not_valid_after(_START + datetime.timedelta(days=20 * 365))
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
        )
        return builder.sign(self.key, hashes.SHA256())


def sign(source: Path, target: Path, signer: SimpleSigner, *, field: str = "ChuKy1", box: bool = True) -> Path:
    """Signs a PDF once more; with `box` the signature shows itself on the first page."""
    writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()), strict=False)
    place = (300, 60, 540, 130) if box else None
    fields.append_signature_field(writer, fields.SigFieldSpec(field, on_page=0, box=place))
    signed = PdfSigner(PdfSignatureMetadata(field_name=field), signer=signer).sign_pdf(writer)
    target.write_bytes(signed.getvalue())
    return target
