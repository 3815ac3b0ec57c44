"""Files that the Office edits: whatever is wrong in one is told with its line, in Vietnamese, and quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.errors import SettingsError
from records.office_files import LONGEST_YAML, load_yaml


def told(path: Path, content: bytes | str) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SettingsError) as caught:
        load_yaml(path)
    return caught.value.message


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a: 1\n[x, y]: 2\n", 2, "khóa phải là một từ"),
        ("a: 1\n? {x: y}\n: 2\n", 2, "khóa phải là một từ"),
        ("a: 1\n2025-02-31: x\n", 2, "khóa “2025-02-31”: giá trị không có thật"),
        ("a: 1\nb: 2025-02-31\n", 2, "khóa “b”: giá trị không có thật"),
        (f"a: {'9' * 5000}\n", 1, "khóa “a”: giá trị không có thật"),
        ("a: !!timestamp x\n", 1, "khóa “a”: giá trị không có thật"),
        ("a: !!bool x\n", 1, "khóa “a”: giá trị không có thật"),
        ("__lines__: 5\n", 1, "khóa “__lines__” lặp lại"),
        ("a: &x\n- *x\n", 1, "trỏ vòng lại"),
        ("a:\n  <<: {b: 1}\n", 2, "dấu ! hoặc <<"),
        ("a: !x y\n", 1, "dấu ! hoặc <<"),
        ("a: 1\n---\na: 2\n", 2, "chỉ có một phần"),
        ("a: 1\nb: x\x07y\n", 2, "ký tự điều khiển"),
        (f"a:\n  {'[' * 60}{']' * 60}\n", 2, "lồng nhau quá nhiều tầng"),
        (f"a: {'[' * 5000}", 1, "lồng nhau quá nhiều tầng"),
        ("a: 1\n".encode("utf-16"), 1, "không phải văn bản UTF-8"),
        (b"a: 1\nb: \xd2\n", 2, "không phải văn bản UTF-8"),
    ],
)
def test_wrong_file_is_told_with_its_line(tmp_path: Path, content: bytes | str, line: int, words: str) -> None:
    message = told(tmp_path / "a.yaml", content)
    assert message.startswith(f"a.yaml, dòng {line}: ")
    assert words in message


def test_what_is_no_file_or_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(SettingsError, match="không phải là tệp"):
        load_yaml(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "khong-co")
    with pytest.raises(SettingsError, match="Thiếu tệp"):
        load_yaml(tmp_path / "b.yaml")
    assert "lớn hơn 1 MB" in told(tmp_path / "c.yaml", b"#" * (LONGEST_YAML + 1))


def test_windows_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert load_yaml(tmp_path / "a.yaml") == {"a": 1, "b": 2, "__lines__": {"": 1, "a": 1, "b": 2}}
