/** The things that a line of a file names, by id or by name, among those that the actor sees. */
import type { Id, IdKind } from "@eureka/contracts/ids";
import { idSchema } from "@eureka/contracts/ids";
import { textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import type { z } from "zod";
import type { NamedPlaces, SomePlace } from "./named-places.ts";

/** The part of a line that names a connection. */
export interface NamingConnection {
  readonly connection?: string | null | undefined;
  readonly connectionId?: string | null | undefined;
}

/** The part of a line that names where work goes. */
export interface NamingPlace {
  readonly workspace?: string | null | undefined;
  readonly workspaceId?: string | null | undefined;
  readonly board?: string | null | undefined;
  readonly boardId?: string | null | undefined;
  readonly list?: string | null | undefined;
  readonly listId?: string | null | undefined;
}

interface Named<Kind extends IdKind> {
  readonly id: Id<Kind>;
  readonly name: string;
}

interface Search<Kind extends IdKind, Thing extends Named<Kind>> {
  readonly noun: Kind;
  readonly id: string | null | undefined;
  readonly name: string | null | undefined;
  readonly all: ReadonlyMap<Id<Kind>, Thing>;
  /** Which of them a name can mean; an id can mean any. */
  readonly canMean: (thing: Thing) => boolean;
}

/** By its id, else by its name; where both stand there, they must agree. Null where neither does, or with a problem noted. */
function find<Kind extends IdKind, Thing extends Named<Kind>>(
  { noun, id, name, all, canMean }: Search<Kind, Thing>,
  problems: string[],
): Thing | null {
  if (id) {
    const known = idSchema(noun).safeParse(id);
    const found = known.success ? all.get(known.data as Id<Kind>) : undefined;
    if (!found) problems.push(say("mappings.import.unknown", { noun, name: id }));
    else if (name && found.name !== "" && !isSameName(found.name, name)) {
      problems.push(say("mappings.import.differs", { noun, found: found.name, named: name }));
    } else return found;
    return null;
  }
  if (!name) return null;
  const [only, ...others] = [...all.values()].filter((thing) => canMean(thing) && isSameName(thing.name, name));
  if (only && others.length === 0) return only;
  problems.push(say(only ? "mappings.import.unclear" : "mappings.import.unknown", { noun, name }));
  return null;
}

export function isSameName(left: string, right: string): boolean {
  return left.normalize("NFC").toLowerCase() === right.normalize("NFC").toLowerCase();
}

/** The connection that a line is about; null with a problem noted. */
export function findConnection(
  places: NamedPlaces,
  line: NamingConnection,
  problems: string[],
): Id<"connection"> | null {
  if (!line.connectionId && !line.connection) problems.push(say("mappings.import.connection_missing"));
  const search = { noun: "connection", id: line.connectionId, name: line.connection, all: places.connections } as const;
  return find({ ...search, canMean: ({ isRemoved }) => !isRemoved }, problems)?.id ?? null;
}

/** The narrowest place that is named; the wider ones must be around it. */
export function findPlace(places: NamedPlaces, line: NamingPlace, problems: string[]): SomePlace | null {
  const before = problems.length;
  const { workspaces, boards, lists } = places;
  const workspace = find(
    { noun: "workspace", id: line.workspaceId, name: line.workspace, all: workspaces, canMean: () => true },
    problems,
  );
  const board = find(
    {
      noun: "board",
      id: line.boardId,
      name: line.board,
      all: boards,
      canMean: ({ workspaceId, isArchived }) => !isArchived && (!workspace || workspaceId === workspace.id),
    },
    problems,
  );
  const list = find(
    {
      noun: "list",
      id: line.listId,
      name: line.list,
      all: lists,
      canMean: ({ boardId, isArchived }) => !isArchived && boardId === board?.id,
    },
    problems,
  );
  if (problems.length > before) return null;
  const boardId = list?.boardId ?? board?.id ?? null;
  const workspaceId = (boardId && boards.get(boardId)?.workspaceId) ?? workspace?.id;
  if (!workspaceId) {
    problems.push(say("mappings.import.place_missing"));
    return null;
  }
  if (list && board && list.boardId !== board.id) {
    problems.push(say("mappings.import.not_in", { inner: "list", outer: "board" }));
  }
  if (workspace && workspaceId !== workspace.id) {
    problems.push(say("mappings.import.not_in", { inner: "board", outer: "workspace" }));
  }
  return problems.length > before ? null : { workspaceId, boardId, listId: list?.id ?? null };
}

/** As the line says it, where it says it; else as we know it. */
export function connectionWords(
  places: NamedPlaces,
  line: NamingConnection,
  connectionId: Id<"connection"> | null,
): string {
  return line.connection || (connectionId && places.connections.get(connectionId)?.name) || line.connectionId || "";
}

/** What a field of a line that is not understood says. */
export function wordIn(value: unknown, ...names: readonly string[]): string {
  const named = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const words = names.map((name) => named[name]).filter((word) => typeof word === "string");
  return words.map((word) => word.trim().slice(0, textLimits.name)).find((word) => word !== "") ?? "";
}

/** Why a line is not of the right shape, a sentence for each reason. */
export function shapeProblems({ issues }: z.ZodError): string[] {
  return issues.map(({ path, message }) =>
    say("mappings.import.wrong_value", { path: path.join(".") || "-", message: decapitalize(message) }),
  );
}

function decapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** White space around a name or an id was typed by accident: names have none. */
export function trimmed<Texts extends Readonly<Record<string, string | null | undefined>>>(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text?.trim() || null])) as Texts;
}
