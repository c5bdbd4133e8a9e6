"""Planmaker: exercise content and a person's choices in, an illustrated plan and a calendar out."""

__version__ = "0.1.0"
