-- Deliveries of which nothing is known are kept too, so that what a platform newly sends can be looked at. They have no parts, are never
-- processed, and go as late as the others.

create index inbound_events_unknown on inbound_events (received_at) where parts = 0;

create or replace function forget_inbound_events(before timestamptz, batch integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    forgotten integer;
    unknown integer;
  begin
    delete from inbound_events where (organization_id, id) in (
      select organization_id, id from inbound_events where processed_at < before order by processed_at limit batch for update skip locked);
    get diagnostics forgotten = row_count;
    delete from inbound_events where (organization_id, id) in (
      select organization_id, id from inbound_events where parts = 0 and received_at < before order by received_at
      limit batch - forgotten for update skip locked);
    get diagnostics unknown = row_count;
    return forgotten + unknown;
  end
  $$;

-- down
delete from inbound_events where parts = 0;
create or replace function forget_inbound_events(before timestamptz, batch integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    forgotten integer;
  begin
    delete from inbound_events where (organization_id, id) in (
      select organization_id, id from inbound_events where processed_at < before order by processed_at limit batch for update skip locked);
    get diagnostics forgotten = row_count;
    return forgotten;
  end
  $$;
drop index inbound_events_unknown;
