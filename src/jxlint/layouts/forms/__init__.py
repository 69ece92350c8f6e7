"""Forms of a project: fields by their labels, around tables of indicators."""
