-- Where reading the branches of a connected board goes on: which there were, and what they held.
alter table pull_request_rules add column branches_cursor text;

-- down
alter table pull_request_rules drop column branches_cursor;
