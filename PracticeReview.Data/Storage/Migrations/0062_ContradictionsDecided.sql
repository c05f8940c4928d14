-- What the review made of a contradiction between two agencies' accounts of one event: how it is explained, or that it is none. It rests on
-- the sentences that it was read from, of which a digest is kept, and holds as long as they say the same. The first event is the one with the lower id.

create table contradiction_decisions (
    first_event_id uuid not null,
    second_event_id uuid not null,
    kind text not null,
    about text not null,
    partnership_id uuid not null,
    case_id uuid not null,
    outcome text not null constraint ck_contradiction_decisions_outcome check (outcome in ('Explained', 'NoContradiction')),
    words text not null,
    rests_on text not null,
    decided_by uuid not null constraint fk_contradiction_decisions_staff_members_decided_by references staff_members (id),
    decided_at timestamptz not null,
    constraint pk_contradiction_decisions primary key (first_event_id, second_event_id, kind, about),
    constraint fk_contradiction_decisions_event_identities_case_id_first_event
        foreign key (case_id, first_event_id, partnership_id) references event_identities (case_id, id, partnership_id),
    constraint fk_contradiction_decisions_event_identities_case_id_second_even
        foreign key (case_id, second_event_id, partnership_id) references event_identities (case_id, id, partnership_id)
);
create index ix_contradiction_decisions_case_id_first_event_id_partnership_id on contradiction_decisions (case_id, first_event_id, partnership_id);
create index ix_contradiction_decisions_case_id_second_event_id_partnership_ on contradiction_decisions (case_id, second_event_id, partnership_id);
create index ix_contradiction_decisions_decided_by on contradiction_decisions (decided_by);
call access.protect('contradiction_decisions');
call access.open_to_annotators('contradiction_decisions', 'decided_by', 'select, insert, delete');
grant update (outcome, words, rests_on, decided_by, decided_at) on contradiction_decisions to practicereview_workspace;
