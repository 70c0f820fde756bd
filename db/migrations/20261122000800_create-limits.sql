-- Uses of rate limits, where several processes share them in PostgreSQL. Keys name limits, never content; losing the table
-- only forgives a few requests, so it is not logged.

create unlogged table rate_limit_uses (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on rate_limit_uses to eureka_app;

-- down
drop table rate_limit_uses;
