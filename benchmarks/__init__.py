"""How long things take: run ``python -m benchmarks``."""
