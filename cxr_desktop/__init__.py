"""CXR Desktop: a chest X-ray in, the most similar cases of the hospital's library out. Offline, research use only."""

__version__ = "0.1.0"
