-- Board links: boards that show the same work items, and the lists of them that stand for each other.

-- Whether a link names the board: only what happens on such a board makes anybody look for links.
alter table boards add column is_linked boolean not null default false;

create table board_links (
  organization_id uuid not null references organizations (id) on delete cascade,
  id uuid not null,
  when_removed text not null check (when_removed in ('keep', 'remove')),
  is_paused boolean not null default false,
  -- The last item that was looked at of those that were there before; null: none yet.
  backfill_after uuid,
  backfill_looked integer not null default 0,
  backfill_placed integer not null default 0,
  backfill_finished_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id)
);
call protect_tenant_table('board_links');

create table board_link_sides (
  organization_id uuid not null,
  board_link_id uuid not null,
  board_id uuid not null,
  place integer not null,
  sends boolean not null,
  receives boolean not null,
  -- Which items of the board go to the others; null: all.
  filter jsonb,
  primary key (organization_id, board_link_id, board_id),
  foreign key (organization_id, board_link_id) references board_links (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade
);
call protect_tenant_table('board_link_sides');
create index board_link_sides_board on board_link_sides (organization_id, board_id);

-- A list that is deleted leaves its lane; the others of the lane go on without it.
create table board_link_lists (
  organization_id uuid not null,
  board_link_id uuid not null,
  list_id uuid not null,
  lane integer not null,
  place integer not null,
  primary key (organization_id, board_link_id, list_id),
  foreign key (organization_id, board_link_id) references board_links (organization_id, id) on delete cascade,
  foreign key (organization_id, list_id) references lists (organization_id, id) on delete cascade
);
call protect_tenant_table('board_link_lists');
create index board_link_lists_list on board_link_lists (organization_id, list_id);

-- On which boards of a link an item has stood: what somebody took off a board is not put there again.
create table board_link_items (
  organization_id uuid not null,
  board_link_id uuid not null,
  work_item_id uuid not null,
  board_id uuid not null,
  placed_at timestamptz not null,
  primary key (organization_id, board_link_id, work_item_id, board_id),
  foreign key (organization_id, board_link_id) references board_links (organization_id, id) on delete cascade,
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade
);
call protect_tenant_table('board_link_items');
create index board_link_items_item on board_link_items (organization_id, work_item_id);
create index board_link_items_board on board_link_items (organization_id, board_id);

-- down
drop table board_link_items;
drop table board_link_lists;
drop table board_link_sides;
drop table board_links;
alter table boards drop column is_linked;
