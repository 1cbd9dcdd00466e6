"""Everything that a reader reads: sentences, reasons, letters, warnings and questions."""
