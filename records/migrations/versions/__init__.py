"""One module for each step of the tables, oldest first; a step that was released is never changed."""

__all__: list[str] = []
