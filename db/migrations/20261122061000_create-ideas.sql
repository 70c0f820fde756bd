-- Ideas: what runs make of a topic, and what people keep of it.

-- What an idea run was asked, and what it gave besides its ideas. Its state stands in the row of `runs` that has the same id.
create table idea_runs (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  request jsonb not null,
  weights jsonb not null,
  -- The ideas that it takes up; they may be gone by now.
  parent_ids uuid[] not null default '{}',
  -- The last report of each stage that was told.
  stages jsonb not null default '[]',
  -- From here on null until it has its ideas.
  engine text check (engine in ('model', 'rules')),
  engine_reason text check (engine_reason in ('no_model', 'asked_for', 'models_failed')),
  model text,
  ranked_by text check (ranked_by in ('weighted_score', 'observable_signals', 'none')),
  removed_as_duplicates integer not null default 0,
  -- Each call of a model, without its texts.
  calls jsonb not null default '[]',
  tokens jsonb,
  cost jsonb,
  elapsed_milliseconds integer,
  primary key (organization_id, id),
  foreign key (organization_id, id) references runs (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  check ((engine is null) = (ranked_by is null) and (engine is null) = (elapsed_milliseconds is null))
);
call protect_tenant_table('idea_runs');
create index idea_runs_workspace on idea_runs (organization_id, workspace_id, id desc);

-- One idea of a run. There is no index for the search of text: its comparisons could tell of other organizations' rows, so that
-- PostgreSQL uses no index for them before row-level security, and an organization's own rows are found by the others.
create table ideas (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  run_id uuid,
  rank integer not null check (rank >= 1),
  topic text not null,
  title text not null check (length(title) between 1 and 200),
  text text not null check (length(text) between 1 and 6000),
  engine text not null check (engine in ('model', 'rules')),
  -- Everything else that the pipeline says of it: evaluation, critique, improvement and the rest.
  content jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, run_id, rank),
  foreign key (organization_id, run_id) references idea_runs (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade
);
call protect_tenant_table('ideas');
create index ideas_workspace on ideas (organization_id, workspace_id, id desc);

-- Which work item was made from an idea on which board: one, however often somebody asks for it.
create table idea_work_items (
  organization_id uuid not null,
  idea_id uuid not null,
  board_id uuid not null,
  work_item_id uuid not null,
  created_at timestamptz not null,
  primary key (organization_id, idea_id, board_id),
  foreign key (organization_id, idea_id) references ideas (organization_id, id) on delete cascade,
  foreign key (organization_id, board_id) references boards (organization_id, id) on delete cascade,
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('idea_work_items');
create index idea_work_items_item on idea_work_items (organization_id, work_item_id);
create index idea_work_items_board on idea_work_items (organization_id, board_id);

-- An idea as a member saved it. The content is a copy: it stays when the idea is gone.
create table bookmarks (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  owner_member_id uuid not null,
  idea_id uuid not null,
  title text not null,
  text text not null,
  topic text not null,
  context text not null,
  -- The idea as it was, without what depends on who reads it.
  idea jsonb not null,
  -- What duplicates are found by: the different words that carry a subject, of the idea and of its topic.
  keywords text[] not null,
  topic_keywords text[] not null,
  tags text[] not null default '{}',
  note text not null default '' check (length(note) <= 2000),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, owner_member_id, idea_id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, owner_member_id) references members (organization_id, id) on delete cascade,
  check (cardinality(tags) <= 20)
);
call protect_tenant_table('bookmarks');
create index bookmarks_workspace on bookmarks (organization_id, workspace_id, id desc);
create index bookmarks_idea on bookmarks (organization_id, idea_id);

-- With whom a bookmark is shared: a member, everybody in a workspace, or everybody in the organization.
create table shares (
  organization_id uuid not null,
  id uuid not null,
  bookmark_id uuid not null,
  kind text not null check (kind in ('member', 'workspace', 'organization')),
  member_id uuid,
  workspace_id uuid,
  access text not null check (access in ('view', 'edit')),
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique nulls not distinct (organization_id, bookmark_id, kind, member_id, workspace_id),
  foreign key (organization_id, bookmark_id) references bookmarks (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  check ((member_id is not null) = (kind = 'member') and (workspace_id is not null) = (kind = 'workspace'))
);
call protect_tenant_table('shares');
create index shares_member on shares (organization_id, member_id) where member_id is not null;
create index shares_workspace on shares (organization_id, workspace_id) where workspace_id is not null;

-- down
drop table shares;
drop table bookmarks;
drop table idea_work_items;
drop table ideas;
drop table idea_runs;
