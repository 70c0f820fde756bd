-- Audit: who did what to what, when and from where. Records are only ever added; a sealer chains them after the commit.

-- No foreign key to organizations: the trail outlives what it tells about, and each row would lock its organization's row.
create table audit_records (
  organization_id uuid not null,
  id uuid not null,
  operation text not null,
  effect text not null,
  result text not null,
  actor_type text not null,
  actor_id text not null,
  on_behalf_of uuid,
  target_type text,
  target_id text,
  workspace_id uuid,
  surface text not null,
  request_id text not null,
  correlation_id text not null,
  -- Canonical JSON, letter by letter as it was authenticated and hashed; jsonb would write it anew.
  changes text not null,
  reason text,
  -- Equal reads of one moment are one record that says how many they were.
  repetitions integer not null check (repetitions > 0),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- Address and user agent, encrypted with the key of the person: outside the chain, so that they can be erased.
  personal bytea,
  -- Made by the program with a key that the database never holds: nobody else can slip a record in before it is sealed.
  authenticator bytea not null,
  -- The seal: place in the organization's chain and the hash over this record and everything before it.
  sequence bigint,
  previous_hash bytea,
  hash bytea,
  primary key (organization_id, id),
  check (num_nulls(sequence, previous_hash, hash) in (0, 3)),
  check (sequence > 0)
);

create index audit_records_unsealed on audit_records (recorded_at) where sequence is null;
create unique index audit_records_chain on audit_records (organization_id, sequence) where sequence is not null;
create index audit_records_actor on audit_records (actor_id, organization_id, id);
create index audit_records_target on audit_records (target_id, organization_id, id) where target_id is not null;
call protect_tenant_table('audit_records', true);
-- The application may not seal, nor say when a record came in.
revoke insert on audit_records from eureka_app;
grant insert (organization_id, id, operation, effect, result, actor_type, actor_id, on_behalf_of, target_type, target_id, workspace_id,
  surface, request_id, correlation_id, changes, reason, repetitions, occurred_at, personal, authenticator) on audit_records to eureka_app;

-- The end of each organization's chain. Its signature shows when the end was cut off or the chain was written anew.
create table audit_heads (
  organization_id uuid primary key,
  sequence bigint not null,
  hash bytea not null,
  signature bytea not null,
  sealed_at timestamptz not null
) with (fillfactor = 50);
call protect_tenant_table('audit_heads', true);
revoke insert on audit_heads from eureka_app;

-- The one spelling of a time that the chain knows.
create function audit_time(instant timestamptz) returns text
  language sql stable strict parallel safe
  as $$ select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- The oldest committed records without a seal, but for the organizations to be left out. Holds the sealers' lock until the end of
-- the transaction; gives nothing while another sealer has it. `occurred` and `recorded` are in UTC with microseconds.
create function audit_records_to_seal(batch integer, left_out uuid[]) returns table (
  organization_id uuid, id uuid, operation text, effect text, result text, actor_type text, actor_id text, on_behalf_of uuid,
  target_type text, target_id text, workspace_id uuid, surface text, request_id text, correlation_id text, changes text, reason text,
  repetitions integer, occurred text, recorded text, authenticator bytea)
  language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set jit = off
  as $$
  #variable_conflict use_column
  begin
    if not pg_try_advisory_xact_lock(7310581) then return; end if;
    return query
      select organization_id, id, operation, effect, result, actor_type, actor_id, on_behalf_of, target_type, target_id, workspace_id,
        surface, request_id, correlation_id, changes, reason, repetitions, audit_time(occurred_at), audit_time(recorded_at), authenticator
      from audit_records where sequence is null and organization_id <> all (left_out) order by recorded_at limit batch;
  end
  $$;

-- The ends of these organizations' chains, for the sealer.
create function audit_heads_of(organizations uuid[]) returns setof audit_heads
  language sql security definer set search_path = public, pg_temp
  as $$ select * from audit_heads where organization_id = any (organizations) $$;

-- Seals records of one organization that follow its head, and moves the head. Refuses when the head is not at `after` (0: none yet)
-- or a record was sealed meanwhile, so that a chain can never fork.
create function seal_audit_records(organization uuid, after bigint, ids uuid[], previous_hashes bytea[], hashes bytea[], head_signature bytea)
  returns void
  language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set jit = off
  as $$
  declare
    amount constant integer := cardinality(ids);
  begin
    if after = 0 then
      insert into audit_heads values (organization, amount, hashes[amount], head_signature, now()) on conflict do nothing;
    else
      update audit_heads set sequence = after + amount, hash = hashes[amount], signature = head_signature, sealed_at = now()
      where organization_id = organization and sequence = after;
    end if;
    if not found then
      raise exception 'the audit chain of % is not at %', organization, after using errcode = 'object_not_in_prerequisite_state';
    end if;
    -- One by one along the key: a join could choose to read the whole trail of the organization instead.
    for place in 1 .. amount loop
      update audit_records set sequence = after + place, previous_hash = previous_hashes[place], hash = hashes[place]
      where organization_id = organization and id = ids[place] and coalesce(sequence, 0) = 0;
      if not found then
        raise exception 'the record % was sealed meanwhile', ids[place] using errcode = 'object_not_in_prerequisite_state';
      end if;
    end loop;
  end
  $$;

revoke all on function audit_records_to_seal(integer, uuid[]) from public;
revoke all on function audit_heads_of(uuid[]) from public;
revoke all on function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea) from public;
grant execute on function audit_records_to_seal(integer, uuid[]) to eureka_app;
grant execute on function audit_heads_of(uuid[]) to eureka_app;
grant execute on function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea) to eureka_app;

-- down
drop function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea);
drop function audit_heads_of(uuid[]);
drop function audit_records_to_seal(integer, uuid[]);
drop function audit_time(timestamptz);
drop table audit_heads;
drop table audit_records;
