"""Takes what went wrong; gives one sentence and one hint in Vietnamese. Leaves the deciding to the caller.

AppError
  InputError        something is wrong with one file
    UnreadableFile  broken, empty or without any text
    UnsupportedFile a kind that is not read
    EncryptedFile   locked by a password
    UnsafeFile      too large, too deep, or not a plain file
    DuplicateFile   the same bytes were taken before
  RuleError         something is wrong in a rule file: file, line, key
  TemplateError     something is wrong with a template: template, place, variable
  DraftError        a new draft cannot find what the last one generated
  SettingsError     a setting is wrong: the program does not start
  RecordError       the record cannot be opened or written
"""

from __future__ import annotations

import errno

_SYSTEM_WORDS = {
    errno.ENOENT: "không có ở đó",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOSPC: "ổ đĩa đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.EEXIST: "có tệp khác trùng tên",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EBUSY: "đang bị chương trình khác giữ",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
}


def in_words(error: OSError) -> str:
    """Why the system refused, in Vietnamese where we know the words."""
    return _SYSTEM_WORDS.get(error.errno or 0, error.strerror or "lỗi hệ thống")


class AppError(Exception):
    """What happened (`message`, Vietnamese), what to do (`hint`) and a code that tests and logs can rely on."""

    code = "LOI"

    def __init__(self, message: str, *, hint: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code

    def sentence(self) -> str:
        """Message and hint as one line for a clerk."""
        return f"{self.message} {self.hint}".strip()


class InputError(AppError):
    code = "TEP_LOI"


class UnreadableFile(InputError):
    code = "KHONG_DOC_DUOC"


class UnsupportedFile(InputError):
    code = "KHONG_HO_TRO"


class EncryptedFile(InputError):
    code = "CO_MAT_KHAU"


class UnsafeFile(InputError):
    code = "KHONG_AN_TOAN"


class DuplicateFile(InputError):
    code = "TRUNG_TEP"


class RuleError(AppError):
    code = "QUY_TAC_SAI"


class TemplateError(AppError):
    code = "MAU_SAI"


class DraftError(AppError):
    code = "DU_THAO_LOI"


class SettingsError(AppError):
    code = "CAI_DAT_SAI"


class RecordError(AppError):
    code = "SO_GHI_LOI"
