-- That what was written beside an earlier row still holds for the row it became, as somebody of the review said who read both. The
-- notes stay where they were written; themes, links and episodes are put beside the new row, too.

create table event_continuations (
    event_id uuid not null,
    successor_id uuid not null,
    partnership_id uuid not null,
    case_id uuid not null,
    said_by uuid not null constraint fk_event_continuations_staff_members_said_by references staff_members (id),
    said_at timestamptz not null,
    constraint pk_event_continuations primary key (event_id, successor_id),
    constraint fk_event_continuations_event_identities_case_id_event_id_partnership_id
        foreign key (case_id, event_id, partnership_id) references event_identities (case_id, id, partnership_id),
    constraint fk_event_continuations_event_identities_case_id_successor_id_partnership_id
        foreign key (case_id, successor_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_event_continuations_case_id_event_id_partnership_id on event_continuations (case_id, event_id, partnership_id);
create index ix_event_continuations_case_id_successor_id_partnership_id on event_continuations (case_id, successor_id, partnership_id);
create index ix_event_continuations_said_by on event_continuations (said_by);
call access.protect('event_continuations');
call access.open_to_annotators('event_continuations', 'said_by', 'select, insert');
