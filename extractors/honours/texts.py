"""Takes the texts of many cells at once; gives the recognitions that each names, with years and decisions in it.

The house's phrases find them, as in every paper; all texts go through one Doc, since a Doc a cell would take minutes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extractors.document import Line, make_doc
from extractors.fields.recognitions import Award, attach_details, awards_of_collective, find_awards
from extractors.layout import Paper, Paragraph
from extractors.phrasebook import Phrasebook, phrasebook_in_force
from extractors.sandbox.pulse import beat
from records.errors import SettingsError

IN_ONE_DOC = 2_000  # texts
LONGEST = 2_000  # characters of a cell in which recognitions are looked for


class CellTexts:
    """Texts of cells read once each; those not announced are read when they are asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._awards: dict[tuple[str, bool], list[Award]] = {}
        try:
            self._phrases = phrasebook_in_force()
        except SettingsError:  # told by everything that reads papers; here only the house's own phrases count
            self._phrases = Phrasebook()

    def expect(self, texts: Iterable[str]) -> None:
        """Reads the texts that are not known yet."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._lines]
        for first in range(0, len(fresh), IN_ONE_DOC):
            part = fresh[first : first + IN_ONE_DOC]
            paragraphs = [Paragraph(text[:LONGEST], number=number) for number, text in enumerate(part)]
            doc = make_doc(Paper(blocks=list(paragraphs), read_as="spreadsheet"), self._phrases)
            by_number: dict[int, list[Line]] = defaultdict(list)
            for line in doc._.lines:
                by_number[line.paragraph.number].append(line)
            self._lines |= {text: by_number.get(number, []) for number, text in enumerate(part)}
            beat()

    def awards(self, text: str, *, of_collective: bool = False) -> list[Award]:
        """The recognitions of one text, each with the year, decision and authority that the text gives it."""
        key = (text, of_collective)
        if key not in self._awards:
            self.expect([text])
            find = awards_of_collective if of_collective else find_awards
            self._awards[key] = [
                award for line in self._lines[text] if (found := find(line)) for award in attach_details(line, found)
            ]
        return self._awards[key]
