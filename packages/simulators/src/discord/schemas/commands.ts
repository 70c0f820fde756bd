/** Application commands, with the rules of names, options and choices. */
import { z } from "zod";
import { choice } from "./callbacks.ts";
import { commandTypes, optionTypes } from "./command-types.ts";
import { list, oneOf, snowflake, text, whole } from "./fields.ts";

const chatNamePattern = /^[-_'ʼ\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const chatName = text(32, 1).refine(
  (name) => chatNamePattern.test(name) && name === name.toLowerCase(),
  "APPLICATION_COMMAND_INVALID_NAME Command name is invalid",
);
const localizations = (longest: number) => z.record(z.string(), text(longest, 1)).nullish();

/** Options nest: groups hold subcommands, which hold values. */
export interface CommandOption {
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  required?: boolean | null | undefined;
  choices?: z.infer<typeof choice>[] | null | undefined;
  options?: CommandOption[] | null | undefined;
  channel_types?: number[] | null | undefined;
  min_value?: number | null | undefined;
  max_value?: number | null | undefined;
  min_length?: number | null | undefined;
  max_length?: number | null | undefined;
  autocomplete?: boolean | null | undefined;
}

const { subcommand, subcommandGroup, string, integer, number, channel } = optionTypes;

const fieldsByType: readonly (readonly [keyof CommandOption, readonly number[]])[] = [
  ["choices", [string, integer, number]],
  ["autocomplete", [string, integer, number]],
  ["min_length", [string]],
  ["max_length", [string]],
  ["min_value", [integer, number]],
  ["max_value", [integer, number]],
  ["channel_types", [channel]],
  ["options", [subcommand, subcommandGroup]],
];

const option: z.ZodType<CommandOption, CommandOption> = z.lazy(() =>
  z
    .strictObject({
      type: oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
      name: chatName,
      description: text(100, 1),
      name_localizations: localizations(32),
      description_localizations: localizations(100),
      required: z.boolean().nullish(),
      choices: list(choice, 25).nullish(),
      options: options.nullish(),
      channel_types: list(whole(0, 16), 17).nullish(),
      min_value: z.number().nullish(),
      max_value: z.number().nullish(),
      min_length: whole(0, 6000).nullish(),
      max_length: whole(1, 6000).nullish(),
      autocomplete: z.boolean().nullish(),
    })
    .superRefine((one, { addIssue }) => {
      for (const [field, types] of fieldsByType) {
        const value = one[field as keyof typeof one];
        const isSet = Array.isArray(value)
          ? value.length > 0
          : value !== undefined && value !== null && value !== false;
        if (isSet && !types.includes(one.type))
          addIssue({
            code: "custom",
            path: [field],
            message: "APPLICATION_COMMAND_OPTION_FIELD_INVALID This field does not belong to options of this type",
          });
      }
      if (one.autocomplete && one.choices?.length)
        addIssue({
          code: "custom",
          path: ["autocomplete"],
          message: "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID Options with choices cannot be completed",
        });
      const inner = one.options ?? [];
      const isWrong =
        one.type === subcommandGroup
          ? inner.some(({ type }) => type !== subcommand)
          : inner.some(({ type }) => type <= subcommandGroup);
      if (isWrong)
        addIssue({
          code: "custom",
          path: ["options"],
          message: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID Sub-commands nest too deep",
        });
    }),
);

const options: z.ZodType<CommandOption[], CommandOption[]> = list(option, 25).superRefine((all, { addIssue }) => {
  const refuse = (message: string) => addIssue({ code: "custom", message });
  if (new Set(all.map(({ name }) => name)).size < all.length)
    refuse("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS Option name already exists");
  const firstOptional = all.findIndex(({ required }) => !required);
  if (firstOptional >= 0 && all.slice(firstOptional).some(({ required }) => required))
    refuse("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID Required options must be placed before non-required options");
  const nested = all.filter(({ type }) => type <= subcommandGroup).length;
  if (nested > 0 && nested < all.length)
    refuse(
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
});

const fields = {
  name: text(32, 1),
  name_localizations: localizations(32),
  description: text(100).nullish(),
  description_localizations: localizations(100),
  options: options.nullish(),
  default_member_permissions: z
    .union([z.string().regex(/^\d+$/, "NUMBER_TYPE_COERCE Value is not int."), z.int().min(0)])
    .nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  contexts: list(oneOf([0, 1, 2]), 3, 1).nullish(),
  integration_types: list(oneOf([0, 1]), 2, 1).nullish(),
  nsfw: z.boolean().nullish(),
  type: oneOf([1, 2, 3]).nullish(),
};
const commandObject = z.strictObject(fields);
export type CommandBody = z.infer<typeof commandObject>;

const largestSum = 8000;

function checkCommand(
  { type, name, description, options: all }: Partial<CommandBody>,
  { addIssue }: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
): void {
  const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
  if ((type ?? commandTypes.chatInput) !== commandTypes.chatInput) {
    if (description)
      refuse(
        "description",
        "APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET Context menu commands cannot have description",
      );
    if (all?.length)
      refuse("options", "APPLICATION_COMMAND_OPTIONS_CANNOT_BE_SET Context menu commands cannot have options");
    return;
  }
  if (name !== undefined && !chatName.safeParse(name).success)
    refuse("name", "APPLICATION_COMMAND_INVALID_NAME Command name is invalid");
  if (name !== undefined && !description) refuse("description", "BASE_TYPE_REQUIRED This field is required");
  if (name !== undefined && countText({ name, description, options: all }) > largestSum)
    refuse("options", `APPLICATION_COMMAND_TOO_LARGE Command exceeds maximum size (${largestSum})`);
}

function countText(one: {
  name: string;
  description?: string | null | undefined;
  options?: CommandOption[] | null | undefined;
  choices?: { name: string; value: string | number }[] | null | undefined;
}): number {
  const choices = (one.choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0);
  const inner = (one.options ?? []).reduce((sum, entry) => sum + countText(entry), 0);
  return one.name.length + (one.description?.length ?? 0) + choices + inner;
}

export const newCommand = commandObject.superRefine(checkCommand);
export const commandChange = z.strictObject({ ...fields, name: fields.name.optional() });
export const commandList = list(
  z.strictObject({ ...fields, id: snowflake.nullish() }).superRefine(checkCommand),
  130,
).superRefine((all, { addIssue }) => {
  const keys = all.map(({ type, name }) => `${type ?? 1} ${name}`);
  if (new Set(keys).size < keys.length)
    addIssue({
      code: "custom",
      message: "APPLICATION_COMMANDS_DUPLICATE_NAME Application command names must be unique",
    });
});
