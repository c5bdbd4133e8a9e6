"""Turn a document or a plan into files: one package or module per format, each returning bytes."""
