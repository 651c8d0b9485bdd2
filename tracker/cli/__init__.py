"""The command line: one family of commands a module, loaded only when called."""
