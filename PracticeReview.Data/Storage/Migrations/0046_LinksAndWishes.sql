-- A link says until when it works and is missed before it ends; a wish to leave something out can be taken back.

-- For whoever comes with a link: until when it works (null where it opens nothing any more), and whom to ring. Nothing is written,
-- and nobody is named. A link that never was has no row.
create function access.link_standing(of_token_hash bytea, now timestamptz) returns table (works_until timestamptz, telephone text)
language sql stable security definer set search_path = public, pg_temp as $$
    select (select l.expires_at from access.live_invitation(of_token_hash, now) l), p.contact_telephone
    from family_invitations i join partnerships p on p.id = i.partnership_id where i.token_hash = of_token_hash $$;
revoke execute on function access.link_standing(bytea, timestamptz) from public;
grant execute on function access.link_standing(bytea, timestamptz) to practicereview_family;

-- The contact person is told once before a link ends.
alter table family_invitations add reminded_at timestamptz null;
create policy jobs on family_invitations to practicereview_jobs using (true) with check (true);
grant select (id, partnership_id, case_id, family_member_id, expires_at, revoked_at, reminded_at), update (reminded_at) on family_invitations to practicereview_jobs;
grant select (facilitator_id) on family_members to practicereview_jobs;

-- While nobody has decided, the person takes back that something be left out: the words stand again as they did. What was decided stays.
grant delete on leave_out_requests to practicereview_family;
-- What was on the translators' desk before goes back there.
create function access.put_words_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update translation_requests r set taken_back_at = null where r.case_id = old.case_id and r.source_hash = old.words_hash and r.memory_id is null and r.taken_back_at = old.asked_at;
    return null;
end $$;
revoke execute on function access.put_words_back() from public;
create trigger put_words_back after delete on leave_out_requests for each row when (old.outcome is null) execute function access.put_words_back();
create policy taken_back_before_it_is_decided on leave_out_requests as restrictive for delete to practicereview_family using (outcome is null);
