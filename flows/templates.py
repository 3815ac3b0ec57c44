"""Takes `tdkt templates check`, `list` and `restore`; says what is wrong in the Office's forms, what they may name."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.terminal import VietnameseCommand, VietnameseGroup, show, show_json, show_table
from records.errors import AppError, TemplateError
from records.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.drafting.mistakes import Mistake
    from reports.papers.forms import OfficeForm

WRONG_FORM = 2
OPTIONS = "[TÙY CHỌN]"
ORIGINAL = " (bản gốc)"
OFFICE_LISTS = {
    "can-cu.yaml": "căn cứ pháp luật",
    "lich-su.yaml": "lịch sử đã nhập đủ",
    "nhan.yaml": "nhãn và cách viết riêng",
}

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Mẫu văn bản của Văn phòng (templates/*.docx): kiểm tra, xem các biến, lấy lại mẫu ban đầu.",
    no_args_is_help=True,
)
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]


@app.command("check", cls=VietnameseCommand, options_metavar=OPTIONS)
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[TỆP]…", help="Các mẫu cần xem; không ghi là tất cả.")
    ] = None,
    json: Json = False,
) -> None:
    """Các mẫu viết đúng chưa; nêu mọi chỗ sai: tệp, đoạn, biến, tên gần đúng nhất. Có chỗ sai thì trả mã 2."""
    from reports.drafting.trials import try_form

    folder = load_settings().templates
    found = {form.file: (path, form) for path, form in _asked(folder, files)}
    wrong = 0
    for path, form in found.values():
        mistakes = try_form(path, form.model, form.lists)
        wrong += len(mistakes)
        if json:
            show_json(_as_json(form, mistakes))
            continue
        for mistake in mistakes:
            show(mistake.sentence())
        if mistakes:
            show(f"{path.name}: {len(mistakes)} chỗ sai.")
    broken = () if files else _broken_lists(folder)
    wrong += len(broken)
    for name, exc in broken:
        if json:
            show_json({"file": name, "about": OFFICE_LISTS[name], "mistakes": [{"sentence": exc.sentence()}]})
        else:
            show(exc.sentence())
    if not json:
        for line in _remarks(folder, {path for path, _ in found.values()}):
            show(line)
        show(f"Đã xem {len(found)} mẫu, {f'có {wrong} chỗ sai' if wrong else 'không có chỗ sai'}.")
    if wrong:
        raise typer.Exit(WRONG_FORM)


@app.command("list", cls=VietnameseCommand, options_metavar=OPTIONS)
def list_forms(
    file: Annotated[str | None, typer.Argument(metavar="[TỆP]", help="Mẫu cần xem các biến.")] = None,
    json: Json = False,
) -> None:
    """Có những mẫu nào; mẫu được nêu tên dùng được những biến nào."""
    from reports.papers.forms import FORMS
    from reports.papers.guide import GUIDE_FILE

    folder = load_settings().templates
    guide = (folder / GUIDE_FILE).read_text(encoding="utf-8") if (folder / GUIDE_FILE).is_file() else ""
    forms = [_form_of(Path(file))] if file else list(FORMS)
    if json:
        for form in forms:
            show_json({"file": form.file, "about": form.about, "variables": _variables(guide, form)})
    elif file:
        form = forms[0]
        show(f"{form.file}: {form.about}")
        show_table(("Biến", "Là gì"), [(name, words) for name, words in _variables(guide, form).items()])
    else:
        rows = [(form.file, form.about, "có" if (folder / form.file).is_file() else "THIẾU") for form in forms]
        show_table(("Mẫu", "Văn bản", "Trong thư mục"), rows)
        show("Xem các biến của một mẫu: tdkt templates list TỆP")


@app.command("restore", cls=VietnameseCommand, options_metavar=OPTIONS)
def restore(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Mẫu cần lấy lại bản ban đầu.", show_default=False)],
) -> None:
    """Đặt mẫu ban đầu vào thư mục mẫu; mẫu đang có không bị ghi đè, mẫu gốc nằm bên cạnh."""
    from reports.blanks.shipped import BUILDERS
    from reports.versions import keep_version

    folder, form = load_settings().templates, _form_of(Path(file))
    with tempfile.TemporaryDirectory() as held:
        BUILDERS[form.file](Path(held) / form.file)
        content = (Path(held) / form.file).read_bytes()
    own = folder / form.file
    if own.is_file() and own.read_bytes() == content:
        show(f"{own} đang là mẫu ban đầu, chưa sửa gì.")
        return
    stem = own.stem + (ORIGINAL if own.exists() else "")
    show(f"Mẫu ban đầu: {keep_version(folder, stem, own.suffix, content=content)}")


def _broken_lists(folder: Path) -> tuple[tuple[str, AppError], ...]:
    """The Office's lists beside the forms that cannot be read; van-phong.yaml and nguong.yaml were read before."""
    from extractors.phrasebook import FILE, read_phrasebook
    from records.complete_history import HISTORY_FILE, read_complete_history
    from reports.citations import CITATIONS_FILE, read_citations

    readers: dict[str, Callable[[Path], object]] = {
        CITATIONS_FILE: read_citations,
        HISTORY_FILE: read_complete_history,
        FILE: read_phrasebook,
    }
    found: list[tuple[str, AppError]] = []
    for name, read in readers.items():
        if name != CITATIONS_FILE and not (folder / name).is_file():
            continue  # all but the laws may be left out
        try:
            read(folder / name)
        except AppError as exc:
            found.append((name, exc))
    return tuple(found)


def _asked(folder: Path, files: list[Path] | None) -> list[tuple[Path, OfficeForm]]:
    """The files to look at, each with the form that it is: all forms, or those named, wherever they lie."""
    from reports.papers.forms import FORMS

    if not files:
        return [(folder / form.file, form) for form in FORMS]
    return [(path if path.exists() or path.parent != Path() else folder / path.name, _form_of(path)) for path in files]


def _form_of(path: Path) -> OfficeForm:
    """The form of a file's name, also of a copy “(bản gốc)” and of an old .doc."""
    from reports.drafting.mistakes import nearest_of
    from reports.papers.forms import FORMS

    stem = path.stem.removesuffix(ORIGINAL)
    form = next((each for each in FORMS if Path(each.file).stem == stem), None)
    if form is None:
        near = nearest_of(path.name, [each.file for each in FORMS])
        hint = f"Có phải {near}?" if near else "Xem các mẫu: tdkt templates list"
        raise TemplateError(f"Không có mẫu nào tên {path.name}.", hint=hint)
    return form


def _variables(guide: str, form: OfficeForm) -> dict[str, str]:
    """Each variable with the guide's words, then the parts of entries as the guide names them."""
    from reports.papers.guide import parts_of_lists, variables_of, words_of

    words, parts = words_of(guide, form), parts_of_lists(form)
    told: dict[str, str] = {}
    for name in variables_of(form):
        own = f"gồm {', '.join(parts[name])}" if name in parts else ""
        told[name] = "; ".join(filter(None, [words.get(name), own]))
    return {**told, **{name: text for name, text in words.items() if "." in name}}


def _remarks(folder: Path, seen: set[Path]) -> list[str]:
    """What is no mistake of a form, yet surprises: one that is open in Word, a file that nothing uses."""
    lines = []
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith("~$"):
            lines.append(f"Có mẫu đang mở trong Word ({path.name}): kết quả trên là của lần lưu gần nhất.")
        elif path not in seen and len(seen) > 1 and not path.stem.endswith(ORIGINAL):
            lines.append(f"{path.name} không phải mẫu nào của chương trình, không được dùng.")
    return lines


def _as_json(form: OfficeForm, mistakes: list[Mistake]) -> dict[str, Any]:
    return {
        "file": form.file,
        "about": form.about,
        "mistakes": [
            {
                "place": each.place or None,
                "paragraph": each.paragraph,
                "words": each.words,
                "name": each.name,
                "what": each.what,
                "nearest": each.nearest or None,
                "sentence": each.sentence(),
            }
            for each in mistakes
        ],
    }
