-- Messages that grow while something works, on platforms where text can be streamed.

alter table outgoing_messages
  -- How far it is, line by line; later texts begin with it. Null: the message is as it shall stay, or never grew.
  add column growing_text text,
  -- Null: no stream. Unsure: something was sent to it, and nobody knows whether it arrived.
  add column stream text check (stream in ('open', 'unsure')),
  -- What stands in the stream.
  add column streamed_text text;

-- down
alter table outgoing_messages drop column streamed_text, drop column stream, drop column growing_text;
