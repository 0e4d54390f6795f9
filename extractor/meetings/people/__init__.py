"""People: who is named, under which title, and what the text says they did.

In the order in which the data walks: `word_grid`, `title_heads`, `name_shapes`, `name_repair`,
`foreign_names`, `name_patterns`, `names` (who is named), `mentions` (coreference), `titles`, `coordination`
(lists), `cues`, `reported_speech`, `clauses`, `features` (what is said), `judge` (who was there, as what),
`organizations` (whom somebody stands for), `groups` (unnamed participants). `lexicon` reads the language
data of them all.
"""
