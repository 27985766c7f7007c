"""Heat maps in the window: what is asked, how it is shown, and what is said of it."""
