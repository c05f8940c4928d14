-- What a person said in a talk, and what they answered to a question of the review, are words of the family like those they send.

alter table contributions add entered_by uuid null constraint fk_contributions_staff_members_entered_by references staff_members (id);
alter table contributions add told_on date null;
alter table contributions add interpreter text null;
alter table contributions add confirmed_at timestamptz null;
alter table contributions add not_right_at timestamptz null;
alter table contributions add question_answer_id uuid null constraint fk_contributions_question_answers_question_answer_id references question_answers (id);
create index ix_contributions_entered_by on contributions (entered_by);
create unique index ix_contributions_question_answer_id on contributions (question_answer_id);

-- Whoever works with the family writes down what was said; the review group takes over an answer word for word when it has read it.
grant insert on contributions to practicereview_workspace;
create policy said_by_the_person on contributions as restrictive for insert to practicereview_workspace
    with check (confirmed_at is null and not_right_at is null and released_passage_id is null and draft_passage_id is null
        and family_member_id in (select m.id from family_members m where m.case_id = contributions.case_id and m.access_ended_at is null)
        and case when question_answer_id is null
            then entered_by = (select access.staff_id()) and told_on is not null
                and kind in ('Account', 'FocusSuggestion', 'WholeDraft', 'Question', 'NamesInReport', 'HowDescribed', 'NotToBeWritten')
            else entered_by is null and kind = 'Account' and case_id = any ((select access.staff_cases())::uuid[])
                and question_answer_id in (select a.id from question_answers a where a.family_member_id = contributions.family_member_id
                    and a.kind = 'Words' and a.text = contributions.text and a.read_at is not null)
            end);

create policy written_by_oneself on contributions as restrictive for insert to practicereview_family
    with check (entered_by is null and question_answer_id is null and told_on is null);
-- The person says whether it was written down right, and changes no word of it.
grant update (confirmed_at, not_right_at) on contributions to practicereview_family;
create policy of_what_was_entered on contributions as restrictive for update to practicereview_family using (entered_by is not null);

-- Answers that were read before take the same way from now on.
insert into contributions (id, partnership_id, case_id, family_member_id, kind, text, language, sent_at, question_answer_id)
    select a.id, a.partnership_id, a.case_id, a.family_member_id, 'Account', a.text, a.language, coalesce(a.changed_at, a.said_at), a.id
    from question_answers a where a.kind = 'Words' and a.read_at is not null;
insert into contribution_steps (id, contribution_id, number, partnership_id, case_id, family_member_id, status, taken_by, taken_at)
    select gen_random_uuid(), a.id, 1, a.partnership_id, a.case_id, a.family_member_id, 'Read', a.read_by, a.read_at
    from question_answers a where a.kind = 'Words' and a.read_at is not null;
