-- What agencies are asked and what they return, and the files of all stages.

create table information_requests (
    id uuid not null constraint pk_information_requests primary key,
    partnership_id uuid not null constraint fk_information_requests_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_information_requests_cases_case_id references cases (id),
    agency_id uuid not null constraint fk_information_requests_agencies_agency_id references agencies (id),
    author_id uuid not null constraint fk_information_requests_staff_members_author_id references staff_members (id),
    why_asked text not null,
    letter text not null,
    sent_by uuid not null constraint fk_information_requests_staff_members_sent_by references staff_members (id),
    sent_at timestamptz not null,
    returned_at timestamptz null,
    return_kind text null,
    records_searched text null,
    constraint ak_information_requests_case_id_id_partnership_id unique (case_id, id, partnership_id)
);
create unique index ix_information_requests_case_id_agency_id on information_requests (case_id, agency_id);
create index ix_information_requests_partnership_id on information_requests (partnership_id);
create index ix_information_requests_agency_id on information_requests (agency_id);
create index ix_information_requests_author_id on information_requests (author_id);
create index ix_information_requests_sent_by on information_requests (sent_by);

create table agency_summaries (
    request_id uuid not null constraint pk_agency_summaries primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    involvement text not null,
    known_of_child text not null,
    key_practice text not null,
    immediate_learning text not null,
    files text not null,
    files_held_by text not null,
    has_no_events boolean not null,
    constraint fk_agency_summaries_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_agency_summaries_case_id_request_id_partnership_id on agency_summaries (case_id, request_id, partnership_id);

create table documents (
    id uuid not null constraint pk_documents primary key,
    partnership_id uuid not null constraint fk_documents_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_documents_cases_case_id references cases (id),
    kind text not null,
    subject_id uuid null,
    file_name text not null,
    media_type text not null,
    sha256 bytea not null,
    length bigint not null,
    uploaded_by uuid not null constraint fk_documents_staff_members_uploaded_by references staff_members (id),
    uploaded_at timestamptz not null,
    scan_state text not null,
    scan_verdict text null,
    scanned_at timestamptz null
);
create index ix_documents_partnership_id_sha256 on documents (partnership_id, sha256);
create index ix_documents_case_id on documents (case_id);
create index ix_documents_uploaded_by on documents (uploaded_by);
create index ix_documents_subject_id on documents (subject_id);
create index ix_documents_uploaded_at on documents (uploaded_at) where scan_state in ('NotScanned', 'Waiting');

-- The bytes of the files, once for every partnership that has them.
create table document_pieces (
    partnership_id uuid not null constraint fk_document_pieces_partnerships_partnership_id references partnerships (id),
    sha256 bytea not null,
    number integer not null,
    bytes bytea not null,
    constraint pk_document_pieces primary key (partnership_id, sha256, number)
);
-- Files are compressed already: trying again costs time at every upload.
alter table document_pieces alter column bytes set storage external;

-- Each upload that was taken. The events of the latest are in significant_practice_events; the file of each stays.
create table chronologies (
    request_id uuid not null,
    version integer not null,
    partnership_id uuid not null,
    case_id uuid not null,
    document_id uuid not null constraint fk_chronologies_documents_document_id references documents (id),
    events integer not null,
    uploaded_at timestamptz not null,
    notices text not null,
    constraint pk_chronologies primary key (request_id, version),
    constraint fk_chronologies_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_chronologies_case_id_request_id_partnership_id on chronologies (case_id, request_id, partnership_id);
create index ix_chronologies_document_id on chronologies (document_id);

create table significant_practice_events (
    request_id uuid not null,
    row_number integer not null,
    partnership_id uuid not null,
    case_id uuid not null,
    date date not null,
    time time null,
    what_happened text not null,
    source_document text not null,
    risk text not null,
    response text not null,
    impact text not null,
    partnership text not null,
    learning text not null,
    why_significant integer not null,
    constraint pk_significant_practice_events primary key (request_id, row_number),
    constraint fk_significant_practice_events_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_significant_practice_events_case_id_request_id_partnership_id on significant_practice_events (case_id, request_id, partnership_id);

-- What was wrong with the last upload, until one is taken. Only its author reads it.
create table refused_chronologies (
    request_id uuid not null constraint pk_refused_chronologies primary key,
    partnership_id uuid not null,
    case_id uuid not null,
    refused_at timestamptz not null,
    problem_count integer not null,
    problems text not null,
    constraint fk_refused_chronologies_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_refused_chronologies_case_id_request_id_partnership_id on refused_chronologies (case_id, request_id, partnership_id);

create table finished_gatherings (
    case_id uuid not null constraint pk_finished_gatherings primary key constraint fk_finished_gatherings_cases_case_id references cases (id),
    partnership_id uuid not null constraint fk_finished_gatherings_partnerships_partnership_id references partnerships (id),
    finished_by uuid not null constraint fk_finished_gatherings_staff_members_finished_by references staff_members (id),
    finished_at timestamptz not null,
    missing integer not null,
    why_without text null
);
create index ix_finished_gatherings_partnership_id on finished_gatherings (partnership_id);
create index ix_finished_gatherings_finished_by on finished_gatherings (finished_by);

-- Who is asking -----------------------------------------------------------------------------------------------------

-- The requests that wait for this person to answer for their agency. Leaving the agency or losing the role ends it.
create function access.own_requests() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(r.id), '{}') from information_requests r join staff_members s on s.id = r.author_id
    where r.author_id = access.staff_id() and s.ended_at is null and s.agency_id = r.agency_id and s.partnership_id = r.partnership_id
      and access.staff_has_role('AgencyAuthor') $$;
grant execute on function access.own_requests() to practicereview_workspace;

-- Protection ----------------------------------------------------------------------------------------------------------

call access.protect('information_requests');
call access.open_to_case_staff('information_requests', 'select, insert');
create policy request_author on information_requests to practicereview_workspace using (id = any ((select access.own_requests())::uuid[]));
create policy sent_by_business_unit on information_requests as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and sent_by = (select access.staff_id()));
create policy returned_by_author on information_requests as restrictive for update to practicereview_workspace
    using (id = any ((select access.own_requests())::uuid[]));
grant update (returned_at, return_kind, records_searched) on information_requests to practicereview_workspace;

call access.protect('agency_summaries');
call access.open_to_case_staff('agency_summaries', 'select, insert');
create policy request_author on agency_summaries to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy written_by_author on agency_summaries as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[]));

call access.protect('documents');
call access.open_to_case_staff('documents', 'select, insert');
create policy request_author on documents to practicereview_workspace
    using (subject_id = any ((select access.own_requests())::uuid[]))
    with check (subject_id = any ((select access.own_requests())::uuid[])
        and exists (select from information_requests r where r.id = subject_id and r.case_id = documents.case_id and r.partnership_id = documents.partnership_id));
create policy own_upload on documents as restrictive for insert to practicereview_workspace with check (uploaded_by = (select access.staff_id()));
create policy jobs on documents to practicereview_jobs using (true) with check (true);
grant select, update (scan_state, scan_verdict, scanned_at) on documents to practicereview_jobs;

-- Whoever may read a document may read the pieces it is made of, and nobody else.
call access.protect('document_pieces');
create policy of_a_document on document_pieces to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and exists (
        select from documents d where d.partnership_id = document_pieces.partnership_id and d.sha256 = document_pieces.sha256));
grant select, insert on document_pieces to practicereview_workspace;
call access.open_to_jobs('document_pieces', 'select');

call access.protect('chronologies');
call access.open_to_case_staff('chronologies', 'select, insert');
create policy request_author on chronologies to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy sent_by_author on chronologies as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[]));

call access.protect('significant_practice_events');
call access.open_to_case_staff('significant_practice_events', 'select, insert, delete');
create policy request_author on significant_practice_events to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy sent_by_author on significant_practice_events as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[]));
create policy replaced_by_author on significant_practice_events as restrictive for delete to practicereview_workspace
    using (request_id = any ((select access.own_requests())::uuid[]));

call access.protect('refused_chronologies');
create policy request_author on refused_chronologies to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
grant select, insert, update, delete on refused_chronologies to practicereview_workspace;

call access.protect('finished_gatherings');
call access.open_to_case_staff('finished_gatherings', 'select, insert');
create policy finished_by_business_unit on finished_gatherings as restrictive for insert to practicereview_workspace
    with check ((select access.sees_all_families()) and finished_by = (select access.staff_id()));

-- An author sees and meets the deadline of her own request, and records that it was returned; nothing else of the timetable.
create policy request_author on milestones for select to practicereview_workspace using (subject_id = any ((select access.own_requests())::uuid[]));
create policy request_author_returns on milestones for insert to practicereview_workspace
    with check (happening = 'SummaryReturned' and subject_id = any ((select access.own_requests())::uuid[])
        and exists (select from information_requests r where r.id = subject_id and r.case_id = milestones.case_id and r.partnership_id = milestones.partnership_id));
create policy request_author on deadlines for select to practicereview_workspace using (subject_id = any ((select access.own_requests())::uuid[]));
create policy request_author_meets on deadlines for update to practicereview_workspace using (subject_id = any ((select access.own_requests())::uuid[]));

create function access.only_meet_own_deadline() returns trigger language plpgsql as $$
begin
    if not access.sees_all_cases() and old.subject_id = any (access.own_requests())
        and to_jsonb(new) - 'met_at' is distinct from to_jsonb(old) - 'met_at' then
        raise exception 'An agency meets its deadline; it does not move it.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger only_meet_own_deadline before update on deadlines for each row
    when (old.kind = 'ReturnAgencySummary' and session_user = 'practicereview_workspace')
    execute function access.only_meet_own_deadline();
grant execute on function access.only_meet_own_deadline() to practicereview_workspace;
