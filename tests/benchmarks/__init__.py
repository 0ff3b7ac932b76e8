"""How fast the builder is, measured beside Typst on the same content. See ``run.py``."""
