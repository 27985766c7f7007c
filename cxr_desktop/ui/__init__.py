"""The window: widgets that show values and emit intentions, a controller that decides, jobs that do the work."""
