-- Decisions: questions that wait for a person. What a kind of decision needs to carry an answer out stands in `payload`.

create table decisions (
  organization_id uuid not null,
  id uuid not null,
  workspace_id uuid not null,
  -- The board that it is about, whose own grants count too; it stays when the board is deleted.
  board_id uuid,
  kind text not null check (length(kind) between 1 and 100),
  question text not null check (length(question) between 1 and 300),
  explanation text not null check (length(explanation) <= 6000),
  verbs text[] not null check (cardinality(verbs) >= 1),
  options jsonb not null,
  fields jsonb not null,
  answerer_role text,
  answerer_member_ids uuid[] not null,
  quorum integer not null check (quorum between 1 and 20),
  state text not null default 'open' check (state in ('open', 'answered', 'expired', 'withdrawn')),
  outcome jsonb,
  proposed_by jsonb,
  on_behalf_of uuid,
  subject_type text,
  subject_id text,
  payload jsonb not null,
  remind_at timestamptz,
  expires_at timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, workspace_id) references workspaces (organization_id, id) on delete cascade,
  foreign key (organization_id, on_behalf_of) references members (organization_id, id) on delete set null (on_behalf_of),
  check ((subject_type is null) = (subject_id is null)),
  check ((closed_at is not null) = (state <> 'open')),
  check ((outcome is not null) = (state = 'answered')),
  check (answerer_role is not null or cardinality(answerer_member_ids) > 0)
);
call protect_tenant_table('decisions');
create index decisions_workspace on decisions (organization_id, workspace_id, id desc);
create index decisions_open on decisions (organization_id, workspace_id, id desc) where state = 'open';
create index decisions_on_behalf_of on decisions (organization_id, on_behalf_of) where on_behalf_of is not null;

-- An answer counts once per member, and only while it still fits: an edit takes back what was agreed to before it.
create table decision_answers (
  organization_id uuid not null,
  decision_id uuid not null,
  member_id uuid not null,
  verb text not null check (verb in ('approve', 'reject', 'choose', 'edit')),
  choice text,
  edits jsonb,
  comment text check (length(comment) <= 2000),
  -- False once somebody changed what this answer agreed to.
  counts boolean not null default true,
  answered_at timestamptz not null,
  primary key (organization_id, decision_id, member_id),
  foreign key (organization_id, decision_id) references decisions (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade,
  check ((choice is not null) = (verb = 'choose')),
  check ((edits is not null) = (verb = 'edit'))
);
call protect_tenant_table('decision_answers');
create index decision_answers_member on decision_answers (organization_id, member_id);

-- down
drop table decision_answers;
drop table decisions;
