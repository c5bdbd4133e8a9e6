"""Content files to a checked library: parsing, decoding, cross-file rules."""
