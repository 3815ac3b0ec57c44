"""A batch of files through a real LibreOffice: opened and saved as a reviewer does who has no Word."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved_by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """All in one start; names are replaced by numbers, so that no file name is in the way."""
    paths = {name: folder / f"s{number:03d}.docx" for number, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    out = folder / "saved"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True, timeout=120)
    return {name: (out / path.name).read_bytes() for name, path in paths.items()}
