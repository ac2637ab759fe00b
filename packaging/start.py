"""What the bundled program runs."""

from livehead.__main__ import main

main()
