"""Every sentence that a reader sees, in both languages, and what says them."""
