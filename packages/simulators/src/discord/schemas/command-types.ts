/** Discord's numbers of the types of commands and of their options. */
export const commandTypes = { chatInput: 1, user: 2, message: 3 } as const;

export const optionTypes = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;
