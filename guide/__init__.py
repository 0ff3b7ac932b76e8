"""A builder of study guides: structured source in, accessible PDF and EPUB out."""

__version__ = "0.1.0"
