-- A meeting's open pages look again when something of it has changed. What is told is which meeting, and nothing of what
-- was written: every page reads it again under its own person's rights.
create function access.tell_meeting_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('meeting_changed', new.case_id::text);
    return null;
end $$;
revoke execute on function access.tell_meeting_changed() from public;
create trigger tell_meeting_changed after insert or update on rapid_reviews for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_invitations for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_attendances for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_notes for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on immediate_actions for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_papers for each row execute function access.tell_meeting_changed();
create trigger tell_meeting_changed after insert or update on meeting_reports for each row execute function access.tell_meeting_changed();
