"""What other programs and people take: one module a format."""
