"""A paper that a person edited and the same paper drawn anew come in, the next version goes out; disk is the desk's."""

from reports.revisions.changes import WITHDRAWN, Change, Correction, Edit, Revised
from reports.revisions.revision import edits_in, revise

__all__ = ["WITHDRAWN", "Change", "Correction", "Edit", "Revised", "edits_in", "revise"]
