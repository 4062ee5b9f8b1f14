"""`python -m gtcpanel`."""

from gtcpanel.cli import main

if __name__ == "__main__":
    main()
