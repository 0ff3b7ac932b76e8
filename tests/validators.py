"""Validators from outside: installing them into ``.tools`` and reading their reports.

``python tests/validators.py`` installs what is missing. Tests that need a validator are skipped without it, but fail
where ``CI`` is set.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TOOLS = Path(__file__).parents[1] / ".tools"
VERAPDF_VERSION = "1.30.2"
_VERAPDF = TOOLS / "verapdf" / VERAPDF_VERSION
_VERAPDF_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>tools</groupId><artifactId>verapdf</artifactId><version>1</version>
<dependencies><dependency>
<groupId>org.verapdf.apps</groupId><artifactId>cli</artifactId><version>{VERAPDF_VERSION}</version>
</dependency></dependencies>
</project>"""

Profile = Literal["ua1", "2a"]


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of a file."""

    passed: int
    """Checks made without a finding."""
    failures: tuple[str, ...]
    """Clause, test number and description of each rule that was broken."""


def missing_verapdf() -> str:
    """Why veraPDF can't be run; empty where it can."""
    if not shutil.which("java"):
        return "veraPDF needs Java 11 or later"
    if not any(_VERAPDF.glob("cli-*.jar")):
        return "veraPDF is not installed: python tests/validators.py"
    return ""


def need_verapdf() -> None:
    """Skip the running test without veraPDF; fail it in CI."""
    from tests.node_tools import need  # not importable when this file is run to install

    need(missing_verapdf())


def validate_pdfs(files: Sequence[bytes], profile: Profile) -> list[Verdict]:
    """Judge files by a profile, all by one start of veraPDF."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{index:04}.pdf") for index in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        report = _run_verapdf(paths, profile)
    jobs = {Path(job["itemDetails"]["name"]).name: job for job in report["report"]["jobs"]}
    return [_verdict(jobs[path.name]) for path in paths]


def _run_verapdf(paths: Sequence[Path], profile: Profile) -> dict[str, dict[str, list[dict]]]:
    # Its exit status only repeats the report.
    run = subprocess.run(
        [
            *("java", "-cp", f"{_VERAPDF}/*", "org.verapdf.apps.GreenfieldCliWrapper"),
            *("--format", "json", "--flavour", profile, *map(str, paths)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if not run.stdout.startswith("{"):
        raise RuntimeError(f"veraPDF made no report: {run.stderr}")
    return json.loads(run.stdout)


def _verdict(job: dict) -> Verdict:
    if "validationResult" not in job:
        raise RuntimeError(f"veraPDF could not judge a file: {job.get('taskException', job)}")
    (result,) = job["validationResult"]
    details = result["details"]
    failures = [
        f"{rule['clause']}-{rule['testNumber']}: {rule['description']}"
        for rule in details["ruleSummaries"]
        if rule["ruleStatus"] == "FAILED"
    ]
    if bool(failures) == result["compliant"]:
        raise RuntimeError("veraPDF's report contradicts itself")
    return Verdict(details["passedChecks"], tuple(failures))


def install_verapdf() -> None:
    """Fetch veraPDF and what it needs from Maven Central."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pom.xml").write_text(_VERAPDF_POM)
        command = ["mvn", "-q", "-B", "dependency:copy-dependencies"]
        subprocess.run(
            [*command, f"-DoutputDirectory={_VERAPDF}"], cwd=folder, check=True, timeout=600
        )


if __name__ == "__main__":
    if missing_verapdf():
        install_verapdf()
    sys.exit(missing_verapdf() or 0)
