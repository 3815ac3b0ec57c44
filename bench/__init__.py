"""Files come in, CPU time, memory and accuracy go out as tables; reading them is left to the packages measured."""

__all__: list[str] = []
