-- What became of an idea: by the work items that were made from it, and how far they are.
alter table ideas
  add column outcome text not null default 'open' check (outcome in ('open', 'underway', 'done', 'dropped'));

update ideas set outcome = made.outcome
  from (
    select m.organization_id, m.idea_id,
      case
        when bool_or(i.archived_at is null and i.state not in ('done', 'dropped')) then 'underway'
        when bool_or(i.state = 'done') then 'done'
        else 'dropped'
      end as outcome
    from idea_work_items m join work_items i on i.organization_id = m.organization_id and i.id = m.work_item_id
    group by m.organization_id, m.idea_id
  ) made
  where ideas.organization_id = made.organization_id and ideas.id = made.idea_id;

-- down
alter table ideas drop column outcome;
