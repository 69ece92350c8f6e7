"""What a county adds to jxlint."""
