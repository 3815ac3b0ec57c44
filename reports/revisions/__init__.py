"""The program's last and new paper and the reviewer's file come in; one file with every edit goes out."""

__all__: list[str] = []
