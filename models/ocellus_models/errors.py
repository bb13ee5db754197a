"""The one error a user sees: a sentence that says what, where and how to mend it."""


class ModelsError(Exception):
    """Bad input. Its text is printed alone, without a traceback."""
