"""Drawings of people and postures: as values (`drawing`) and as files (`svg`)."""
