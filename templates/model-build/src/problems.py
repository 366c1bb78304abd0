"""One way to report bad input: every problem at once, in sentences that say what to do."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable


class InputError(ValueError):
    """Input that cannot be used; holds every problem that was found."""

    about = "the input"

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class ClusterError(InputError):
    """Hosts of a job that do not come together, or lose each other."""

    about = "the other hosts"


def nearest(name: str, known: Iterable[str]) -> str:
    """Write ``, did you mean "x"`` when a known name is close to ``name``, else nothing."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    close = difflib.get_close_matches(name.lower(), by_lower, n=1)
    return f', did you mean "{by_lower[close[0]]}"' if close else ""


def quoted(names: Iterable[str], limit: int = 20) -> str:
    """Write names in quotes, separated by commas; long lists are cut and say so."""
    listed = [f'"{name}"' for name in names]
    rest = len(listed) - limit
    return ", ".join(listed[:limit]) + (f" and {rest} more" if rest > 0 else "")


def tell(name: str, error: InputError) -> None:
    """Write every problem of a script to the standard error.

    The toolkit of the PyTorch container gives as the reason of a failed training what begins with the first
    line that names one of Python's own errors, and nothing where there is none:
    https://github.com/aws/sagemaker-training-toolkit/blob/master/src/sagemaker_training/process.py
    """
    count = len(error.problems)
    problems = f"{count} problem{'s' if count > 1 else ''} with {error.about}"
    print(f"{name}: {ValueError.__name__}: {problems}:", file=sys.stderr)
    for problem in error.problems:
        print(f"  - {problem}", file=sys.stderr)


def run_script(name: str, main: Callable[[], None]) -> None:
    """Run a script's main function; bad input ends it with one readable message and exit code 1."""
    try:
        main()
    except InputError as error:
        tell(name, error)
        sys.exit(1)
