-- Whoever would rather talk than write says the same things: also what they say of a passage is written down for them, beside the passage
-- they were given (checklist J5, J8). Nothing is recorded as explained that the person was not given. And what the review made of
-- contradictory accounts earlier, and of which, and what was missing when a question was answered, is kept (guidance 1.7, 1.8).

-- Whether a person reads a passage now, asked by those who work with their family.
create function access.passage_is_read(of_member uuid, released uuid, in_draft uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from released_passages p where p.id = released and p.family_member_id = of_member and p.draft_passage_id = in_draft
        and p.withdrawn_at is null and p.waits_since is null and p.partnership_id = access.staff_partnership()
        and (access.sees_all_families() or p.case_id = any (access.staff_family_cases()))) $$;
revoke execute on function access.passage_is_read(uuid, uuid, uuid) from public;
grant execute on function access.passage_is_read(uuid, uuid, uuid) to practicereview_workspace;

drop policy said_by_the_person on contributions;
create policy said_by_the_person on contributions as restrictive for insert to practicereview_workspace
    with check (confirmed_at is null and not_right_at is null
        and family_member_id in (select m.id from family_members m where m.case_id = contributions.case_id and m.access_ended_at is null)
        and case when kind in ('Comment', 'FactIsWrong', 'WordsHurt')
            then access.passage_is_read(family_member_id, released_passage_id, draft_passage_id)
            else released_passage_id is null and draft_passage_id is null end
        and case when question_answer_id is null
            then entered_by = (select access.staff_id()) and told_on is not null
                and kind in ('Account', 'FocusSuggestion', 'Comment', 'FactIsWrong', 'WordsHurt', 'WholeDraft', 'Question', 'NamesInReport', 'HowDescribed', 'NotToBeWritten')
            else entered_by is null and kind = 'Account' and case_id = any ((select access.staff_cases())::uuid[])
                and question_answer_id in (select a.id from question_answers a where a.family_member_id = contributions.family_member_id
                    and a.kind = 'Words' and a.text = contributions.text and a.read_at is not null)
            end);

-- Whether something written was given to a person and was not taken back, asked by those who work with their family.
create function access.was_given(to_member uuid, thing text, subject uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from family_members m where m.id = to_member and m.partnership_id = access.staff_partnership()
        and (access.sees_all_families() or m.case_id = any (access.staff_family_cases()))
        and case thing
            when 'Answer' then exists (select from contribution_answers a where a.family_member_id = m.id and a.contribution_id = subject and a.released_at is not null)
            when 'Letter' then exists (select from family_letters l where l.family_member_id = m.id and l.id = subject and l.released_at is not null)
            when 'Passage' then exists (select from released_passages p where p.family_member_id = m.id and p.id = subject and p.waits_since is null and p.withdrawn_at is null)
            when 'Question' then exists (select from asked_questions q where q.family_member_id = m.id and q.id = subject and q.released_at is not null and q.withdrawn_at is null)
            when 'Meeting' then exists (select from family_meetings f join meeting_persons i on i.meeting_id = f.id join mapped_persons p on p.id = i.person_id
                where f.id = subject and f.released_at is not null and p.family_member_id = m.id and p.taken_off_at is null)
            when 'Action' then exists (select from told_actions t where t.case_id = m.case_id and t.action_id = subject and t.withdrawn_at is null)
            when 'LeaveOut' then exists (select from leave_out_requests r where r.family_member_id = m.id and r.id = subject and r.decided_at is not null)
            else false end) $$;
revoke execute on function access.was_given(uuid, text, uuid) from public;
grant execute on function access.was_given(uuid, text, uuid) to practicereview_workspace;
create policy of_what_was_given on spoken_explanations as restrictive for insert to practicereview_workspace
    with check (access.was_given(family_member_id, thing, subject_id));

-- What the review made of accounts earlier stays, with the accounts it was made of, as steps and decisions do.
create table earlier_accounts (
    id uuid not null default gen_random_uuid() constraint pk_earlier_accounts primary key,
    accounts_id uuid not null constraint fk_earlier_accounts_contradictory_accounts_accounts_id references contradictory_accounts (id),
    partnership_id uuid not null constraint fk_earlier_accounts_partnerships_partnership_id references partnerships (id),
    case_id uuid not null constraint fk_earlier_accounts_cases_case_id references cases (id),
    title text not null,
    sides text not null,
    analysis text not null,
    written_by uuid not null constraint fk_earlier_accounts_staff_members_written_by references staff_members (id),
    written_at timestamptz not null
);
create index ix_earlier_accounts_accounts_id on earlier_accounts (accounts_id);
create index ix_earlier_accounts_partnership_id on earlier_accounts (partnership_id);
create index ix_earlier_accounts_case_id on earlier_accounts (case_id);
create index ix_earlier_accounts_written_by on earlier_accounts (written_by);
call access.protect('earlier_accounts');
create policy review_group on earlier_accounts for select to practicereview_workspace
    using (partnership_id = (select access.staff_partnership())
        and ((select access.sees_all_families()) or case_id = any ((select access.staff_cases())::uuid[])));
grant select on earlier_accounts to practicereview_workspace;

create function access.keep_earlier_accounts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into earlier_accounts (accounts_id, partnership_id, case_id, title, sides, analysis, written_by, written_at)
        values (old.id, old.partnership_id, old.case_id, old.title, old.sides, old.analysis, old.written_by, old.written_at);
    return null;
end $$;
revoke execute on function access.keep_earlier_accounts() from public;
create trigger keep_earlier_accounts after update on contradictory_accounts for each row
    when (old.analysis <> '' and (old.analysis, old.sides) is distinct from (new.analysis, new.sides)) execute function access.keep_earlier_accounts();

-- What the portal found missing when a question was answered: later it finds something else.
alter table assurance_answers add gaps text not null default '[]';
