"""What a support desk wants to know, in the window."""
