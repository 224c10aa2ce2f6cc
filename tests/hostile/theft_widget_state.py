"""Shows a widget view with state of its own that holds HTML.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

from pathlib import Path

from tests.hostile.case import position, save, solved

DESERVES = {"tensors": 10}


def submit(folder: Path, release: Path) -> None:
    notebook = solved(release)
    html = {"model_name": "HTMLModel", "state": {"value": "<img src=x onerror=hostile_script()>"}}
    state = {
        "version_major": 2,
        "version_minor": 0,
        "state": {"m": html | {"model_module": "@jupyter-widgets/controls"}},
    }
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": state}
    view = (
        "{'application/vnd.jupyter.widget-view+json': {'model_id': 'm', 'version_major': 2, 'x': '</script><script>x'}}"
    )
    cell = notebook.cells[position(notebook, "tensors")]
    cell.source += f"\nfrom IPython.display import display\n\ndisplay({view}, raw=True)"
    save(notebook, folder / "1_tensors.ipynb")
