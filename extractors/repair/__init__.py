"""Text of any old encoding comes in, Unicode goes out with what was repaired; file formats are left to readers."""

__all__: list[str] = []
