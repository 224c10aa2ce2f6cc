"""A Markdown answer has attachments and references that are HTML.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    cell = notebook.cells[position(notebook, "tensors-summary")]
    cell.source = "![x](attachment:a.svg) ![y](attachment:b.png)"
    cell["attachments"] = {
        "a.svg": {"image/svg+xml": "PHN2ZyBvbmxvYWQ9aG9zdGlsZV9zY3JpcHQoKT4="},
        "b.png": {'image/png" onerror="hostile_script()': "eA==", "text/html": "<script>hostile_script()</script>"},
    }
    save(notebook, folder / "1_tensors.ipynb")
