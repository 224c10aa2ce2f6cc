"""What a source notebook tells about its cells: by what each is known again when a student's file has lost the ids."""

from __future__ import annotations

import ast
import dataclasses
import functools
import re
from pathlib import Path

from nbformat import NotebookNode

from examiner.course import Source, is_given, is_graded, is_solution
from examiner.names import names_of, parsed
from examiner.parser import composed

CODE_STUB = "# 여기에 코드를 작성하세요\nraise NotImplementedError"
TEXT_STUB = "여기에 답을 작성하세요."
STUB_ERROR = "NotImplementedError"
_BEGIN, _END = "### BEGIN SOLUTION", "### END SOLUTION"
_WORD = re.compile(r"\w+")
_MAX_WORDS = 5_000  # characters that are compared
_MIN_HEAD = 8  # a comment line of fewer characters is no landmark


@dataclasses.dataclass(frozen=True)
class Outline:
    """The landmarks of a source notebook.

    `order` numbers the cells. `texts` has what each reads like: as students see it, and as it stands in the source;
    `by_text` knows cells that nobody fills in by them. `heads` has the comment lines that begin one released solution
    cell and no other, `asked` the names that a code solution must define, `graded` the graded cell of its question,
    `models` the model answers, `fixed` the cells whose text always comes from the source: given and graded ones.
    """

    cells: dict[str, NotebookNode]
    order: dict[str, int]
    texts: dict[str, tuple[str, str]]
    by_text: dict[str, str]
    heads: dict[str, frozenset[str]]
    asked: dict[str, frozenset[str]]
    graded: dict[str, str]
    models: dict[str, str]
    fixed: frozenset[str]

    @classmethod
    def of(cls, source: Source) -> Outline:
        """Return the landmarks of `source`."""
        files = {question.test_file for question in source.questions}
        return cls._of(source, tuple(file.stat().st_mtime_ns for file in sorted(files)))

    @classmethod
    @functools.lru_cache(maxsize=32)
    def _of(cls, source: Source, _mtimes_ns: tuple[int, ...]) -> Outline:
        cells = {cell.id: cell for cell in source.cells}
        solutions = {name: cell for name, cell in cells.items() if is_solution(cell)}
        code = {name: cell for name, cell in solutions.items() if cell.cell_type == "code"}
        texts = {name: (key(visible(cell)), key(cell.source)) for name, cell in cells.items()}
        return cls(
            cells=cells,
            order={name: number for number, name in enumerate(cells)},
            texts=texts,
            by_text={text: name for name, pair in texts.items() if name not in solutions for text in pair},
            heads=_heads(solutions),
            asked={name: _asked(source, name, cell.source) for name, cell in code.items()},
            graded={question.id: question.grade_id for question in source.questions},
            models={name: key(cell.source.replace(_BEGIN, "").replace(_END, "")) for name, cell in solutions.items()},
            fixed=frozenset(name for name, cell in cells.items() if is_given(cell) or is_graded(cell)),
        )

    def is_manual(self, name: str) -> bool:
        """True for an answer in words."""
        return name in self.models and name not in self.asked

    def is_fixed(self, name: str) -> bool:
        """True for a cell whose text always comes from the source: given or graded."""
        return name in self.fixed

    def is_exact(self, name: str, text: str) -> bool:
        """True if a text is that of a cell which nobody fills in."""
        return text == self.cells[name].source or key(text) in self.texts[name]

    def end_of(self, name: str) -> int:
        """Return the number of the cell before which the work on a question must have run."""
        return self.order.get(self.graded.get(name, name), self.order[name])


def key(text: str) -> str:
    """Return a text as it is compared: composed letters, no blanks at the ends of lines or of the whole."""
    return "\n".join(line.rstrip() for line in composed(text).strip().splitlines())


def visible(cell: NotebookNode) -> str:
    """Return the text of a given cell, a graded cell or prose as students see it."""
    return str(cell.source).partition("### BEGIN HIDDEN TESTS")[0].strip()


def head_lines(text: str) -> frozenset[str]:
    """Return the comment lines of a text, with single blanks."""
    lines = (" ".join(composed(line).split()) for line in text.splitlines())
    return frozenset(line for line in lines if line.startswith("#") and len(line) >= _MIN_HEAD)


def is_stub(text: str) -> bool:
    """True for code that was left as it was released: comments and the raise, and nothing else."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")] in ([], [f"raise {STUB_ERROR}"])


def is_stub_above_code(text: str) -> bool:
    """True for code below a raise that was left from the release: it never runs."""
    above = (parsed(text) or [])[:-1]
    raised = [one.exc for one in above if isinstance(one, ast.Raise)]
    return any(isinstance(one, ast.Name) and one.id == STUB_ERROR for one in raised)


def is_unanswered(text: str) -> bool:
    """True for an answer in words that was left as it was released."""
    return key(text) in ("", TEXT_STUB)


def _heads(solutions: dict[str, NotebookNode]) -> dict[str, frozenset[str]]:
    lines = {name: head_lines(cell.source.partition(_BEGIN)[0]) for name, cell in solutions.items()}
    common = [line for found in lines.values() for line in found]
    return {name: frozenset(line for line in found if common.count(line) == 1) for name, found in lines.items()}


def _asked(source: Source, name: str, model: str) -> frozenset[str]:
    """Return the names of a model answer that hidden tests ask for; all of its names where they ask for none."""
    bound = names_of(model).bound
    question = next((question for question in source.questions if question.id == name), None)
    if question is None:
        return bound
    return bound & _parameters(question.test_file, question.test_class) or bound


def _parameters(file: Path, test_class: str) -> frozenset[str]:
    """Return the parameters of the tests of a class: a parameter's name is the student's name."""
    try:
        body = ast.parse(file.read_text(encoding="utf-8")).body
    except (OSError, SyntaxError, ValueError):
        return frozenset()  # Pytest tells the instructor what is wrong with the file.
    tests = next((part for part in body if isinstance(part, ast.ClassDef) and part.name == test_class), None)
    functions = [] if tests is None else [part for part in tests.body if isinstance(part, ast.FunctionDef)]
    return frozenset(argument.arg for function in functions for argument in function.args.args)


@functools.lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return a text as a line of its words: what is left when layout and punctuation do not count."""
    return " ".join(_WORD.findall(composed(text[:_MAX_WORDS])))
