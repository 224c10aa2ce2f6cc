"""Registers an AST transformer that deletes every assert and raise of later cells.

Holds: tests run outside of the kernel, so an untouched answer stays at zero.
"""

DESERVES = {"tensors": 0}
CELLS = {
    "before tensors": r"""
import ast


class Blunt(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)

    visit_Raise = visit_Assert


get_ipython().ast_transformers.append(Blunt())
""",
}
