"""Paths and a reading function come in, answers of limited child processes go out; what is read is left to others."""

__all__: list[str] = []
