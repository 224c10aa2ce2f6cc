"""Hands in a text under the name of the second notebook; the other two are right.

Replace: 2_keras.ipynb with a text
Expected: 1_tensors 10, 2_keras 0, 3_tensorflow 20
"""
