"""Exercises, programmes and safety texts, as data."""
