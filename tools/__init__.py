"""Programs for developers of this repository. The product does not import them."""
