-- A family hears that there is something new when what it was promised is found to be done, and when the report is published. Neither who
-- checks an action nor the job that publishes works with the family: the database queues the message, and tells neither of them to whom.

-- The message names nothing, and goes by a way the person called safe. Not to whose area is closed or frozen, nor to whom nobody approaches now.
create function access.tell_family(of_case uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
    insert into outbox_messages (id, partnership_id, case_id, family_member_id, means, template, queued_at, not_before, attempts)
    select gen_random_uuid(), m.partnership_id, m.case_id, m.id, case when m.safe_email is not null then 'Email' else 'TextMessage' end, 'FamilySomethingNew', at, at, 0
    from family_members m
    where m.case_id = of_case and m.access_ended_at is null and m.frozen_at is null and (m.safe_email is not null or m.safe_mobile is not null)
        and not exists (select from mapped_persons p where p.family_member_id = m.id and p.taken_off_at is null and access.approach_refused(p.id)) $$;
revoke execute on function access.tell_family(uuid, timestamptz) from public;

create function access.tell_family_of_action() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from told_actions t where t.action_id = new.id and t.withdrawn_at is null) then
        perform access.tell_family(new.case_id, new.verified_at);
    end if;
    return null;
end $$;
revoke execute on function access.tell_family_of_action() from public;
create trigger tell_family_of_action after update of verified_at on planned_actions for each row
    when (old.verified_at is null and new.verified_at is not null) execute function access.tell_family_of_action();

create function access.tell_family_of_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform access.tell_family(r.case_id, new.published_at) from review_reports r where r.id = new.report_id;
    return null;
end $$;
revoke execute on function access.tell_family_of_report() from public;
create trigger tell_family_of_report after insert on published_reports for each row execute function access.tell_family_of_report();
