-- Reports, their sign-off and publication, and requests for those that are no longer public.

create table review_reports (
    id uuid not null constraint pk_review_reports primary key,
    partnership_id uuid not null constraint fk_review_reports_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_review_reports_cases_case_id references cases (id),
    case_reference text not null,
    reference text not null,
    number integer not null,
    agreed_at timestamptz null,
    agreed_by uuid null,
    copy_sent_at timestamptz null,
    copy_sent_by uuid null,
    decision text null,
    decided_at timestamptz null,
    decided_by uuid null,
    decision_reason text null,
    publication_day date null,
    public_until date null,
    panel_advice text null,
    panel_advice_at timestamptz null,
    published_at timestamptz null
);
create index ix_review_reports_partnership_id on review_reports (partnership_id);
create unique index ix_review_reports_case_id on review_reports (case_id);
create unique index ix_review_reports_reference on review_reports (reference);

create table report_versions (
    report_id uuid not null constraint fk_report_versions_review_reports_report_id references review_reports (id),
    number integer not null,
    partnership_id uuid not null constraint fk_report_versions_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_report_versions_cases_case_id references cases (id),
    title text not null,
    executive_summary text not null,
    sections text not null,
    recommendations text not null,
    written_by uuid not null,
    written_at timestamptz not null,
    constraint pk_report_versions primary key (report_id, number)
);
create index ix_report_versions_partnership_id on report_versions (partnership_id);
create index ix_report_versions_case_id on report_versions (case_id);

create table report_sign_offs (
    report_id uuid not null constraint fk_report_sign_offs_review_reports_report_id references review_reports (id),
    number integer not null,
    kind text not null,
    partnership_id uuid not null constraint fk_report_sign_offs_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_report_sign_offs_cases_case_id references cases (id),
    agency_id uuid not null,
    staff_id uuid not null,
    signed_at timestamptz not null,
    constraint pk_report_sign_offs primary key (report_id, number, kind)
);
create index ix_report_sign_offs_partnership_id on report_sign_offs (partnership_id);
create index ix_report_sign_offs_case_id on report_sign_offs (case_id);

create table published_reports (
    reference text not null constraint pk_published_reports primary key,
    report_id uuid not null constraint fk_published_reports_review_reports_report_id references review_reports (id),
    partnership_id uuid not null constraint fk_published_reports_partnerships_partnership_id references partnerships (id),
    title text not null,
    summary text not null,
    body text not null,
    published_at timestamptz not null,
    public_until date not null,
    is_public boolean not null,
    on_request_since timestamptz null
);
create unique index ix_published_reports_report_id on published_reports (report_id);
create index ix_published_reports_partnership_id on published_reports (partnership_id);
create index ix_published_reports_public_until on published_reports (public_until) where is_public;

create table report_requests (
    id uuid not null constraint pk_report_requests primary key,
    partnership_id uuid not null constraint fk_report_requests_partnerships_partnership_id references partnerships (id),
    reference text not null constraint fk_report_requests_published_reports_reference references published_reports (reference),
    name text null,
    email text not null,
    message text null,
    language text not null,
    asked_at timestamptz not null,
    state text not null,
    answered_by uuid null constraint fk_report_requests_staff_members_answered_by references staff_members (id),
    answered_at timestamptz null,
    refusal_reason text null,
    answer_key_hash bytea null
);
create index ix_report_requests_partnership_id on report_requests (partnership_id);
create index ix_report_requests_reference on report_requests (reference);
create index ix_report_requests_answered_by on report_requests (answered_by);
create unique index ix_report_requests_answer_key_hash on report_requests (answer_key_hash);

-- Reports: the staff of the case write them. The statutory partners read what the review group has agreed, and sign.

call access.protect('review_reports');
call access.open_to_case_staff('review_reports', 'select, insert, update');
create policy statutory_partner on review_reports for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and agreed_at is not null and (select access.staff_has_role('StatutoryPartner')));
call access.open_to_jobs('review_reports', 'select, update');

call access.protect('report_versions');
call access.open_to_case_staff('report_versions', 'select, insert');
create policy statutory_partner on report_versions for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('StatutoryPartner'))
        and (report_id, number) in (select r.id, r.number from review_reports r where r.agreed_at is not null));
call access.open_to_jobs('report_versions', 'select');

call access.protect('report_sign_offs');
create policy readers_of_report on report_sign_offs for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and report_id in (select r.id from review_reports r));
-- One signs only as oneself, only for one's own agency, and only the agreed version.
create policy statutory_partner on report_sign_offs for insert to practicereview_workspace
    with check (partnership_id = (select access.staff_partnership()) and (select access.staff_has_role('StatutoryPartner'))
        and staff_id = (select access.staff_id()) and agency_id = (select access.staff_agency())
        and kind = (select a.kind from agencies a where a.id = (select access.staff_agency()))
        and (report_id, number, case_id) in (select r.id, r.number, r.case_id from review_reports r where r.agreed_at is not null));
grant select, insert on report_sign_offs to practicereview_workspace;
call access.open_to_jobs('report_sign_offs', 'select');

-- The public room: what is public, and the titles of what is available on request.

call access.protect('published_reports');
create policy in_public on published_reports for select to practicereview_public using (is_public);
create policy own_partnership on published_reports for select to practicereview_workspace using (partnership_id = (select access.staff_partnership()));
grant select on published_reports to practicereview_public, practicereview_workspace;
call access.open_to_jobs('published_reports', 'select, insert, update');

create function access.reports_on_request() returns table (
    "Reference" text, "PartnershipId" uuid, "PartnershipName" text, "Title" text, "PublishedAt" timestamptz, "OnRequestSince" timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.reference, p.id, p.name, r.title, r.published_at, r.on_request_since
    from published_reports r join partnerships p on p.id = r.partnership_id where not r.is_public $$;

-- Requests: anybody may make one and nobody outside the business unit may read one. The key of the answer opens the answer.

call access.protect('report_requests');
create policy ask on report_requests for insert to practicereview_public
    with check (state = 'Waiting' and answered_at is null and answered_by is null and answer_key_hash is null
        and (reference, partnership_id) in (select r."Reference", r."PartnershipId" from access.reports_on_request() r));
create policy business_unit on report_requests to practicereview_workspace
    using (partnership_id = (select access.staff_partnership()) and (select access.sees_all_families()));
grant insert on report_requests to practicereview_public;
grant select, update (state, answered_by, answered_at, refusal_reason, answer_key_hash) on report_requests to practicereview_workspace;
call access.open_to_jobs('report_requests', 'select');

create function access.report_answer(key_hash bytea) returns table (
    "Title" text, "PartnershipName" text, "Summary" text, "Body" text, "Reason" text, "AnsweredAt" timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.title, p.name,
        case q.state when 'Sent' then r.summary end, case q.state when 'Sent' then r.body end,
        q.refusal_reason, q.answered_at
    from report_requests q join published_reports r on r.reference = q.reference join partnerships p on p.id = q.partnership_id
    where q.answer_key_hash = key_hash and q.state in ('Sent', 'Refused') $$;

grant execute on function access.reports_on_request(), access.report_answer(bytea) to practicereview_public;
