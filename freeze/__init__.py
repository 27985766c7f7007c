"""What the frozen application is built with; nothing here is part of the program."""
