"""Pixels become an Embedding (a unit vector), and a heat map shows where the embedding came from."""
