"""What leaves the ledger for a reader: numbers computed once (`figures`), laid out once (`layout`), written in many formats."""
