"""Workbooks and delimited text come in, a Paper of lists and lines goes out; nothing is computed."""

__all__: list[str] = []
