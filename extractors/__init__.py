"""A file comes in, a Reading goes out: kind, head, nominees with evidence; law and storing are left to others.

The door is `extractors.reading.read_file`; importing this package loads nothing.
"""

__all__: list[str] = []
