-- What the review writes beside the events of a composite chronology. Agencies see none of it.

create table event_notes (
    id uuid not null constraint pk_event_notes primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    event_id uuid not null,
    text text not null,
    written_by uuid not null constraint fk_event_notes_staff_members_written_by references staff_members (id),
    written_at timestamptz not null,
    constraint fk_event_notes_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_event_notes_case_id_event_id_partnership_id on event_notes (case_id, event_id, partnership_id);
create index ix_event_notes_written_by on event_notes (written_by);

create table event_tags (
    event_id uuid not null,
    tag text not null,
    partnership_id uuid not null,
    case_id uuid not null,
    added_by uuid not null constraint fk_event_tags_staff_members_added_by references staff_members (id),
    added_at timestamptz not null,
    constraint pk_event_tags primary key (event_id, tag),
    constraint fk_event_tags_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_event_tags_case_id_event_id_partnership_id on event_tags (case_id, event_id, partnership_id);
create index ix_event_tags_case_id_tag on event_tags (case_id, tag);
create index ix_event_tags_added_by on event_tags (added_by);

create table event_links (
    id uuid not null constraint pk_event_links primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    event_id uuid not null,
    kind text not null,
    draft_passage_id uuid null constraint fk_event_links_draft_passages_draft_passage_id references draft_passages (id),
    words text not null,
    added_by uuid not null constraint fk_event_links_staff_members_added_by references staff_members (id),
    added_at timestamptz not null,
    constraint fk_event_links_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_event_links_case_id_event_id_partnership_id on event_links (case_id, event_id, partnership_id);
create index ix_event_links_draft_passage_id on event_links (draft_passage_id);
create index ix_event_links_added_by on event_links (added_by);

create table key_practice_episodes (
    id uuid not null constraint pk_key_practice_episodes primary key,
    partnership_id uuid not null constraint fk_key_practice_episodes_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_key_practice_episodes_cases_case_id references cases (id),
    name text not null,
    summary text not null,
    made_by uuid not null constraint fk_key_practice_episodes_staff_members_made_by references staff_members (id),
    made_at timestamptz not null,
    changed_by uuid not null constraint fk_key_practice_episodes_staff_members_changed_by references staff_members (id),
    changed_at timestamptz not null,
    constraint ak_key_practice_episodes_case_id_id_partnership_id unique (case_id, id, partnership_id)
);
create index ix_key_practice_episodes_partnership_id on key_practice_episodes (partnership_id);
create unique index ix_key_practice_episodes_case_id_name on key_practice_episodes (case_id, name);
create index ix_key_practice_episodes_made_by on key_practice_episodes (made_by);
create index ix_key_practice_episodes_changed_by on key_practice_episodes (changed_by);

create table episode_events (
    episode_id uuid not null,
    event_id uuid not null,
    partnership_id uuid not null,
    case_id uuid not null,
    added_by uuid not null constraint fk_episode_events_staff_members_added_by references staff_members (id),
    added_at timestamptz not null,
    constraint pk_episode_events primary key (episode_id, event_id),
    constraint fk_episode_events_key_practice_episodes_case_id_episode_id_partnership_id
        foreign key (case_id, episode_id, partnership_id) references key_practice_episodes (case_id, id, partnership_id),
    constraint fk_episode_events_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_episode_events_case_id_episode_id_partnership_id on episode_events (case_id, episode_id, partnership_id);
create index ix_episode_events_case_id_event_id_partnership_id on episode_events (case_id, event_id, partnership_id);
create index ix_episode_events_added_by on episode_events (added_by);

-- Whether two agencies tell of the same event: what somebody decided about a suggestion. The first is the one with the lower id.
create table match_decisions (
    first_event_id uuid not null,
    second_event_id uuid not null,
    partnership_id uuid not null,
    case_id uuid not null,
    is_same boolean not null,
    decided_by uuid not null constraint fk_match_decisions_staff_members_decided_by references staff_members (id),
    decided_at timestamptz not null,
    constraint pk_match_decisions primary key (first_event_id, second_event_id),
    constraint fk_match_decisions_event_identities_case_id_first_event_id_partnership_id
        foreign key (case_id, first_event_id, partnership_id) references event_identities (case_id, id, partnership_id),
    constraint fk_match_decisions_event_identities_case_id_second_event_id_partnership_id
        foreign key (case_id, second_event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_match_decisions_case_id_first_event_id_partnership_id on match_decisions (case_id, first_event_id, partnership_id);
create index ix_match_decisions_case_id_second_event_id_partnership_id on match_decisions (case_id, second_event_id, partnership_id);
create index ix_match_decisions_decided_by on match_decisions (decided_by);

-- An event that not everybody who is shown the chronology may see.
create table event_restrictions (
    event_id uuid not null constraint pk_event_restrictions primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    audience text not null,
    why text not null,
    restricted_by uuid not null constraint fk_event_restrictions_staff_members_restricted_by references staff_members (id),
    restricted_at timestamptz not null,
    constraint fk_event_restrictions_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_event_restrictions_case_id_event_id_partnership_id on event_restrictions (case_id, event_id, partnership_id);
create index ix_event_restrictions_restricted_by on event_restrictions (restricted_by);

-- Who is called what, where the chronology is shown or sent out anonymised.
create table pseudonyms (
    id uuid not null constraint pk_pseudonyms primary key,
    partnership_id uuid not null constraint fk_pseudonyms_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_pseudonyms_cases_case_id references cases (id),
    name text not null,
    role text not null,
    replaced_by text not null,
    also_called text not null,
    initials boolean not null,
    written_by uuid not null constraint fk_pseudonyms_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_pseudonyms_partnership_id on pseudonyms (partnership_id);
create index ix_pseudonyms_case_id on pseudonyms (case_id);
create index ix_pseudonyms_written_by on pseudonyms (written_by);

-- Protection ----------------------------------------------------------------------------------------------------------

-- Everybody who sees the professional material of the case reads what is written beside it; the business unit and the review
-- group write it, each in their own name.
create procedure access.open_to_annotators(opened regclass, author text, rights text) language plpgsql as $$
declare who text := $c$(select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])$c$;
begin
    call access.open_to_case_staff(opened, rights);
    execute format('create policy written_by_review on %s as restrictive for insert to practicereview_workspace
        with check ((%s) and %I = (select access.staff_id()))', opened, who, author);
    execute format('create policy changed_by_review on %s as restrictive for update to practicereview_workspace using (%s) with check ((%s) and %I = (select access.staff_id()))', opened, who, who, author);
    execute format('create policy removed_by_review on %s as restrictive for delete to practicereview_workspace using (%s)', opened, who);
end $$;
revoke execute on procedure access.open_to_annotators(regclass, text, text) from public;

call access.protect('event_notes');
call access.open_to_annotators('event_notes', 'written_by', 'select, insert, delete');
create policy own_note_removed on event_notes as restrictive for delete to practicereview_workspace using (written_by = (select access.staff_id()));

call access.protect('event_tags');
call access.open_to_annotators('event_tags', 'added_by', 'select, insert, delete');

call access.protect('event_links');
call access.open_to_annotators('event_links', 'added_by', 'select, insert, delete');

call access.protect('key_practice_episodes');
call access.open_to_annotators('key_practice_episodes', 'changed_by', 'select, insert, delete');
grant update (name, summary, changed_by, changed_at) on key_practice_episodes to practicereview_workspace;
create policy made_in_own_name on key_practice_episodes as restrictive for insert to practicereview_workspace with check (made_by = (select access.staff_id()));

call access.protect('episode_events');
call access.open_to_annotators('episode_events', 'added_by', 'select, insert, delete');

call access.protect('match_decisions');
call access.open_to_annotators('match_decisions', 'decided_by', 'select, insert, delete');
grant update (is_same, decided_by, decided_at) on match_decisions to practicereview_workspace;

call access.protect('event_restrictions');
call access.open_to_annotators('event_restrictions', 'restricted_by', 'select, insert, delete');
grant update (audience, why, restricted_by, restricted_at) on event_restrictions to practicereview_workspace;

call access.protect('pseudonyms');
call access.open_to_annotators('pseudonyms', 'written_by', 'select, insert, delete');
grant update (name, role, replaced_by, also_called, initials, written_by, written_at) on pseudonyms to practicereview_workspace;

-- A file that waits for its author to say how it is to be read. Only its author sees it.
create table awaiting_chronologies (
    request_id uuid not null constraint pk_awaiting_chronologies primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    file_name text not null,
    content bytea not null,
    decisions text not null,
    uploaded_at timestamptz not null,
    constraint fk_awaiting_chronologies_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_awaiting_chronologies_case_id_request_id_partnership_id on awaiting_chronologies (case_id, request_id, partnership_id);
alter table awaiting_chronologies alter column content set storage external;

-- Which column of an agency's own form is which of ours, as one of its authors said: for the next file of the same shape.
create table agreed_columns (
    agency_id uuid not null constraint fk_agreed_columns_agencies_agency_id references agencies (id),
    shape text not null,
    partnership_id uuid not null constraint fk_agreed_columns_partnerships_partnership_id references partnerships (id),
    columns text not null,
    agreed_by uuid not null constraint fk_agreed_columns_staff_members_agreed_by references staff_members (id),
    agreed_at timestamptz not null,
    constraint pk_agreed_columns primary key (agency_id, shape)
);
create index ix_agreed_columns_partnership_id on agreed_columns (partnership_id);
create index ix_agreed_columns_agreed_by on agreed_columns (agreed_by);

call access.protect('awaiting_chronologies');
create policy request_author on awaiting_chronologies to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
grant select, insert, update, delete on awaiting_chronologies to practicereview_workspace;

call access.protect('agreed_columns');
create policy own_agency on agreed_columns to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and agency_id = (select access.staff_agency()) and (select access.staff_has_role('AgencyAuthor')))
    with check (partnership_id = (select access.staff_partnership()) and agency_id = (select access.staff_agency()) and (select access.staff_has_role('AgencyAuthor'))
        and agreed_by = (select access.staff_id()));
grant select, insert on agreed_columns to practicereview_workspace;
grant update (columns, agreed_by, agreed_at) on agreed_columns to practicereview_workspace;
