-- A person's own words stand in the report only where they said yes to those words. They say it of each thing they told, and may change it;
-- the last word counts, and each is kept.

create table quote_choices (
    id uuid not null constraint pk_quote_choices primary key,
    contribution_id uuid not null constraint fk_quote_choices_contributions_contribution_id references contributions (id),
    partnership_id uuid not null constraint fk_quote_choices_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_quote_choices_cases_case_id references cases (id),
    family_member_id uuid not null constraint fk_quote_choices_family_members_family_member_id references family_members (id),
    answer text not null,
    chosen_at timestamptz not null,
    noted_at timestamptz null,
    noted_by uuid null constraint fk_quote_choices_staff_members_noted_by references staff_members (id)
);
create unique index ix_quote_choices_contribution_id_chosen_at on quote_choices (contribution_id, chosen_at);
create index ix_quote_choices_partnership_id on quote_choices (partnership_id);
create index ix_quote_choices_case_id on quote_choices (case_id);
create index ix_quote_choices_family_member_id on quote_choices (family_member_id);
create index ix_quote_choices_noted_by on quote_choices (noted_by);

call access.protect('quote_choices');
-- Nobody says yes for somebody else, and only to words of one's own.
call access.open_to_own_family_member('quote_choices', 'select, insert');
create policy of_own_words on quote_choices as restrictive for insert to practicereview_family
    with check (noted_at is null and noted_by is null and answer in ('Yes', 'WithoutName', 'No', 'TalkFirst') and contribution_id in (select c.id from contributions c));
-- Who took a yes back, or wants to talk first, is seen to; whoever did so says it in their own name.
call access.open_to_family_staff('quote_choices', 'select, update (noted_at, noted_by)');
create policy noted_once on quote_choices as restrictive for update to practicereview_workspace
    using (noted_at is null) with check (noted_at is not null and noted_by = (select access.staff_id()));

-- Once the report is agreed, what a person says no longer changes it by itself, and they are told so: that it is agreed, and nothing else of it.
create function access.own_report_is_agreed() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from review_reports r where r.case_id = access.family_case() and r.agreed_at is not null) $$;
revoke execute on function access.own_report_is_agreed() from public;
grant execute on function access.own_report_is_agreed() to practicereview_family;
