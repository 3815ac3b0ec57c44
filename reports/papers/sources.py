"""Takes a proposal; numbers its files and says of each value in which of them and where it stands: “[1], trang 2”."""

from __future__ import annotations

from collections.abc import Sequence

from records import Evidence
from records.catalogue import DOCUMENT_KINDS
from records.proposals import Proposal
from reports.places import PLACES_SHOWN, place_in_words, printable


class NumberedSources:
    """The files of a proposal, each once, in the order in which they were linked."""

    def __init__(self, proposal: Proposal) -> None:
        self._numbers: dict[str, int] = {}
        self._kinds: dict[int, str] = {}
        self._aliases: dict[str, str] = {}
        for source in proposal.sources:
            name = printable(source.file)
            self._aliases |= {name: name, source.file: name, source.sha256: name}
            number = self._numbers.setdefault(name, len(self._numbers) + 1)
            if source.kind:
                self._kinds.setdefault(number, DOCUMENT_KINDS[source.kind])

    @property
    def lines(self) -> tuple[str, ...]:
        """ "[1] HS001.docx (Tờ trình)"."""
        return tuple(
            f"[{number}] {self._short(name)}" + (f" ({self._kinds[number].lower()})" if number in self._kinds else "")
            for name, number in self._numbers.items()
        )

    def shorten(self, text: str) -> str:
        """Files that a sentence names, without the archive or mail that brought them."""
        for name in sorted(self._numbers, key=len, reverse=True):
            text = text.replace(name, self._short(name))
        return text

    def _short(self, name: str) -> str:
        """The file's own name; with its folders where another file is called the same."""
        own = name.rpartition("/")[2]
        return own if sum(other.rpartition("/")[2] == own for other in self._numbers) == 1 else name

    def cite(self, evidence: Sequence[Evidence], sources: Sequence[str] = ()) -> str:
        """The first places; a file that the proposal does not have is named; none is guessed among several."""
        found: dict[str, list[str]] = {}
        for place in evidence:
            own = [place.file] if place.file else list(sources)
            for file in dict.fromkeys(map(self._named, own)) if own else [self._only()]:
                if file:
                    found.setdefault(file, []).append(place_in_words(place))
        if not evidence:
            found = {file: [] for file in map(self._named, sources) if file}
        told = [", ".join([file, *dict.fromkeys(filter(None, places))]) for file, places in found.items()]
        return "; ".join(told[:PLACES_SHOWN])

    def _named(self, file: str) -> str:
        name = self._aliases.get(file) or self._aliases.get(printable(file))
        if name is not None:
            return f"[{self._numbers[name]}]"
        return printable(file) if "." in file else ""  # else the name of a way of reading, not of a file

    def _only(self) -> str:
        """Where no file is named: all that it can be, none is guessed."""
        return " hoặc ".join(f"[{number}]" for number in self._numbers.values())
