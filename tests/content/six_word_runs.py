"""Runs of six words, by which a copied sentence is known.

`source_six_word_runs.txt` holds the runs of the article that the seven stretches come from, hashed: the article itself
is not ours to pass on. Written by::

    python tests/content/six_word_runs.py article.txt > tests/content/source_six_word_runs.txt
"""

import re
import sys
from hashlib import sha256
from pathlib import Path

LENGTH = 6
HASHES = Path(__file__).with_name("source_six_word_runs.txt")


def words(text):
    """The words of a text in lower case, without punctuation; an apostrophe joins."""
    return re.findall(r"[^\W_]+", re.sub("['\u2019]", "", text.lower()))


def runs(text):
    """Every run of six words, as one string each."""
    said = words(text)
    return {" ".join(said[at : at + LENGTH]) for at in range(len(said) - LENGTH + 1)}


def hashed(run):
    """The first 16 hexadecimal digits of a run's SHA-256."""
    return sha256(run.encode()).hexdigest()[:16]


def copied(text, source):
    """The runs of a text that are among the hashed runs of the source."""
    return {run for run in runs(text) if hashed(run) in source}


if __name__ == "__main__":
    article = Path(sys.argv[1]).read_text("utf-8")
    sys.stdout.write("".join(f"{line}\n" for line in sorted(hashed(run) for run in runs(article))))
