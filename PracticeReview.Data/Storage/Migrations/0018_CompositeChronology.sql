-- Significant Practice Events as they were written: vague dates, who was seen, and an identity that outlives a new version.

-- An event as others may refer to it. A row that stands unchanged in the next version of a chronology keeps its identity.
create table event_identities (
    id uuid not null constraint pk_event_identities primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    request_id uuid not null,
    constraint ak_event_identities_case_id_id_partnership_id unique (case_id, id, partnership_id),
    constraint fk_event_identities_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_event_identities_case_id_request_id_partnership_id on event_identities (case_id, request_id, partnership_id);

alter table significant_practice_events
    add id uuid null,
    add date_as_written text null,
    add earliest timestamp null,
    add latest timestamp null,
    add precision text null,
    add uncertain boolean not null default false,
    add bound text not null default 'Within',
    add source_page text not null default '',
    add who_was_seen text not null default '',
    add child_seen text not null default 'NotRecorded',
    add child_heard text not null default 'NotRecorded',
    add content_hash bytea not null default '';
-- What was taken before was an exact day, with or without a minute. Its hash is empty: no later row is taken for the same one.
update significant_practice_events set
    id = gen_random_uuid(),
    date_as_written = to_char(date, 'DD/MM/YYYY') || coalesce(to_char(time, ' HH24:MI'), ''),
    earliest = date + coalesce(time, '00:00'),
    latest = date + coalesce(time, '23:59'),
    precision = case when time is null then 'Day' else 'Time' end;
insert into event_identities (id, partnership_id, case_id, request_id) select id, partnership_id, case_id, request_id from significant_practice_events;
alter table significant_practice_events
    alter id set not null,
    alter date_as_written set not null,
    alter earliest set not null,
    alter latest set not null,
    alter precision set not null,
    alter uncertain drop default,
    alter bound drop default,
    alter source_page drop default,
    alter who_was_seen drop default,
    alter child_seen drop default,
    alter child_heard drop default,
    alter content_hash drop default,
    drop constraint pk_significant_practice_events,
    add constraint pk_significant_practice_events primary key (id),
    add constraint fk_significant_practice_events_event_identities_case_id_id_partnership_id
        foreign key (case_id, id, partnership_id) references event_identities (case_id, id, partnership_id);
create index ix_significant_practice_events_case_id_id_partnership_id on significant_practice_events (case_id, id, partnership_id);
create index ix_significant_practice_events_request_id_row_number on significant_practice_events (request_id, row_number);
-- The composite is read from its beginning, or between two days.
create index ix_significant_practice_events_case_id_earliest on significant_practice_events (case_id, earliest);

-- The rows of the versions before the one in force, as they were.
create table earlier_practice_events (
    id uuid not null,
    version integer not null,
    request_id uuid not null,
    row_number integer not null,
    partnership_id uuid not null,
    case_id uuid not null,
    date date not null,
    time time null,
    date_as_written text not null,
    earliest timestamp not null,
    latest timestamp not null,
    precision text not null,
    uncertain boolean not null,
    bound text not null,
    what_happened text not null,
    source_document text not null,
    source_page text not null,
    who_was_seen text not null,
    child_seen text not null,
    child_heard text not null,
    risk text not null,
    response text not null,
    impact text not null,
    partnership text not null,
    learning text not null,
    why_significant integer not null,
    content_hash bytea not null,
    constraint pk_earlier_practice_events primary key (id, version),
    constraint fk_earlier_practice_events_chronologies_request_id_version foreign key (request_id, version) references chronologies (request_id, version),
    constraint fk_earlier_practice_events_event_identities_case_id_id_partnership_id
        foreign key (case_id, id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_earlier_practice_events_request_id_version on earlier_practice_events (request_id, version);
create index ix_earlier_practice_events_case_id_id_partnership_id on earlier_practice_events (case_id, id, partnership_id);

-- Protection ----------------------------------------------------------------------------------------------------------

call access.protect('event_identities');
call access.open_to_case_staff('event_identities', 'select, insert');
create policy request_author on event_identities to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy given_by_author on event_identities as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[]));

call access.protect('earlier_practice_events');
call access.open_to_case_staff('earlier_practice_events', 'select, insert');
create policy request_author on earlier_practice_events to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy kept_by_author on earlier_practice_events as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[]));
