"""What the bundled program runs."""

import multiprocessing

multiprocessing.freeze_support()  # the preview's window is a process of its own

from livehead.__main__ import main  # noqa: E402

main()
