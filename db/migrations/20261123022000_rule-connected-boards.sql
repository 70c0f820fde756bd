-- What people ruled for the board, as far as it differs from what holds without rules.
alter table connected_boards add column rules jsonb not null default '{}';

-- What texts said when both sides were last the same, by field: two edits of one text are merged with it.
alter table external_links add column bases jsonb not null default '{}';

-- A value on which both sides differ until people decide; or that one side is gone, where people are asked what becomes of the other.
create table sync_conflicts (
  organization_id uuid not null,
  external_link_id uuid not null,
  -- A field, or `gone_here` and `gone_there`.
  field text not null check (length(field) between 1 and 40),
  -- The question; it may have ended without an answer.
  decision_id uuid not null,
  -- Each value with who wrote it and when, as far as that is known.
  ours jsonb not null,
  theirs jsonb not null,
  -- Hashes of the values that people are asked about, and of both texts joined.
  ours_hash text not null,
  theirs_hash text not null,
  joined_hash text,
  -- What they answered; taken up by the next comparison.
  answer text,
  opened_at timestamptz not null,
  primary key (organization_id, external_link_id, field),
  unique (organization_id, decision_id),
  foreign key (organization_id, external_link_id) references external_links (organization_id, id) on delete cascade,
  foreign key (organization_id, decision_id) references decisions (organization_id, id) on delete cascade
);
call protect_tenant_table('sync_conflicts');

-- down
drop table sync_conflicts;
alter table external_links drop column bases;
alter table connected_boards drop column rules;
