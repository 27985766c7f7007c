"""Keys and mouse buttons: what they do, who has them, and the sheet on which a reader gives them to something else."""
