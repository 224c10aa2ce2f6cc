"""The command `examiner`. Each process of a local cluster imports what was started here, so it imports nothing."""


def main() -> None:
    """Run the command."""
    import gc

    gc.disable()  # What is imported is no garbage; to look through it again and again takes a sixth of the time.
    from examiner.cli import main as command

    command()


if __name__ == "__main__":
    main()
