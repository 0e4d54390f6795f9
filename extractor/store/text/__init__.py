"""Full text over Chinese: words by jieba's dictionary, an inverted index in tables, BM25 in SQL."""
