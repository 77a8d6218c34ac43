"""Figures on public gold sets, one module a task; `gate` holds the floors that they may not fall below.

Each module has `measure(data, limit=None) -> dict[str, float]`: its figures on the gold sets in the folder `data`, over
the first `limit` items of each set where a limit is given.
"""
