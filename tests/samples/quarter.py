"""All samples of the quarter 2026-Q3, dossier by dossier."""

from tests.samples import digital_centre, technology_room
from tests.samples.papers import Paper

PAPERS: tuple[Paper, ...] = (*technology_room.PAPERS, *digital_centre.PAPERS)
