-- Version 3: how often two persons met, counted anew with every load that changes something, so that questions
-- about all pairs of a large database need not join it with itself. Only pairs that met twice or more.

-- Key: a, b, with a < b.
create table store.pair(
    a integer not null, b integer not null, meetings integer not null, first date, last date);
