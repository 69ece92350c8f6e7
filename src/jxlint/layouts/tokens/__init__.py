"""A form as a row of tokens, whatever has become of its cells, and what stands in them: names, values, money."""
