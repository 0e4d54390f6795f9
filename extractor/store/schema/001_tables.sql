-- Version 1: the tables of the contract, put so that nothing is stored twice, and the people behind the
-- names.
--
-- Physical tables stand in the schema `store` and are joined by small integers; the views in `main` give the
-- contract back, column by column, and are what questions in SQL should use. Keys of texts and of the large
-- tables, named in the comments, carry no index: the loader holds them in the transaction that writes, and only
-- one process can write. An index over 200,000 article ids alone weighs 9 MB, three times the ids.

create schema store;

create table store.meta(key varchar primary key, value varchar not null);

-- One row for each load that was reported as finished.
create table store.load(load integer primary key, finished timestamp not null, source varchar not null,
                        articles integer not null, unchanged integer not null, failures integer not null);

-- `article` numbers are never used again; a replaced article gets a new one. `digest` tells a changed
-- article.
create table store.article(
    article integer primary key, article_id varchar not null, source varchar using compression zstd,
    title varchar using compression zstd, published varchar, script varchar, characters integer, annotations_removed integer, damaged_spans integer,
    meetings integer, warnings varchar, digest ubigint not null);

-- Evidence, once for all rows that quote it. Key: sentence.
create table store.sentence(
    sentence integer not null, article integer not null, "start" integer, "end" integer, raw_start integer,
    raw_end integer, text varchar using compression zstd);

-- `day` is the best known day: the first day where it is a full date, else the day of publication.
create table store.meeting(
    meeting integer primary key, meeting_id varchar not null, article integer not null, seq smallint not null,
    name varchar, type varchar, organization varchar, organization_full varchar, topic varchar, location varchar,
    date_text varchar, start_date varchar, end_date varchar, date_precision varchar, attendees integer,
    confidence double, sentence integer not null, day date);

-- A name as it is printed with a title: the grain at which namesakes are told apart.
-- `place` is where the title, the organisation or else the meeting is; '' if unknown. Key: the first four.
create table store.profile(
    profile integer primary key, name varchar not null, title varchar, organization varchar,
    place varchar not null, person integer);

-- Key: meeting, seq.
create table store.attendance(
    meeting integer not null, seq smallint not null, profile integer not null, role varchar, roles varchar,
    confidence double, sentence integer not null);

-- Key: meeting, seq.
create table store.participants(
    meeting integer not null, seq smallint not null, text varchar, role varchar, "start" integer, "end" integer,
    raw_start integer, raw_end integer);

create table store.mention(
    article integer not null, name varchar not null, title varchar, count integer, "start" integer,
    "end" integer, raw_start integer, raw_end integer);

create table store.failure(source varchar, article_id varchar, stage varchar, error varchar, message varchar);

-- A person: one name, or several joined by hand. `person_id` is what people type and read.
create table store.person(person integer primary key, person_id varchar not null unique, name varchar not null);

-- Names whose profiles wait to be told apart: written with every load, emptied when that is done.
create table store.unresolved(name varchar not null);

-- Printed names of organisations and their canonical ones; `source` says who decided (meetings, hand).
create table store.organization_name(
    name varchar primary key, organization varchar not null, source varchar not null);

-- Decisions made by hand, as in the file they come from.
create table store.correction(
    line integer not null, kind varchar not null, name varchar not null, organization varchar, title varchar,
    label varchar not null);

create view articles as
select article_id, source, title, published, script, characters, annotations_removed, damaged_spans, meetings,
       warnings
from store.article;

create view meetings as
select m.meeting_id, a.article_id, m.seq, m.name, m.type, m.organization, m.organization_full, m.topic,
       m.location, m.date_text, m.start_date, m.end_date, m.date_precision, m.attendees, m.confidence,
       s.text as evidence, s."start", s."end", s.raw_start, s.raw_end, m.day
from store.meeting m join store.article a using (article) join store.sentence s using (sentence);

create view attendees as
select m.meeting_id, a.article_id, t.seq, p.name, p.title, p.organization, t.role, t.roles, t.confidence,
       s.text as evidence, s."start", s."end", s.raw_start, s.raw_end, coalesce(q.person_id, p.name) as person_id
from store.attendance t join store.meeting m using (meeting) join store.article a on a.article = m.article
join store.profile p using (profile) join store.sentence s on s.sentence = t.sentence
left join store.person q using (person);

create view groups as
select m.meeting_id, a.article_id, g.seq, g.text, g.role, g."start", g."end", g.raw_start, g.raw_end
from store.participants g join store.meeting m using (meeting) join store.article a using (article);

create view mentions as
select a.article_id, m.name, m.title, m.count, m."start", m."end", m.raw_start, m.raw_end
from store.mention m join store.article a using (article);

create view failures as select * from store.failure;

create view people as
select coalesce(q.person_id, p.name) as person_id, p.name, count(*) as appearances, min(m.day) as first,
       max(m.day) as last
from store.attendance t join store.meeting m using (meeting) join store.profile p using (profile)
left join store.person q using (person)
group by all;

create view organizations as
select coalesce(n.organization, m.organization_full, m.organization) as organization, count(*) as meetings,
       min(m.day) as first, max(m.day) as last
from store.meeting m left join store.organization_name n on n.name = m.organization
where coalesce(m.organization_full, m.organization) is not null
group by all;
