-- What a person looks at when something went wrong with a connection: what became of each delivery, and what we asked the platform.

-- What became of each event of a delivery, by its place in it: {"0": {"event", "outcome", "reason", "error", "tries", "at"}}. Written with
-- the effect; empty for what was handled before this was noted.
alter table inbound_events add column outcomes jsonb not null default '{}';
-- The latest of one connection. Only two columns, so that accepting a delivery hardly notices: 4 % of the statement when it was measured.
create index inbound_events_of_connection on inbound_events (connection_id, received_at);

-- One row for each call to a platform. Secrets are masked before anything is written; the newest of each connection are kept.
create table connection_calls (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  at timestamptz not null,
  method text not null,
  address text not null,
  -- Null: no answer came.
  status integer,
  outcome text not null check (outcome in ('done', 'failed')),
  error text,
  milliseconds integer not null,
  request jsonb not null,
  response jsonb,
  primary key (organization_id, id),
  foreign key (organization_id, connection_id) references connections (organization_id, id)
);
call protect_tenant_table('connection_calls');
create index connection_calls_of_connection on connection_calls (organization_id, connection_id, at, id);
create index connection_calls_at on connection_calls (at);

-- Deletes calls of all organizations that were made before `before`, and of each connection all but the `most` latest, at most `batch`
-- of either. Gives their number.
create function forget_connection_calls(before timestamptz, most integer, batch integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    too_old integer;
    too_many integer;
  begin
    delete from connection_calls where (organization_id, id) in (
      select organization_id, id from connection_calls where at < before order by at limit batch for update skip locked);
    get diagnostics too_old = row_count;
    delete from connection_calls where (organization_id, id) in (
      select call.organization_id, call.id
      from connections
      cross join lateral (
        select organization_id, id from connection_calls
        where organization_id = connections.organization_id and connection_id = connections.id
        order by at desc, id desc offset most
      ) as call
      limit batch);
    get diagnostics too_many = row_count;
    return too_old + too_many;
  end
  $$;
revoke all on function forget_connection_calls(timestamptz, integer, integer) from public;
grant execute on function forget_connection_calls(timestamptz, integer, integer) to eureka_app;

-- down
drop function forget_connection_calls(timestamptz, integer, integer);
drop table connection_calls;
drop index inbound_events_of_connection;
alter table inbound_events drop column outcomes;
