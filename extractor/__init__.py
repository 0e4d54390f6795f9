"""Chinese news about meetings, however polluted, into tables that can be trusted.

The rooms in the order in which the data walks through them: `reading`, `cleaning`, `language`,
`meetings`, `tables`, `store`. Importing this package loads no model and writes nothing.
"""

__version__ = "0.1.0"
