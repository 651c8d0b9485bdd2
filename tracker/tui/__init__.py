"""The full-screen program: the ledger on a screen, keys to acts. It calls the ledger's desk and holds no rules of its own."""
