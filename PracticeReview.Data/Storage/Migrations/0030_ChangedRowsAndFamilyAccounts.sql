-- What became of a row that a corrected chronology tells otherwise: what was written beside it is shown beside the row it became.
-- A row that changed twice stands here with both rows that it became.
create table event_successions (
    event_id uuid not null,
    successor_id uuid not null,
    partnership_id uuid not null,
    case_id uuid not null,
    request_id uuid not null,
    constraint pk_event_successions primary key (event_id, successor_id),
    constraint fk_event_successions_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id),
    constraint fk_event_successions_event_identities_case_id_successor_id_partnership_id
        foreign key (case_id, successor_id, partnership_id) references event_identities (case_id, id, partnership_id),
    constraint fk_event_successions_information_requests_case_id_request_id_partnership_id
        foreign key (case_id, request_id, partnership_id) references information_requests (case_id, id, partnership_id)
);
create index ix_event_successions_case_id_event_id_partnership_id on event_successions (case_id, event_id, partnership_id);
create index ix_event_successions_case_id_successor_id_partnership_id on event_successions (case_id, successor_id, partnership_id);
create index ix_event_successions_case_id_request_id_partnership_id on event_successions (case_id, request_id, partnership_id);

call access.protect('event_successions');
call access.open_to_case_staff('event_successions', 'select, insert');
create policy request_author on event_successions to practicereview_workspace using (request_id = any ((select access.own_requests())::uuid[]));
create policy told_by_author on event_successions as restrictive for insert to practicereview_workspace
    with check (request_id = any ((select access.own_requests())::uuid[])
        and event_id in (select i.id from event_identities i where i.request_id = event_successions.request_id)
        and successor_id in (select i.id from event_identities i where i.request_id = event_successions.request_id));

-- A family member's words lead to an event of their own case, or to none.
create policy event_of_the_case on contribution_links as restrictive for insert to practicereview_workspace
    with check (kind <> 'ChronologyEvent' or subject_id is null
        or subject_id in (select i.id from event_identities i where i.case_id = contribution_links.case_id));
create index ix_contribution_links_subject_id on contribution_links (subject_id);
