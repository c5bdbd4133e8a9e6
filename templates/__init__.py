"""Looks and words of the pages and the calendar, as data."""
