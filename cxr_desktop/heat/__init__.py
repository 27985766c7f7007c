"""From raw heat maps to what is shown and said of them."""
