"""The commands: options to values, values to words on the screen; the work is imported inside each."""
