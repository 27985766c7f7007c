"""A file becomes a Radiograph, and a Radiograph becomes grey levels: one pipeline for screen and model."""
