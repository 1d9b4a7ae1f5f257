"""The snippets of the documents and the notebook run as printed."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(), re.DOTALL)


def run(code: str, address: str, scope: dict[str, object]) -> None:
    exec(compile(code.replace("http://127.0.0.1:8080", address), "snippet", "exec"), scope)


@pytest.mark.parametrize("path", [ROOT / "docs" / "python.md", ROOT / "clients" / "python" / "README.md"], ids=lambda p: p.name)
def test_documents(path: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a snippet may write a file
    snippets = blocks(path, "python")
    assert snippets
    for snippet in snippets:
        run(snippet, address, {})


def test_notebook(address: str) -> None:
    notebook = json.loads((ROOT / "clients" / "python" / "examples" / "changzhou.ipynb").read_text())
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    scope: dict[str, object] = {}
    for cell in cells:
        run(cell, address, scope)
    assert cells


@pytest.mark.skipif(not shutil.which("Rscript"), reason="there is no R: install r-base to test docs/r.md")
def test_r(address: str) -> None:
    for snippet in blocks(ROOT / "docs" / "r.md", "r"):
        code = snippet.replace("http://127.0.0.1:8080", address)
        done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        assert "CN-320400" in done.stdout
