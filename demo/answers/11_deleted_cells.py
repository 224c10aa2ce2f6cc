"""Deletes a graded cell, `circle-tests`, and a solution cell, `gauss`.

The graded cell comes back from the source and costs nothing; without its solution cell problem 4 has no points.

Delete: circle-tests, gauss
Expected: 1_tensors 10, 2_keras 47, 3_tensorflow 20
"""
