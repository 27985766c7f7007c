"""What a film view is made of beside the film: words, the hand on the mouse, measures, the loupe, tags, windows."""
