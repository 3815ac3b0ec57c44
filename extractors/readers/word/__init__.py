"""Word and its older relatives come in, a Paper goes out; finding fields in it is left to `extractors.fields`."""

__all__: list[str] = []
