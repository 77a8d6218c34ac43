"""Sentences, quotations, attribution, stance, times and quantities: who says what in one page, on whose word."""

from firsthand.statements.extraction import extract
from firsthand.statements.parsing import Parsed, Piece, parse
from firsthand.statements.settling import settle

__all__ = ["Parsed", "Piece", "extract", "parse", "settle"]
