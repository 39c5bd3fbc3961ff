"""The rules that the data of a demo obeys: pure functions over its specification.

Only the standard library is used here, because these modules are copied into the download of a prototype and run there on their own.
"""
