"""Takes the open record and what reviewers wrote into drafts; keeps it as proposed corrections for a person.

Nothing is applied by itself. What a person accepts becomes a decision, with its history (`records.deciding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, insert, select, update

from records.catalogue import RECOGNITIONS
from records.deciding import put_decision
from records.errors import RecordError
from records.folding import fold, nfc
from records.merging import DECIDABLE, WITHDRAWN, value_of
from records.proposals import Proposal
from records.relinking import PROGRAM, survivor, survivors
from records.stages import Suggestion, SuggestionState
from records.tables import proposals, reading, suggestions, writing

if TYPE_CHECKING:
    from records.store import Record

_NOT_A = {
    "requested.code": "không phải tên danh hiệu, hình thức khen thưởng trong danh mục",
    "gender": "không phải nam hay nữ",
    "birth_date": "không phải ngày (ngày/tháng/năm), tháng hay năm",
}
_DAY = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_GENDERS = {"nam": "nam", "nữ": "nu", "nu": "nu"}
_CITY_WORDS = (("thành phố", "tỉnh"), ("ủy ban nhân dân", "ubnd"))


def note_suggestions(record: Record, quarter: str, found: Sequence[Suggestion], *, at: datetime) -> list[Suggestion]:
    """Enters what is new of `found` and gives all that is open of the quarter, in the order of entry.

    The same correction is entered once, from whatever paper; one that she wrote anew takes the place of her last word;
    one that the record says by now closes by itself.
    """
    known = {each.proposal for each in suggestions_of(record, quarter, state="open")}
    as_it_is = {each.id: each for each in record.proposals(ids=known | {each.proposal for each in found})}
    with writing(record.engine, in_a_row=True) as connection:
        into = survivors(connection)
        for each in found:
            id_ = into.get(each.proposal, each.proposal)
            if each.field in DECIDABLE and not is_settled(each, as_it_is.get(id_)) and _is_known(connection, id_):
                _enter(connection, each.model_copy(update={"proposal": id_}), at=at)
        for row in _rows(connection, quarter, state="open"):
            id_ = into.get(row.proposal_id, row.proposal_id)
            if is_settled(_suggestion(row), as_it_is.get(id_)):
                _close(connection, row.id, "accepted", who=PROGRAM, at=at)
        return [_suggestion(row) for row in _rows(connection, quarter, state="open")]


def suggestions_of(record: Record, quarter: str, *, state: SuggestionState | None = None) -> list[Suggestion]:
    """The proposed corrections of a quarter in the order of entry, of one state or of all."""
    with reading(record.engine) as connection:
        return [_suggestion(row) for row in _rows(connection, quarter, state=state)]


def settle_suggestions(
    record: Record, quarter: str, ids: Iterable[int], *, is_accepted: bool, who: str, at: datetime
) -> list[Suggestion]:
    """Accepts or refuses them, all or nothing, and gives them as they now stand.

    Raises RecordError for a number that is not open in the quarter, and where the record does not take the value.
    """
    wanted = sorted(set(ids))
    with writing(record.engine, in_a_row=True) as connection:
        known: Mapping[int, Row[Any]] = {row.id: row for row in _rows(connection, quarter)}
        if is_accepted:
            _refuse_contradictions([known[id_] for id_ in wanted if id_ in known])
        for id_ in wanted:
            row = known.get(id_)
            if row is None:
                raise RecordError(
                    f"Quý {quarter} không có đề xuất sửa số {id_}.",
                    hint=f"Xem các đề xuất: tdkt council corrections {quarter}",
                    code="KHONG_CO_DE_XUAT",
                )
            if row.state != "open":
                raise RecordError(
                    f"Đề xuất sửa số {id_} đã được {row.decided_by} giải quyết.",
                    hint="Muốn đổi nữa thì sửa thẳng giá trị trong sổ.",
                    code="DA_GIAI_QUYET",
                )
            if is_accepted:
                _accept(connection, record, _suggestion(row), who=who, at=at)
            _close(connection, id_, "accepted" if is_accepted else "refused", who=who, at=at)
        return [_suggestion(row) for row in _rows(connection, quarter) if row.id in wanted]


def _refuse_contradictions(rows: Sequence[Row[Any]]) -> None:
    """Two papers may say two things of one value: only a person can choose."""
    said: dict[tuple[str, str], Row[Any]] = {}
    for row in rows:
        other = said.setdefault((row.proposal_id, row.field), row)
        if _plain(other.new) != _plain(row.new):
            raise RecordError(
                f"Đề xuất số {other.id} và số {row.id} ghi hai giá trị khác nhau cho một mục của {row.proposal_id}.",
                hint=f"Nhận một, bỏ một: --accept {other.id} rồi --refuse {row.id}, hoặc ngược lại.",
                code="GIA_TRI_SAI",
            )


def is_settled(suggestion: Suggestion, proposal: Proposal | None) -> bool:
    """Whether the record says already what was written; None is a proposal that stands in no list any more."""
    if suggestion.field == WITHDRAWN or proposal is None:
        return proposal is None
    value = value_of(proposal, suggestion.field)
    return _plain(as_recorded(suggestion.field, suggestion.new)) == _plain(value)


def as_recorded(field: str, words: str | None) -> str | None:
    """The value that a field of the record keeps for what a paper prints; None where the words say no such value."""
    if not words:
        return None
    match field:
        case "requested.code":
            return code_of(words)
        case "gender":
            return _GENDERS.get(_plain(words))
        case "birth_date":
            found = _DAY.fullmatch(words.strip())
            return "-".join(part.zfill(2) for part in reversed(found.groups()) if part) if found else None
        case _:
            return words


def code_of(words: str | None) -> str | None:
    """The code of a recognition that is named by its code or by the catalogue's name, also as a city says it."""
    if not words:
        return None
    if words in RECOGNITIONS:
        return words
    return next((code for code, name in RECOGNITIONS.items() if _in_province(name) == _in_province(words)), None)


def _in_province(words: str) -> str:
    words = fold(words)
    for city, province in _CITY_WORDS:
        words = words.replace(fold(city), fold(province))
    return words


def _accept(connection: Connection, record: Record, suggestion: Suggestion, *, who: str, at: datetime) -> None:
    value = as_recorded(suggestion.field, suggestion.new)
    if suggestion.field == WITHDRAWN:
        by = f" ({suggestion.who})" if suggestion.who else ""
        value = f"Gạch tên trong “{suggestion.file}”{by}"
    elif value is None and suggestion.new:
        raise RecordError(
            f"“{suggestion.new}” {_NOT_A[suggestion.field]}.",
            hint="Sửa thẳng giá trị trong sổ, rồi bỏ đề xuất này.",
            code="GIA_TRI_SAI",
        )
    put_decision(connection, suggestion.proposal, suggestion.field, value, who=who, at=at, units=record.units)


def _enter(connection: Connection, told: Suggestion, *, at: datetime) -> None:
    """A new row, or her new word in the place of the one that is still open from the same paper."""
    same = select(suggestions).where(suggestions.c.proposal_id == told.proposal, suggestions.c.field == told.field)
    rows = connection.execute(same.order_by(suggestions.c.id)).all()
    if any(_plain(row.new) == _plain(told.new) for row in rows):
        return
    values = {**told.model_dump(include={"old", "new", "paper", "file", "who", "written"})}
    mine = next((row for row in rows if row.state == "open" and row.paper == told.paper), None)
    if mine is not None:
        connection.execute(update(suggestions).where(suggestions.c.id == mine.id).values(**values, at=at))
        return
    key = {"quarter": told.quarter, "proposal_id": told.proposal, "field": told.field}
    connection.execute(insert(suggestions).values(**key, **values, state="open", at=at))


def _close(connection: Connection, id_: int, state: SuggestionState, *, who: str, at: datetime) -> None:
    told = {"state": state, "decided_by": who, "decided_at": at}
    connection.execute(update(suggestions).where(suggestions.c.id == id_).values(**told))


def _rows(connection: Connection, quarter: str, *, state: SuggestionState | None = None) -> list[Row[Any]]:
    statement = select(suggestions).where(suggestions.c.quarter == quarter).order_by(suggestions.c.id)
    if state is not None:
        statement = statement.where(suggestions.c.state == state)
    return list(connection.execute(statement))


def _is_known(connection: Connection, id_: str) -> bool:
    found = select(proposals.c.id).where(proposals.c.id == survivor(connection, id_))
    return connection.execute(found).first() is not None


def _suggestion(row: Row[Any]) -> Suggestion:
    told = {name: value for name, value in row._mapping.items() if name in Suggestion.model_fields}
    return Suggestion(**told, proposal=row.proposal_id)


def _plain(text: str | None) -> str:
    return nfc(text or "").casefold()
