"""firsthand: many pages, one story: who has it at first hand, who only repeats it, where the versions part."""

__version__ = "0.1.0"
__all__ = ["__version__"]
