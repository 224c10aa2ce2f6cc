"""Hands in the release as it is.

Untouched: yes
Expected: 1_tensors 0, 2_keras 0, 3_tensorflow 0
"""
