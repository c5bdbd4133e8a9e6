"""Turn a document or a plan into files: one package or module per format, each returning bytes."""

FORMATS = ("pdf", "ics", "json", "txt")
"""The formats of a plan, by the endings of its files."""

DEFAULT_FORMATS = ("pdf", "ics", "json")

PAGE_FORMATS = ("pdf", "txt")
"""The formats of pages without a plan."""
