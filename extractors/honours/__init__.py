"""A workbook of earlier years comes in, the honours that its rows tell go out; whose they are is left to the record.

The door is `extractors.honours.reading`, run in a reading child.
"""

__all__: list[str] = []
