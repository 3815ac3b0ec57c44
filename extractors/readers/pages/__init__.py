"""Lines with their places on pages come in, paragraphs and tables go out; reading lines is left to others."""

__all__: list[str] = []
