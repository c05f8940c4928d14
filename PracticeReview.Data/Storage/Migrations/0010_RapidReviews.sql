-- The rapid review meeting: its date, its outcome, its report to the National Panel.

create table rapid_reviews (
    case_id uuid not null constraint pk_rapid_reviews primary key constraint fk_rapid_reviews_cases_case_id references cases (id),
    partnership_id uuid not null constraint fk_rapid_reviews_partnerships_partnership_id references partnerships (id),
    planned_for timestamptz not null,
    held_at timestamptz null,
    outcome text null,
    rationale text null,
    of_national_importance boolean null,
    report_sent_at timestamptz null
);
create index ix_rapid_reviews_partnership_id on rapid_reviews (partnership_id);

call access.protect('rapid_reviews');
call access.open_to_case_staff('rapid_reviews', 'select, insert, update');
