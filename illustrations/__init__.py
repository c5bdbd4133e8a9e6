"""Finished drawings of the exercises, as SVG."""
