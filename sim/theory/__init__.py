"""Pure, cited functions of published models, without state and without random numbers of their own.

Arrays carry the run axis first. Every function is checked against its closed form or a published
table in `tests/theory`. "BK" marks a source cited from background knowledge.
"""
