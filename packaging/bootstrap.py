"""Sets everything up and starts the app, or the tests; standard library alone.

    python3 packaging/bootstrap.py run [--without-language-model] [arguments for the app]
    python3 packaging/bootstrap.py test [arguments for pytest]

This one file also parses on Pythons that are too old, so that they get a sentence and not a syntax error; everything
else is in ``set_up`` beside it.
"""

import sys


def main(arguments: "list[str]") -> int:
    """Exit code of the app or the tests; 1 when set-up failed, 2 for a wrong command, 130 when interrupted."""
    if sys.version_info < (3, 11):
        running = "%d.%d" % sys.version_info[:2]
        sys.stderr.write(
            "The diary needs Python 3.11 or newer, and this is Python " + running + ". "
            "Install a newer one and start it by name, for example: python3.11 packaging/bootstrap.py run\n"
        )
        return 1
    sys.dont_write_bytecode = True  # the checkout stays as it was cloned
    from set_up.verbs import main as carry_out

    return carry_out(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
