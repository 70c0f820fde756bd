-- Seals records that follow the heads of their organizations' chains, and moves these heads: all of it or nothing. `amounts` says how many
-- of the records, which come chain by chain, are of each organization. Refuses when a head is not at its place in `afters` (0: none yet) or
-- a record was sealed meanwhile, so that a chain can never fork.
create function seal_audit_chains(organizations uuid[], afters bigint[], amounts integer[], head_signatures bytea[], ids uuid[], previous_hashes bytea[], hashes bytea[])
  returns void
  language plpgsql security definer
  -- Along the keys: any other join could choose to read the whole trail of an organization.
  set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off
  set enable_mergejoin = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
  declare
    begun integer;
    moved integer;
    sealed integer;
  begin
    insert into audit_heads
    select chain.organization, chain.amount, hashes[chain.upto], chain.signature, now()
    from (
      select given.*, sum(given.amount) over (order by given.place) as upto
      from unnest(organizations, afters, amounts, head_signatures) with ordinality as given (organization, after, amount, signature, place)
    ) as chain
    where chain.after = 0
    on conflict do nothing;
    get diagnostics begun = row_count;
    update audit_heads
    set sequence = chain.after + chain.amount, hash = hashes[chain.upto], signature = chain.signature, sealed_at = now()
    from (
      select given.*, sum(given.amount) over (order by given.place) as upto
      from unnest(organizations, afters, amounts, head_signatures) with ordinality as given (organization, after, amount, signature, place)
    ) as chain
    where chain.after > 0 and audit_heads.organization_id = chain.organization and audit_heads.sequence = chain.after;
    get diagnostics moved = row_count;
    if begun + moved <> cardinality(organizations) then
      raise exception '% of % audit chains are not where they were', cardinality(organizations) - begun - moved, cardinality(organizations)
        using errcode = 'object_not_in_prerequisite_state';
    end if;
    update audit_records
    set sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash
    from (
      select chain.organization, chain.after + step as sequence, ids[start + step] as id, previous_hashes[start + step] as previous_hash,
        hashes[start + step] as hash
      from (
        select given.*, sum(given.amount) over (order by given.place) - given.amount as start
        from unnest(organizations, afters, amounts) with ordinality as given (organization, after, amount, place)
      ) as chain
      cross join lateral generate_series(1, chain.amount) as step
    ) as entry
    where audit_records.organization_id = entry.organization and audit_records.id = entry.id and coalesce(audit_records.sequence, 0) = 0;
    get diagnostics sealed = row_count;
    if sealed <> cardinality(ids) then
      raise exception '% of % records were sealed meanwhile', cardinality(ids) - sealed, cardinality(ids)
        using errcode = 'object_not_in_prerequisite_state';
    end if;
  end
  $$;
revoke all on function seal_audit_chains from public;
grant execute on function seal_audit_chains to eureka_app;

drop function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea);

-- down
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
revoke all on function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea) from public;
grant execute on function seal_audit_records(uuid, bigint, uuid[], bytea[], bytea[], bytea) to eureka_app;
drop function seal_audit_chains;
