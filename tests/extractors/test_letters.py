"""Mails: their files under right names, their words in a note or as a file, what is passed over and what is sealed."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import parcels
import pytest
from PIL import Image

from extractors.bundles import Contents, open_bundle
from extractors.readers.kinds import FileKind, sniff
from records.errors import UnreadableFile, UnsafeFile

SENT = "Thư của Phòng Nội vụ <noivu@vi-du.vn> gửi ngày 25/11/2026, tiêu đề “Gửi hồ sơ quý IV”."
LONG_NAME = "Báo cáo thành tích của đồng chí Nguyễn Thị Thùy Dương, Phó Trưởng phòng Quản lý chuyên ngành.docx"

Read = Callable[[bytes], tuple[dict[str, bytes], Contents]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Files by name and contents of a mail."""

    def read_bytes(content: bytes) -> tuple[dict[str, bytes], Contents]:
        path, folder = tmp_path / "thu", tmp_path / "mo"
        path.write_bytes(content)
        folder.mkdir()
        contents = open_bundle(path, folder)
        return {m.name: (folder / m.file).read_bytes() for m in contents.members}, contents

    return read_bytes


def mail(text: str = "Kính gửi Văn phòng Sở.\nTrân trọng.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Phòng Nội vụ <noivu@vi-du.vn>"
    message["To"] = "vanphong@vi-du.vn"
    message["Date"] = "Wed, 25 Nov 2026 10:00:00 +0700"
    message["Subject"] = headers.get("subject", "Gửi hồ sơ quý IV")
    message.set_content(text)
    return message


def attach(message: EmailMessage, name: str, content: bytes = b"x", kind: str = "application/octet-stream") -> None:
    main, _, sub = kind.partition("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)


def raw_mail(*parts: bytes) -> bytes:
    """A mail as bad programs write it, part by part."""
    head = b"From: a@vi-du.vn\r\nTo: b@vi-du.vn\r\nSubject: =?UTF-8?B?SOG7kyBzxqE=?=\r\nMIME-Version: 1.0\r\n"
    body = b"".join(b"\r\n--x\r\n" + part for part in parts)
    return head + b'Content-Type: multipart/mixed; boundary="x"\r\n' + body + b"\r\n--x--\r\n"


def test_files_of_a_mail_and_its_words(read: Read) -> None:
    message = mail()
    attach(message, LONG_NAME, b"mot")
    attach(message, "../../Tờ trình.pdf", b"hai", "application/pdf")
    files, contents = read(message.as_bytes())
    assert files == {LONG_NAME: b"mot", "Tờ trình.pdf": b"hai"}
    assert contents.notes == [SENT, "Nội dung thư: “Kính gửi Văn phòng Sở. / Trân trọng.”"]
    assert contents.doubts == []


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("rfc2231", b"Content-Disposition: attachment; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh.pdf"),
        (
            "in pieces",
            b"Content-Disposition: attachment;\r\n filename*0*=UTF-8''T%E1%BB%9D;\r\n filename*1*=%20tr%C3%ACnh.pdf",
        ),
        ("rfc2047", b'Content-Disposition: attachment; filename="=?UTF-8?B?VOG7nSB0csOsbmgucGRm?="'),
        ("in words", b'Content-Disposition: attachment; filename="=?UTF-8?Q?T=E1=BB=9D_tr?= =?UTF-8?Q?=C3=ACnh.pdf?="'),
        ("name of the type", b'Content-Type: application/pdf; name="=?UTF-8?B?VOG7nSB0csOsbmgucGRm?="'),
        ("bare bytes", 'Content-Disposition: attachment; filename="Tờ trình.pdf"'.encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_name_in_every_manner(read: Read, name: str, header: bytes) -> None:
    files, _ = read(raw_mail(header + b"\r\n\r\nx"))
    assert list(files) == ["Tờ trình.pdf"]


def test_long_letter_is_a_file_of_its_own(read: Read) -> None:
    message = mail("Kính gửi Văn phòng Sở.\n" + "Phòng xin báo cáo thêm về việc thu thập minh chứng.\n" * 12)
    attach(message, "a.pdf", b"a")
    files, contents = read(message.as_bytes())
    assert list(files) == ["a.pdf", "Nội dung thư.txt"]
    assert files["Nội dung thư.txt"].decode().startswith("Tiêu đề thư: Gửi hồ sơ quý IV\n\nKính gửi")
    assert [member.is_letter for member in contents.members] == [False, True]


def test_letter_that_asks_is_a_file_of_its_own(read: Read) -> None:
    message = mail("Đề nghị tặng Giấy khen cho bà Lê Thị Hoa.")
    attach(message, "a.pdf", b"a")
    files, contents = read(message.as_bytes())
    assert files["Nội dung thư.txt"].decode().startswith("TỜ TRÌNH\nGửi hồ sơ quý IV\n")
    assert contents.members[-1].named == ("Lê Thị Hoa",)


def test_letter_without_files_is_told(read: Read) -> None:
    files, contents = read(mail("Phòng gửi hồ sơ.").as_bytes())
    assert list(files) == ["Nội dung thư.txt"]
    assert ["không kèm tệp nào" in doubt.sentence for doubt in contents.doubts] == [True]


def test_letter_with_a_table_keeps_it(read: Read) -> None:
    message = mail()
    table = "<table><tr><td>1</td><td>Lê Thị Hoa</td><td>Giấy khen</td></tr></table>"
    message.add_alternative(
        f"<html><head><style>p{{}}</style></head><body><p>Kính gửi</p>{table}</body></html>", "html"
    )
    files, _ = read(message.as_bytes())
    assert table in files["Nội dung thư.html"].decode()


def test_files_that_lie_elsewhere_are_told(read: Read) -> None:
    message = mail("Hồ sơ nặng quá, em gửi theo đường dẫn https://drive.google.com/file/d/1AbC/view?usp=sharing ạ.")
    message.add_alternative('<p><a href="https://phongnv.sharepoint.com/:b:/s/hs">Báo cáo.pdf</a></p>', "html")
    attach(message, "a.pdf", b"a")
    _, contents = read(message.as_bytes())
    (doubt,) = contents.doubts
    assert doubt.code == "CHUA_DOC_HET"
    assert "drive.google.com, sharepoint.com" in doubt.sentence


def test_form_that_says_more_is_read(read: Read) -> None:
    message = mail("Thư này ở dạng HTML.")
    message.add_alternative("<p>Kính gửi Sở,</p><p>Đề nghị tặng Giấy khen năm 2025 cho ông Vi Văn Tuyển.</p>", "html")
    attach(message, "a.pdf", b"a")
    files, _ = read(message.as_bytes())
    assert "Vi Văn Tuyển" in files["Nội dung thư.txt"].decode()


def test_letter_only_in_markup(read: Read) -> None:
    message = mail()
    message.clear_content()
    message.set_content("<p>Kính gửi&nbsp;Sở,</p><p>Phòng gửi <b>Giấy khen</b>.</p><!-- <p>ẩn</p> -->", "html")
    files, _ = read(message.as_bytes())
    assert files["Nội dung thư.txt"].decode().splitlines()[2:] == ["Kính gửi Sở,", "Phòng gửi Giấy khen."]


def test_small_pictures_of_a_signature_are_passed_over(read: Read) -> None:
    message = mail()
    for name, size in (("logo.png", (300, 90)), ("anh-chup.png", (1240, 1754))):
        stream = io.BytesIO()
        Image.effect_noise(size, 80).save(stream, "png")
        message.add_attachment(stream.getvalue(), "image", "png", filename=name, disposition="inline", cid=f"<{name}>")
    files, contents = read(message.as_bytes())
    assert list(files) == ["anh-chup.png"]
    assert any("“logo.png”" in note for note in contents.notes)


def test_mail_inside_a_mail(read: Read) -> None:
    inner = mail("Chuyển tiếp hồ sơ.", subject="Hồ sơ/của Chi cục")
    attach(inner, "b.pdf", b"b")
    message = mail()
    message.add_attachment(inner)
    files, contents = read(message.as_bytes())
    assert files == {"Hồ sơ-của Chi cục.eml/b.pdf": b"b"}
    assert any("“Hồ sơ-của Chi cục.eml”: thư của Phòng Nội vụ" in note for note in contents.notes)


def test_winmail_gives_its_files(read: Read) -> None:
    message = mail()
    attach(message, "winmail.dat", parcels.winmail([(LONG_NAME, b"mot"), ("b.pdf", b"hai")]), "application/ms-tnef")
    assert read(message.as_bytes())[0] == {LONG_NAME: b"mot", "b.pdf": b"hai"}


def test_broken_winmail_is_told(read: Read) -> None:
    message = mail()
    attach(message, "winmail.dat", parcels.winmail([("a.pdf", b"mot"), ("b.pdf", b"hai" * 99)])[:-200])
    files, contents = read(message.as_bytes())
    assert files["a.pdf"] == b"mot"
    assert [(each.name, each.code) for each in contents.aside] == [("winmail.dat", "TEP_HONG")]


def test_sealed_and_distant_parts_are_put_aside(read: Read) -> None:
    message = mail()
    attach(message, "smime.p7m", b"x", "application/pkcs7-mime")
    attach(message, "smime.p7s", b"x", "application/pkcs7-signature")
    attach(message, "hop.ics", b"x", "text/calendar")
    files, contents = read(message.as_bytes())
    assert files == {}
    assert [each.name for each in contents.aside] == ["smime.p7m"]
    assert sum("Bỏ qua phần" in note for note in contents.notes) == 2


def test_mail_cut_short_is_told(read: Read) -> None:
    message = mail()
    attach(message, "a.pdf", b"a" * 3000)
    _, contents = read(message.as_bytes()[:-1000])
    assert [doubt.code for doubt in contents.doubts] == ["TEP_HONG"]


def test_file_in_the_manner_of_old_unix_is_told(read: Read) -> None:
    raw = b"From: a@vi-du.vn\r\nTo: b@vi-du.vn\r\nSubject: x\r\n\r\nbegin 644 a.docx\r\n#86)C\r\n`\r\nend\r\n"
    _, contents = read(raw)
    assert "CHUA_DOC_HET" in [doubt.code for doubt in contents.doubts]


def test_mails_of_a_mailbox(read: Read, tmp_path: Path) -> None:
    one = mail()
    attach(one, "a.pdf", b"a")
    box = b"From - Tue Nov 25 10:00:00 2026\n" + one.as_bytes()
    files, contents = read(box + b"\n\nFrom a@vi-du.vn Tue Nov 25 11:00:00 2026\n" + mail().as_bytes())
    assert sniff(tmp_path / "thu") is FileKind.EML
    assert files == {"a.pdf": b"a"}
    assert ["chứa 2 thư" in doubt.sentence for doubt in contents.doubts] == [True]


def test_mail_of_a_million_parts_is_not_parsed(read: Read) -> None:
    head = b"From: a@b.vn\r\nTo: c@d.vn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    with pytest.raises(UnsafeFile) as refused:
        read(head + b"--x\r\n\r\n\r\n" * 1_000_000)
    assert refused.value.code == "QUA_NHIEU_PHAN"


def test_hostile_mails_are_refused_or_read(read: Read) -> None:
    deep = b"From: a@b.vn\r\nTo: c@d.vn\r\n"
    for number in range(200):
        deep += b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (number, number)
    with pytest.raises(UnreadableFile) as refused:
        read(deep + b"\r\nx")
    assert refused.value.code == "TEP_HONG"


# --- Outlook


def outlook(**parts: Any) -> bytes:
    return parcels.message(**{"subject": "Gửi hồ sơ", "body": "Kính gửi Văn phòng.\r\nTrân trọng.", **parts})


def test_message_of_outlook(read: Read, tmp_path: Path) -> None:
    content = outlook(files=[(LONG_NAME, b"a" * 9000), ("Tờ trình.pdf", b"b")])
    files, contents = read(content)
    assert sniff(tmp_path / "thu") is FileKind.MSG
    assert files == {LONG_NAME: b"a" * 9000, "Tờ trình.pdf": b"b"}
    assert contents.notes[0] == "Thư của Phòng Nội vụ gửi ngày 18/08/2025, tiêu đề “Gửi hồ sơ”."
    assert contents.notes[1] == "Nội dung thư: “Kính gửi Văn phòng. / Trân trọng.”"


def test_message_inside_a_message(read: Read) -> None:
    deepest = {"subject": "3", "body": "", "files": [("sau.pdf", b"x")]}
    inner = {"subject": "2", "body": "", "files": [("c.pdf", b"c")], "inner": [("Thư 3", deepest)]}
    files, contents = read(outlook(inner=[("Thư 1", {"subject": "1", "body": "", "inner": [("Thư 2", inner)]})]))
    assert files == {"Thư 1/Thư 2/c.pdf": b"c"}
    assert [(each.name, each.code) for each in contents.aside] == [("Thư 1/Thư 2/Thư 3", "LONG_QUA_SAU")]


def test_broken_message_of_outlook(tmp_path: Path) -> None:
    path = tmp_path / "thu.msg"
    path.write_bytes(outlook(files=[("a.pdf", b"a" * 9000)])[:-4000])
    with pytest.raises(UnreadableFile) as refused:
        open_bundle(path, tmp_path, kind=FileKind.MSG)
    assert refused.value.code == "TEP_HONG"


@pytest.mark.parametrize("unit", ["<style ", "<!-- ", "<br ", "<body ", "<style></p", "<a b='"])
def test_tags_that_never_end_cost_little(read: Read, unit: str) -> None:
    started = time.process_time()
    read(mail_of_html(unit * 100_000))
    assert time.process_time() - started < 3  # half a minute for a pattern that looks for the end of each


def test_words_between_tags_are_read(read: Read) -> None:
    hidden = "<head><title>T</title><style>p{}</style></head>"
    _, contents = read(mail_of_html(f"<html>{hidden}<p>Số 5 &lt; 6 và 7 < 8</p><!-- x > y --><p>Kính <b>gửi</b></p>"))
    assert "Nội dung thư: “Số 5 < 6 và 7 < 8 / Kính gửi”" in contents.notes


def mail_of_html(markup: str) -> bytes:
    message = mail()
    message.set_content(markup, subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()
