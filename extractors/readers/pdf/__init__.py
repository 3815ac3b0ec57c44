"""A PDF comes in, a Paper goes out: text, rules, signatures, hidden text; scanned pages are left to `scan`."""

__all__: list[str] = []
