"""Results leave the program: JSON, CSV, and an HTML page that carries the research-use notice."""
