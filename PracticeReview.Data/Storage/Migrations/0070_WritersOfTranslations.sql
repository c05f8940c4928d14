-- Whoever sends the same words on does not become who wrote them: else the writer could approve their own words. Except where a person
-- makes a machine's words their own, or says that they fit a source that was written anew (guidance 1.6).

create or replace function access.keep_four_eyes() returns trigger language plpgsql as $$
declare
    was jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
    became jsonb := to_jsonb(new);
    me text := access.staff_id()::text;
    reworded boolean := (became -> 'heading', became -> 'text', became -> 'forms', became -> 'source_hash', became -> 'is_machine_made')
        is distinct from (was -> 'heading', was -> 'text', was -> 'forms', was -> 'source_hash', was -> 'is_machine_made');
    written boolean := (became -> 'heading', became -> 'text', became -> 'forms', became -> 'translated_by')
        is distinct from (was -> 'heading', was -> 'text', was -> 'forms', was -> 'translated_by');
begin
    if written and not reworded then
        raise exception 'The same words stay their writer''s.' using errcode = 'insufficient_privilege';
    end if;
    if written and became ->> 'translated_by' is distinct from me
      or became ->> 'reviewed_by' is not null and became ->> 'reviewed_by' is distinct from was ->> 'reviewed_by' and became ->> 'reviewed_by' is distinct from me
      or became ->> 'state' = 'Approved' and (written or was ->> 'state' is distinct from 'Approved')
        and (written or became ->> 'reviewed_by' is distinct from me or became ->> 'translated_by' is not distinct from me) then
        raise exception 'A translation is approved by another than who wrote it.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
