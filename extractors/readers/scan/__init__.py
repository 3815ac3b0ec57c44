"""Pictures of pages come in, words with boxes and confidences go out; paragraphs and tables are left to `pages`."""

__all__: list[str] = []
