"""Check what IAM policies allow by AWS's own table of actions and resources, as cfn-lint brings it along.

Reads a JSON list of policy documents from standard input, and writes a JSON list with the findings of each: actions that
do not exist, that are given by a pattern, that are given for every resource though they take one, and that are given for
resources which they do not take.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from cfnlint.data import AdditionalSpecs
from cfnlint.helpers import ensure_list, load_resource

SERVICES = load_resource(AdditionalSpecs, "Policies.json")


def arn_patterns(service: str, kinds: list[str]) -> list[re.Pattern[str]]:
    """Make expressions of the forms that ARNs of these kinds have."""
    known = SERVICES[service]["Resources"]
    forms = [form for kind in kinds for form in known.get(kind.lower(), {}).get("ARNFormats", [])]
    return [re.compile(".*".join(re.escape(piece) for piece in re.split(r"\$\{\w+\}|\.\*", form))) for form in forms]


def action_problem(action: str, resources: list[str]) -> str | None:
    """Say what is wrong with an action for these resources."""
    if re.search(r"[*?]", action):
        return f"{action}: is a pattern"
    service, _, name = action.partition(":")
    known = SERVICES.get(service, {}).get("Actions", {}).get(name.lower())
    if known is None:
        return f"{action}: is not an action"
    kinds = ensure_list(known.get("Resources") or [])
    if "*" in resources:
        return f"{action}: takes a resource and is given for all" if kinds else None
    if not kinds:
        return f"{action}: takes no resource, so that it is given for none"
    patterns = arn_patterns(service, kinds)
    fits = any(pattern.fullmatch(resource) for pattern in patterns for resource in resources)
    return None if fits else f"{action}: takes none of {', '.join(resources)}"


def document_problems(document: dict[str, Any]) -> list[str]:
    """Find what is wrong with the statements that allow something."""
    return [
        f"{statement.get('Sid', '')}: {problem}"
        for statement in ensure_list(document["Statement"])
        if statement["Effect"] == "Allow"
        for action in ensure_list(statement["Action"])
        if (problem := action_problem(action, ensure_list(statement["Resource"]))) is not None
    ]


def main() -> None:
    """Answer for every document on standard input."""
    json.dump([document_problems(each) for each in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
