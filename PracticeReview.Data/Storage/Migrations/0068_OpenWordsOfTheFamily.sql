-- What of a family's words holds a report: counted by kind, kept with each reason to go on all the same, and looked at again before the
-- report is public (Policy 8.3; checklist F4, J7, J9).

alter table review_reports add agreed_open text null;
alter table review_reports add decided_despite text null;
alter table review_reports add decided_open text null;
alter table report_sign_offs add signed_open text null;

-- Comments on the draft and wishes about names that nobody has answered, words whose leaving out nobody has decided, and words of which
-- nobody has said whether the review uses them. An answer the person cannot read yet is none; what was left out waits for nothing.
create function access.open_words(of_case uuid, sent_after timestamptz) returns table (comments integer, wishes integer, leave_outs integer, uses integer)
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) filter (where o.group_of = 'Draft' and not o.is_answered)::integer,
        count(*) filter (where o.group_of = 'Naming' and not o.is_answered)::integer,
        (select count(distinct (r.family_member_id, r.words_hash))::integer from leave_out_requests r
            where r.case_id = of_case and r.decided_at is null and (sent_after is null or r.asked_at > sent_after)),
        count(*) filter (where o.group_of <> 'Question' and (o.group_of = 'Other' or o.is_answered) and o.status not in ('Used', 'NotUsed'))::integer
    from (
        select case when c.kind in ('Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft') then 'Draft'
                when c.kind in ('NamesInReport', 'HowDescribed', 'NotToBeWritten') then 'Naming'
                when c.kind = 'Question' then 'Question' else 'Other' end as group_of,
            exists (select from contribution_answers a where a.contribution_id = c.id and a.released_at is not null) as is_answered,
            coalesce((select s.status from contribution_steps s where s.contribution_id = c.id order by s.number desc limit 1), 'New') as status
        from contributions c
        where c.case_id = of_case and (sent_after is null or c.sent_at > sent_after)
            and not exists (select from leave_out_requests r where r.contribution_id = c.id and r.outcome = 'LeftOut')) o $$;
revoke execute on function access.open_words(uuid, timestamptz) from public;

-- By number only, also for those who sign and may read none of the words.
create function access.open_words_of_family(of_case uuid, sent_after timestamptz) returns table (comments integer, wishes integer, leave_outs integer, uses integer)
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.comments, o.wishes, o.leave_outs, o.uses from access.open_words(of_case, sent_after) o
    where exists (select from cases c where c.id = of_case and c.partnership_id = access.staff_partnership())
        and (access.sees_all_cases() or of_case = any (access.staff_cases()) or access.staff_has_role('StatutoryPartner')) $$;
revoke execute on function access.open_words_of_family(uuid, timestamptz) from public;
grant execute on function access.open_words_of_family(uuid, timestamptz) to practicereview_workspace;

-- What came since the decision to publish, for the job that publishes.
create function access.open_words_since_decision(of_case uuid) returns table (comments integer, wishes integer, leave_outs integer, uses integer)
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.comments, o.wishes, o.leave_outs, o.uses from review_reports r cross join lateral access.open_words(r.case_id, r.decided_at) o
    where r.case_id = of_case and r.decided_at is not null $$;
revoke execute on function access.open_words_since_decision(uuid) from public;
grant execute on function access.open_words_since_decision(uuid) to practicereview_jobs;

drop function access.unanswered_comments(uuid, timestamptz);

-- Nobody decides to publish over what a family said without a reason, and nothing becomes public over what they said since. Its own state
-- tells words that came in that moment from what nobody may do.
create function access.hold_publication() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.decision = 'Publish' and new.decided_at is distinct from old.decided_at and coalesce(new.decided_despite, '') = ''
        and exists (select from access.open_words(new.case_id, null) o where o.comments + o.wishes + o.leave_outs > 0) then
        raise exception using errcode = 'PR001', message = 'Nobody decides to publish over unanswered words of the family without a reason.';
    end if;
    if new.published_at is not null and old.published_at is null
        and exists (select from access.open_words(new.case_id, new.decided_at) o where o.comments + o.wishes + o.leave_outs > 0) then
        raise exception using errcode = 'PR001', message = 'What the family said since the decision to publish is not answered.';
    end if;
    return new;
end $$;
revoke execute on function access.hold_publication() from public;
create trigger hold_publication before update of decision, decided_at, published_at on review_reports
    for each row execute function access.hold_publication();
