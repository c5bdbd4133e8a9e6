"""How each page of a plan is laid out: one module a kind of page."""
