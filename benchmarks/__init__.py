"""Side-by-side measurements. Each module runs with one command and prints ratios, medians over interleaved rounds."""
