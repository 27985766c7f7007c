"""The command line, `cxr`: composition root beside the window. It builds the objects and never imports Qt."""

from cxr_desktop.cli.program import main

__all__ = ["main"]
