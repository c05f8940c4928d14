-- The report is made of the passages the family read. A section names the passage it was taken from (in the JSON of the sections); what the
-- family knew of the draft when a version was agreed stays with the report, so that the partners who sign it read so.
alter table review_reports add agreed_nothing_shown integer not null default 0;
alter table review_reports add agreed_otherwise integer not null default 0;
alter table review_reports add agreed_left_out integer not null default 0;

-- Which of the passages shown to a person stand in the report that was published, and whether in the words they read; nothing before that.
create function access.own_passages_in_report() returns table (draft_passage_id uuid, is_as_read boolean) language sql stable security definer set search_path = public, pg_temp as $$
    select p.draft_passage_id, bool_and(btrim(replace(s.section ->> 'Text', e'\r\n', e'\n'), e' \t\r\n') = btrim(replace(p.text, e'\r\n', e'\n'), e' \t\r\n'))
    from review_reports r join report_versions v on v.report_id = r.id and v.number = r.number
        cross join lateral jsonb_array_elements(v.sections::jsonb) s (section)
        join released_passages p on p.case_id = r.case_id and p.draft_passage_id::text = s.section -> 'From' -> 'Passage' ->> 'Value'
    where r.case_id = access.family_case() and r.published_at is not null and p.family_member_id = access.family_member_id() and p.withdrawn_at is null
    group by p.draft_passage_id $$;
revoke execute on function access.own_passages_in_report() from public;
grant execute on function access.own_passages_in_report() to practicereview_family;
