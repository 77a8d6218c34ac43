"""Fuzzing of the readers: pages of strangers must not crash, hang or shift a span."""
