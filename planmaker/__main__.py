"""Run the command line as ``python -m planmaker``."""

from planmaker.cli import main

main()
