"""`python -m cxr_desktop` is the same thing as `cxr`."""

from cxr_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
