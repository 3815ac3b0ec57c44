"""A Word document comes in, where it departs from NĐ 30/2020 goes out; the decree's rows are data, beside this."""

from reports.decree.findings import FormFinding, FormReport
from reports.decree.lint import lint_pdf, lint_word
from reports.decree.table import decree, margins, paper_size, sizes

__all__ = ["FormFinding", "FormReport", "decree", "lint_pdf", "lint_word", "margins", "paper_size", "sizes"]
