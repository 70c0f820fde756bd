-- What becomes of the pull requests of a connected board; without a row nothing does, and items are kept the same.
create table pull_request_rules (
  organization_id uuid not null,
  connected_board_id uuid not null,
  sync_issues boolean not null,
  sync_prs boolean not null,
  makes_items boolean not null,
  bots text not null check (bots in ('ignore', 'link', 'like_people')),
  named_bots jsonb not null,
  moves jsonb not null,
  -- Where reading the platform's list of changed pull requests goes on.
  cursor text,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (organization_id, connected_board_id),
  foreign key (organization_id, connected_board_id) references connected_boards (organization_id, id) on delete cascade
);
call protect_tenant_table('pull_request_rules');

-- Pull requests of a connected board, as they stood on the platform when they were last read.
create table pull_requests (
  organization_id uuid not null,
  id uuid not null,
  connected_board_id uuid not null,
  platform_pull_request_id text not null,
  name text not null,
  title text not null,
  state text not null check (state in ('draft', 'open', 'merged', 'closed')),
  review text not null check (review in ('none', 'requested', 'changes_requested', 'approved')),
  checks text not null check (checks in ('none', 'pending', 'passed', 'failed')),
  author_id uuid not null,
  is_bot boolean not null,
  branch text not null,
  base_branch text not null,
  platform_commit_id text not null,
  permalink text not null,
  -- The comment there that names its work items, and when it was first sent.
  comment_attempted_at timestamptz,
  platform_comment_id text,
  comment_body text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, connected_board_id, platform_pull_request_id),
  foreign key (organization_id, connected_board_id) references connected_boards (organization_id, id) on delete cascade,
  foreign key (organization_id, author_id) references external_identities (organization_id, id) on delete cascade
);
call protect_tenant_table('pull_requests');
create index pull_requests_author on pull_requests (organization_id, author_id);
create index pull_requests_commit on pull_requests (organization_id, connected_board_id, platform_commit_id);

-- Which work items a pull request belongs to: those that it names, or the one that was made for it.
create table pull_request_links (
  organization_id uuid not null,
  pull_request_id uuid not null,
  work_item_id uuid not null,
  is_made boolean not null,
  created_at timestamptz not null,
  primary key (organization_id, pull_request_id, work_item_id),
  foreign key (organization_id, pull_request_id) references pull_requests (organization_id, id) on delete cascade,
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('pull_request_links');
create index pull_request_links_item on pull_request_links (organization_id, work_item_id);

-- Branches and commits that name a work item.
create table code_links (
  organization_id uuid not null,
  id uuid not null,
  connected_board_id uuid not null,
  work_item_id uuid not null,
  kind text not null check (kind in ('branch', 'commit')),
  -- The branch, or the platform's id of the commit.
  name text not null,
  title text not null,
  permalink text,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, work_item_id, connected_board_id, kind, name),
  foreign key (organization_id, connected_board_id) references connected_boards (organization_id, id) on delete cascade,
  foreign key (organization_id, work_item_id) references work_items (organization_id, id) on delete cascade
);
call protect_tenant_table('code_links');
create index code_links_board on code_links (organization_id, connected_board_id, kind, name);

-- down
drop table code_links;
drop table pull_request_links;
drop table pull_requests;
drop table pull_request_rules;
