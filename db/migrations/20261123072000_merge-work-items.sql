-- Two work items that were the same work became one: whoever names the one that is gone finds the other.
create table former_work_items (
  organization_id uuid not null,
  id uuid not null,
  key text not null,
  work_item_id uuid not null,
  merged_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, key),
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('former_work_items');
create index former_work_items_item on former_work_items (organization_id, work_item_id);

-- By what a link takes items that its boards had already for the same work, and which of them it leaves apart all the same.
alter table board_links
  add column join_by text[] not null default '{}' check (join_by <@ array['title', 'address', 'code']),
  add column keep_apart uuid[] not null default '{}',
  -- A backfill makes pairs one first, and places items after that.
  add column backfill_joins boolean not null default false,
  add column backfill_joined integer not null default 0;

-- down
alter table board_links drop column join_by, drop column keep_apart, drop column backfill_joins, drop column backfill_joined;
drop table former_work_items;
