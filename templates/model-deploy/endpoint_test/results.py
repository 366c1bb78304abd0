"""Results for people, for CodeBuild's reports (JUnit) and for programs (JSON)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree as ET

from endpoint_test.checks import CheckResult


def line(result: CheckResult) -> str:
    """Write one result for the terminal."""
    return f"{'passed' if result.passed else 'FAILED'}  {result.name}: {result.detail}"


def write_junit(results: list[CheckResult], file: Path) -> None:
    """Write JUnit XML."""
    suite = ET.Element(
        "testsuite",
        name="endpoint",
        tests=str(len(results)),
        failures=str(sum(not result.passed for result in results)),
    )
    for result in results:
        case = ET.SubElement(
            suite, "testcase", classname="endpoint", name=result.name, time=f"{result.seconds:.3f}"
        )
        if not result.passed:
            ET.SubElement(case, "failure", message=result.detail)
    file.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(suite).write(file, encoding="unicode", xml_declaration=True)


def write_json(results: list[CheckResult], file: Path) -> None:
    """Write ``{"passed": bool, "checks": [{"name", "passed", "seconds", "detail"}]}``."""
    content = {
        "passed": all(result.passed for result in results),
        "checks": [asdict(result) for result in results],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{json.dumps(content, indent=2)}\n", encoding="utf-8")
