"""The facts of one person: their records, how they are read, and the schema that they follow."""
