"""The words that forms are made of: labels, heads, levels, notes, what a page says of itself."""
