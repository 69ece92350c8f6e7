"""A form in the making: what is read of its projects goes here, and out comes the document."""
