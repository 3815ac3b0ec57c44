"""Takes `tdkt people`; shows people's proposals over the quarters and who may be the same, or keeps a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.books import open_books
from flows.clock import now
from flows.terminal import say, show, show_json, show_table
from records.errors import SettingsError
from records.merging import printed_day
from records.settings import Settings

if TYPE_CHECKING:
    from records.people import People, Person
    from records.proposals import Proposal

SHOWN = 200  # people; who wants more of them asks by name or takes the JSON


def keep_word(settings: Settings, pair: tuple[str, str], *, is_same: bool, who: str | None) -> None:
    """Keeps that two proposals are of one person, or of two; raises SettingsError where nobody says who says so."""
    if not who or not who.strip():
        raise SettingsError("Thiếu tên người xác nhận.", hint="Thêm --who và họ tên của người xác nhận.")
    with open_books(settings) as record:
        record.tell_kinship(*pair, is_same=is_same, who=who.strip(), at=now())
    words = "là một người" if is_same else "không phải một người"
    say(f"Đã ghi: {pair[0]} và {pair[1]} {words} ({who.strip()}).")


def show_people(settings: Settings, name: str | None, *, json: bool) -> None:
    """Everybody with that name, or without a name those who came more than once or may be somebody else known."""
    with open_books(settings) as record:
        people, proposals = record.people(name)
    by_id = {proposal.id: proposal for proposal in proposals}
    chosen = [p for p in people.people if name or len(p.appearances) > 1 or p.id in people.suggested]
    if json:
        for person in chosen:
            show_json(_as_json(person, people, by_id))
        return
    if not chosen:
        show(f"Không có ai tên như “{name}” trong sổ." if name else "Chưa có ai được đề nghị ở nhiều hồ sơ.")
    for person in chosen[:SHOWN]:
        _show_person(person, people, by_id)
    if len(chosen) > SHOWN:
        show(f"Còn {len(chosen) - SHOWN} người nữa; thêm họ tên để tìm, hoặc --json.")
    for cut in people.cut:
        show(f"“{cut}”: quá nhiều người trùng tên, chỉ nêu một phần; cần ngày sinh đầy đủ.")


def _show_person(person: Person, people: People, by_id: dict[str, Proposal]) -> None:
    first = by_id[person.id].nominee
    born = ", ".join(printed_day(birth) for birth in sorted(person.births))
    show(f"{first.name}{f', sinh {born}' if born else ''}")
    rows = []
    for each in person.appearances:
        proposal = by_id[each.id]
        unit = proposal.known.unit.name if proposal.known.unit else each.unit
        rows.append([each.quarter, each.id, proposal.requested.text, unit])
    show_table(["Quý", "Đề nghị", "Danh hiệu, hình thức", "Đơn vị"], rows)
    for suggestion in people.suggested.get(person.id, ()):
        other = suggestion.other if suggestion.one == person.id else suggestion.one
        show(f"  Có thể cũng là {by_id[other].nominee.name}, {other}: {suggestion.text}.")
    show()


def _as_json(person: Person, people: People, by_id: dict[str, Proposal]) -> dict[str, Any]:
    return {
        "person": person.id,
        "name": by_id[person.id].nominee.name,
        "birth_dates": sorted(person.births),
        "proposals": [
            {
                "id": each.id,
                "quarter": each.quarter,
                "requested": by_id[each.id].requested.code,
                "year": by_id[each.id].requested.year,
                "unit": each.unit or None,
                "unit_id": known.id if (known := by_id[each.id].known.unit) else None,
            }
            for each in person.appearances
        ],
        "suggestions": [
            {"person": s.other if s.one == person.id else s.one, "reason": s.reason, "text": s.text}
            for s in people.suggested.get(person.id, ())
        ],
    }
