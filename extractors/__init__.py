"""A file comes in, a Reading goes out: kind, head, nominees with evidence. Awards law and storing are left to others."""

__all__: list[str] = []
