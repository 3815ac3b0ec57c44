"""Builds the bundles among the papers (`g…`): papers that lie there, packed as offices send them, with their gold.

Run as `python -m tests.build_bundles` after a change here; what the mails themselves say is labelled by hand below.
"""

from __future__ import annotations

import io
import json
import struct
import sys
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "extractors"))

import parcels
from PIL import Image

PAPERS = Path(__file__).resolve().parent / "papers"
DAY = (2025, 11, 25, 8, 30, 0)
SENT = "Tue, 25 Nov 2025 08:30:00 +0700"

Files = dict[str, str]  # path in the bundle: name among the papers

ZIP: Files = {
    "Hồ sơ thi đua 2024/1. Tờ trình/Tờ trình BQL.docx": "d13-totrinh-bql-knc-giaykhen-2024.docx",
    "Hồ sơ thi đua 2024/2. Báo cáo/Báo cáo xã.docx": "d04-xa-giaykhen-chuyen-doi-so-2025.docx",
    "Hồ sơ thi đua 2024/3. Sáng kiến/GCN sáng kiến.docx": "d16-giay-chung-nhan-sang-kien-2020.docx",
}
OLD_ZIP: Files = {
    "Phường/Tờ trình phường.docx": "d11-totrinh-vanxuoi-phuong-2025.docx",
    "Phường/Biên bản họp phòng.docx": "d15-bienban-hop-phong-2022.docx",
}
RAR: Files = {
    "Bệnh viện/Báo cáo thành tích.pdf": "a01-benhvien-mau02-bang-khen-bo-y-te.pdf",
    "Xã/Tờ trình.docx": "a11-xa-to-trinh-dong-danh-so.docx",
}
OUTER: Files = {"Biên bản bỏ phiếu.docx": "e18-bienban-hop-xet-bo-phieu.docx"}
INNER: Files = {"Danh sách 2021.docx": "d14-danhsach-cstdcs-ldtt-2021.docx"}
MAIL: Files = {
    "Báo cáo thành tích đề nghị Bằng khen - bản trình ký.docx": "e01-ytdp-mau02-bang-khen-tinh-van-xuoi.docx",
    "Báo cáo CSTĐCS năm học.docx": "e02-thcs-cstdcs-nam-hoc-bon-cot.docx",
}
OUTLOOK: Files = {"Báo cáo CSTĐCS.docx": "d01-chicuc-tdc-cstdcs-2019.docx"}
FORWARDED: Files = {"Báo cáo LĐTT.docx": "d02-phong-khtc-ldtt-2020.docx"}
DON: Files = {"Đơn sáng kiến.docx": "e19-don-cong-nhan-sang-kien-nong-nghiep.docx"}

TABLE_LETTER = """<html><body><p>Kính gửi: Văn phòng Sở Khoa học và Công nghệ,</p>
<p>Phòng Kế hoạch - Tài chính đề nghị tặng Giấy khen của Giám đốc Sở năm 2025 cho các cá nhân sau:</p>
<table border="1"><tr><th>TT</th><th>Họ và tên</th><th>Chức vụ</th><th>Hình thức đề nghị</th></tr>
<tr><td>1</td><td>Lò Thị Mai Hiên</td><td>Chuyên viên</td><td>Giấy khen</td></tr>
<tr><td>2</td><td>Vi Văn Tuyển</td><td>Kế toán viên</td><td>Giấy khen</td></tr></table>
<p>Đơn sáng kiến gửi kèm. Trân trọng.</p></body></html>"""
PLAIN_LETTER = """Kính gửi Văn phòng Sở,

Trung tâm Thông tin đề nghị Sở xét tặng danh hiệu Lao động tiên tiến năm 2025 cho:
1. Ông Hà Quốc Tuấn, Phó Giám đốc Trung tâm;
2. Bà Nông Thị Bích Hợp, Viên chức Phòng Thư viện.
Hồ sơ giấy xin gửi sau qua văn thư.

Trân trọng./.
"""


def content_of(files: Files) -> dict[str, bytes]:
    return {name: (PAPERS / paper).read_bytes() for name, paper in files.items()}


def gold_of(files: Files, *, folder: str = "") -> list[dict[str, Any]]:
    """What stands in the papers, under their names in the bundle."""
    read = {name: json.loads((PAPERS / f"{paper}.json").read_text(encoding="utf-8")) for name, paper in files.items()}
    return [{"file": folder + name, **gold} for name, gold in read.items()]


def letter_gold(file: str, code: str, *nominees: dict[str, str]) -> dict[str, Any]:
    """A mail that asks for awards itself; of what kind such a paper is may be seen in two ways."""
    asked = [{"kind": "ca_nhan", **each, "requested": [{"code": code, "year": "2025"}]} for each in nominees]
    return {"file": file, "status": "needs_review", "read_as": "text", "nominees": asked}


def zipped(files: dict[str, bytes], *, junk: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in {**files, **({"__MACOSX/._Tờ trình.docx": b"\0\5\x16\7"} if junk else {})}.items():
            package.writestr(zipfile.ZipInfo(name, DAY), content)
    return stream.getvalue()


def zipped_in_tcvn3(files: dict[str, bytes]) -> bytes:
    """As a packer of the nineties wrote it: names typed in an old font, and nothing says so."""
    locals_, directory = b"", b""
    for name, content in files.items():
        raw = OLD_NAMES[name]
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0x4420, 0x5B79, zlib.crc32(content), len(content), len(content), len(raw), 0
        )
        directory += b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, len(locals_)) + raw
        locals_ += b"PK\x03\x04" + common + raw + content
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(locals_), 0)
    return locals_ + directory + b"PK\x05\x06" + end


OLD_NAMES = {
    "Phường/Tờ trình phường.docx": b"Ph\xad\xeang/T\xea tr\xd7nh ph\xad\xeang.docx",
    "Phường/Biên bản họp phòng.docx": b"Ph\xad\xeang/Bi\xaan b\xb6n h\xe4p ph\xdfng.docx",
}


def mail(subject: str, text: str, files: dict[str, bytes], *, markup: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Phòng Nội vụ <noivu@vi-du.vn>"
    message["To"] = "Văn phòng Sở <vanphong@vi-du.vn>"
    message["Date"] = SENT
    message["Subject"] = subject
    message["Message-ID"] = "<1@vi-du.vn>"
    message.set_content(text)
    if markup:
        message.add_alternative(markup, "html")
    for name, content in files.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=={number}==")  # a random one would change the file with each run
    return message


def logo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (120, 60), "#c00000").save(stream, "png")
    return stream.getvalue()


def bundles() -> dict[str, tuple[bytes, list[dict[str, Any]]]]:
    """Bytes and gold of each bundle, by its name among the papers."""
    signed = mail(
        "Hồ sơ khen thưởng năm 2025", "Kính gửi Văn phòng Sở,\nPhòng gửi hồ sơ như tệp kèm theo.\n", content_of(MAIL)
    )
    signed.add_attachment(logo(), maintype="image", subtype="png", filename="logo.png", disposition="inline", cid="<l>")
    table = mail("Đề nghị khen thưởng", "Kính gửi Văn phòng Sở", content_of(DON), markup=TABLE_LETTER)
    plain = mail("Đề nghị xét danh hiệu năm 2025", PLAIN_LETTER, {})
    words = {"subject": "Hồ sơ quý IV", "body": "Kính gửi anh chị.\r\nGửi kèm hồ sơ."}
    inner = {"subject": "Báo cáo", "body": "Gửi chị.", "files": list(content_of(FORWARDED).items())}
    inside = {"Đợt 2.7z": parcels.packed(content_of(INNER), "7zip"), **content_of(OUTER)}
    return {
        "g01-goi-zip-thu-muc.zip": (zipped(content_of(ZIP), junk=True), gold_of(ZIP)),
        "g02-goi-zip-ten-phong-cu.zip": (zipped_in_tcvn3(content_of(OLD_ZIP)), gold_of(OLD_ZIP)),
        "g03-goi-rar.rar": (parcels.rar5(content_of(RAR)), gold_of(RAR)),
        "g04-goi-trong-goi.zip": (zipped(inside), [*gold_of(OUTER), *gold_of(INNER, folder="Đợt 2.7z/")]),
        "g05-thu-kem-tep.eml": (signed.as_bytes(), gold_of(MAIL)),
        "g06-thu-bang-trong-thu.eml": (
            table.as_bytes(),
            [
                *gold_of(DON),
                letter_gold(
                    "Nội dung thư.html",
                    "GIAY_KHEN",
                    {"full_name": "Lò Thị Mai Hiên", "position": "Chuyên viên"},
                    {"full_name": "Vi Văn Tuyển", "position": "Kế toán viên"},
                ),
            ],
        ),
        "g07-thu-outlook.msg": (
            parcels.message(**words, files=list(content_of(OUTLOOK).items()), inner=[("Thư chuyển tiếp", inner)]),
            [*gold_of(OUTLOOK), *gold_of(FORWARDED, folder="Thư chuyển tiếp/")],
        ),
        "g08-thu-de-nghi-trong-thu.eml": (
            plain.as_bytes(),
            [
                letter_gold(
                    "Nội dung thư.txt", "LDTT", {"full_name": "Hà Quốc Tuấn"}, {"full_name": "Nông Thị Bích Hợp"}
                )
            ],
        ),
    }


def main() -> None:
    for name, (content, members) in bundles().items():
        (PAPERS / name).write_bytes(content)
        gold = {"kind": None, "read_as": "bundle", "members": members}
        (PAPERS / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
