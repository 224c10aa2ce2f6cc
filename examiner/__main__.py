"""The command `examiner`. Each process of a local cluster imports what was started here, so it imports nothing."""


def main() -> None:
    """Run the command."""
    from examiner.cli import main as command

    command()


if __name__ == "__main__":
    main()
