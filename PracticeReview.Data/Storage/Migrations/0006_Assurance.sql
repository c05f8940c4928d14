-- The nine assurance questions and their evidence. Answers are added, never altered.

create table assurance_answers (
    id uuid not null constraint pk_assurance_answers primary key,
    partnership_id uuid not null constraint fk_assurance_answers_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_assurance_answers_cases_case_id references cases (id),
    question integer not null,
    verdict text not null,
    explanation text not null,
    answered_by uuid not null constraint fk_assurance_answers_staff_members_answered_by references staff_members (id),
    answered_at timestamptz not null
);
create index ix_assurance_answers_partnership_id on assurance_answers (partnership_id);
create index ix_assurance_answers_case_id on assurance_answers (case_id);
create index ix_assurance_answers_answered_by on assurance_answers (answered_by);

create table assurance_evidence (
    answer_id uuid not null constraint fk_assurance_evidence_assurance_answers_answer_id references assurance_answers (id),
    kind text not null,
    subject_id uuid not null,
    partnership_id uuid not null constraint fk_assurance_evidence_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_assurance_evidence_cases_case_id references cases (id),
    constraint pk_assurance_evidence primary key (answer_id, kind, subject_id)
);
create index ix_assurance_evidence_partnership_id on assurance_evidence (partnership_id);
create index ix_assurance_evidence_case_id on assurance_evidence (case_id);

call access.protect('assurance_answers');
call access.open_to_family_staff('assurance_answers', 'select, insert');
call access.protect('assurance_evidence');
call access.open_to_family_staff('assurance_evidence', 'select, insert');
