"""All samples of the quarter 2026-Q3, dossier by dossier."""

from tests.samples import (
    application_centre,
    digital_centre,
    metrology_branch,
    outside_senders,
    radiation_room,
    school,
    single_papers,
    technology_room,
    unions,
)
from tests.samples.papers import Paper

PAPERS: tuple[Paper, ...] = (
    *technology_room.PAPERS,
    *digital_centre.PAPERS,
    *metrology_branch.PAPERS,
    *radiation_room.PAPERS,
    *single_papers.PAPERS,
    *outside_senders.PAPERS,
    *school.PAPERS,
    *unions.PAPERS,
    *application_centre.PAPERS,
)
