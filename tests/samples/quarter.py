"""All samples of the quarter 2026-Q3, dossier by dossier."""

from tests.samples import digital_centre, metrology_branch, radiation_room, technology_room
from tests.samples.papers import Paper

PAPERS: tuple[Paper, ...] = (
    *technology_room.PAPERS,
    *digital_centre.PAPERS,
    *metrology_branch.PAPERS,
    *radiation_room.PAPERS,
)
