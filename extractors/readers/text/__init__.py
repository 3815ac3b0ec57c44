"""Plain text, Markdown and web pages come in, a Paper goes out; their encoding is found here."""

__all__: list[str] = []
