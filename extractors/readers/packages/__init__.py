"""A zip package of an office program comes in, its parts go out, or the reason why it is not opened."""

__all__: list[str] = []
