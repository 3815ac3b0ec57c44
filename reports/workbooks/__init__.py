"""The quarter's table comes in, the workbook to print, sign and pivot on goes out; counting is left to `tables`."""

from reports.workbooks.workbook import workbook_bytes, write_workbook

__all__ = ["workbook_bytes", "write_workbook"]
