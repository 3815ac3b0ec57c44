"""Commands, schedules and a watched folder come in, the steps of the other packages go out in order, retried and shown.

Order, retries, schedule and the command line; no rule, no parsing. Import the modules: the command line starts light
because nothing is imported here.
"""

__all__: list[str] = []
