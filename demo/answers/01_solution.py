"""Hands in the model solution: everything right.

Expected: 1_tensors 10, 2_keras 57, 3_tensorflow 20
"""
