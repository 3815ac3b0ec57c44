"""A Word document comes in, where it departs from NĐ 30/2020 goes out; the decree's rows are data, beside this."""

__all__: list[str] = []
