"""Plans as documents and words, before any format."""
