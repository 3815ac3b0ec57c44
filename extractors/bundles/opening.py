"""Takes a bundle of any kind; unpacks it, and the bundles inside it, into a folder, and says what it holds."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from extractors.bundles.contents import Contents
from extractors.bundles.shelf import DEEPEST, NO_ROOM, Shelf, too_deep
from extractors.readers.kinds import BUNDLES, FileKind, sniff
from records.errors import InputError

_OPENERS: tuple[tuple[FileKind, str], ...] = (
    (FileKind.ZIP, "extractors.bundles.zips:open_zip"),
    (FileKind.ZIP_ENCRYPTED, "extractors.bundles.zips:open_zip"),
    (FileKind.RAR, "extractors.bundles.archives:open_rar"),
    (FileKind.SEVEN_ZIP, "extractors.bundles.archives:open_seven_zip"),
    (FileKind.TAR, "extractors.bundles.archives:open_tar"),
    (FileKind.GZIP, "extractors.bundles.archives:open_packed"),
    (FileKind.EML, "extractors.bundles.mail:open_mail"),
    (FileKind.MSG, "extractors.bundles.outlook:open_message"),
)


def open_bundle(path: Path, folder: Path, *, kind: FileKind | None = None, name: str = "") -> Contents:
    """What a bundle holds; the files to read lie in `folder` under the names of their members.

    Raises InputError where the bundle as a whole cannot be unpacked: broken, locked, or over the limits.
    """
    shelf = Shelf(folder, Contents())
    _open(path, kind or sniff(path), shelf, name=name or path.name)
    shelf.sum_up()
    return shelf.contents


def _open(path: Path, kind: FileKind, shelf: Shelf, *, name: str) -> None:
    """Puts the files of one bundle on the shelf, then those of the bundles among them."""
    first = len(shelf.contents.members)
    module, _, function = dict(_OPENERS)[kind].partition(":")
    getattr(import_module(module), function)(path, shelf, name=name)
    for member in list(shelf.contents.members[first:]):
        inner = shelf.folder / member.file
        if not member.is_letter and (inner_kind := sniff(inner)) in BUNDLES:
            _open_inside(inner, inner_kind, shelf, name=member.name)


def _open_inside(path: Path, kind: FileKind, shelf: Shelf, *, name: str) -> None:
    """A bundle inside a bundle: its files take its place, or it is put aside with the reason."""
    if shelf.depth >= DEEPEST:
        shelf.take_back(path)
        shelf.put_aside(name, too_deep())
        return
    try:
        _open(path, kind, shelf.inside(name), name=name)
    except InputError as exc:
        if exc.code == NO_ROOM:
            raise
        shelf.put_aside(name, exc)
    shelf.take_back(path)
