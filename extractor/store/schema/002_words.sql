-- Version 2: an inverted index over the texts of articles, and the words of topics.
--
-- Postings are written in the order of words, load by load: DuckDB then skips what a question does not need, and
-- they pack to two or three bytes each. Keys, held by the loader: word; word, article; meeting, word.

-- `idf` is the weight of jieba's own table (how rare the word is in general text), for keywords.
create table store.word(word integer not null, text varchar not null, idf double not null);

-- `size` is the number of words of the article that were indexed, for BM25.
create table store.document(article integer not null, size integer not null);

create table store.posting(word integer not null, article integer not null, times utinyint not null);

create table store.topic_word(meeting integer not null, word integer not null);
