"""Papers of a quarter come in, its folder with every reviewer's edit goes out; how two papers merge is `revisions`."""

from reports.desk.kept import Archive, FoundCorrection
from reports.desk.laid import STATES, DeskResult, Laid
from reports.desk.laying import lay_papers
from reports.desk.telling import told_of

__all__ = ["STATES", "Archive", "DeskResult", "FoundCorrection", "Laid", "lay_papers", "told_of"]
