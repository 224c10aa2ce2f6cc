"""Raw cells in HTML and a title of the notebook that is a script.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from pathlib import Path

from nbformat.v4 import new_raw_cell

from tests.hostile.case import save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    raw = new_raw_cell(
        "<script>hostile_script()</script>", metadata={"raw_mimetype": "text/html", "format": "text/html"}
    )
    notebook.cells.insert(3, raw)
    notebook.metadata["title"] = "</title><script>hostile_script()</script>"
    notebook.metadata["language_info"] = {"name": "<script>hostile_script()</script>", "pygments_lexer": "python"}
    notebook.metadata["authors"] = [{"name": "<script>hostile_script()</script>"}]
    save(notebook, folder / "1_tensors.ipynb")
