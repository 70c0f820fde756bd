-- What a change does is said on its pull request, where the rules of the board want that.
alter table pull_request_rules
  add column evaluates boolean not null default false,
  -- Only those with one of these labels; none: all.
  add column evaluated_labels jsonb not null default '[]';
alter table pull_requests
  add column evaluation jsonb,
  -- The commit that was evaluated, so that each one is evaluated once.
  add column evaluated_commit_id text;

-- down
alter table pull_requests drop column evaluated_commit_id, drop column evaluation;
alter table pull_request_rules drop column evaluated_labels, drop column evaluates;
