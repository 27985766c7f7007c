"""Where the frozen window starts."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()  # before anything is imported: a child process of ours starts here too
    from cxr_desktop.app import main

    raise SystemExit(main())
