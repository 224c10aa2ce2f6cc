"""The types, dtypes, keys and names that a test's sentence repeats are HTML.

Holds: what a student's code shows, says or is called is text to whoever opens it: nothing in it runs.
"""

DESERVES = {"tensors": 1}
CELLS = {
    "tensors": r"""
scalar, vector = tf.constant(7), tf.zeros(6)
matrix, cube = tf.zeros((3, 2)), tf.zeros((3, 2, 5))
Bad = type("<script>hostile_script()</script>`<img src=x onerror=hostile_script()>`", (), {})
matrix_numpy = elementwise = product = every_second = last_column = reshaped = as_float16 = row = column = Bad()
cube_facts = {"rank": "<svg onload=hostile_script()>", "<script>x</script>": 1}
ragged = sparse = converted = words = Bad
""",
}
