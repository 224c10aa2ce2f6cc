"""The command `examiner`. Each process of a local cluster imports what was started here, so it imports nothing."""


def main() -> None:
    """Run the command."""
    import gc
    import sys

    gc.disable()  # What is imported is no garbage; to look through it again and again takes a sixth of the time.
    if sys.argv[1:2] == ["grade"]:
        from examiner import early

        early.start(sys.argv[2:])
    from examiner.cli import main as command

    command()


if __name__ == "__main__":
    main()
