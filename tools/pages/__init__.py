"""The guidance: what MkDocs asks for each page, filled from the law's data and from what the core answers."""
