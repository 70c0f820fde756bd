/**
 * Several statements in one message to PostgreSQL, with one answer. A round trip costs both sides more than most statements do, so
 * statements that need not wait for each other travel together. After one that fails the rest of its packet is skipped.
 */
import type { Writable } from "node:stream";
import pg from "pg";
import { DatabaseError } from "./errors.ts";

export interface Statement {
  readonly text: string;
  /** PostgreSQL keeps the statement prepared under it, once per connection. A name stands for one text. */
  readonly name?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
  /** Rows as arrays of values instead of objects. */
  readonly rowMode?: "array" | undefined;
  /** How values are read; by default as the connection says. */
  readonly types?: pg.CustomTypesConfig | undefined;
}

export interface Answer {
  /** `SELECT`, `INSERT`, `COMMIT` ... */
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: unknown[];
}

/** A statement on its way, and who waits for it; nobody does for what is only sent along. */
export interface Request {
  readonly statement: Statement;
  readonly resolve?: (answer: Answer) => void;
  readonly reject?: (error: unknown) => void;
}

/** The parts of the driver's connection that a packet needs. */
interface Connection {
  readonly stream: Writable;
  /** Texts of the statements that PostgreSQL has prepared, and of those that are on their way to it, by name. */
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(message: { readonly name: string | undefined; readonly text: string }): void;
  bind(message: { readonly statement: string | undefined; readonly values: readonly unknown[] }): void;
  describe(message: { readonly type: "P" }): void;
  execute(message: Record<string, never>): void;
  sync(): void;
}

interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

interface KnownColumns {
  readonly types: pg.CustomTypesConfig | undefined;
  readonly fields: readonly FieldDescription[];
  readonly columns: readonly Column[];
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/**
 * The columns of prepared statements, by connection. They need to be described once: PostgreSQL refuses a prepared statement whose
 * columns have changed.
 */
const described = new WeakMap<Connection, Map<string, KnownColumns>>();

/** One query to the driver, which calls the methods whose names begin with `handle` and notes by `name` and `text` what was prepared. */
export class Packet {
  name: string | undefined;
  text = "";
  readonly #requests: readonly Request[];
  readonly #types: pg.CustomTypesConfig;
  /** By request: the name under which it is prepared; undefined for one that is parsed for this time only. */
  readonly #names: (string | undefined)[] = [];
  readonly #submitted: string[] = [];
  readonly #answers: (Answer | { readonly broken: unknown })[] = [];
  #known = new Map<string, KnownColumns>();
  #columns: readonly Column[] = [];
  #rows: unknown[] = [];
  #broken: { readonly broken: unknown } | undefined;
  #over = false;

  constructor(requests: readonly Request[], types: pg.CustomTypesConfig) {
    this.#requests = requests;
    this.#types = types;
  }

  /** Writes the messages, or gives an error and has written nothing. */
  submit(connection: Connection): Error | null {
    let values: (string | Buffer | null)[][];
    try {
      assertUniqueNames(connection, this.#requests);
      values = this.#requests.map(({ statement }) => (statement.values ?? []).map(prepareValue));
    } catch (error) {
      return error as Error;
    }
    this.#known = described.get(connection) ?? this.#known;
    described.set(connection, this.#known);
    const messages: Uint8Array[] = [];
    const gathering = Object.create(connection, {
      stream: { value: { writable: true, write: (message: Uint8Array) => messages.push(message) } },
    }) as Connection;
    for (const [index, { statement }] of this.#requests.entries()) {
      this.#write(gathering, statement, values[index] ?? []);
    }
    gathering.sync();
    if (connection.stream.writable) connection.stream.write(Buffer.concat(messages));
    this.#begin();
    return null;
  }

  #write(connection: Connection, { name, text }: Statement, values: readonly unknown[]): void {
    const isPrepared = name !== undefined && connection.parsedStatements[name] !== undefined;
    // Another packet that is under way may still fail to prepare it.
    const isElsewhere = name !== undefined && connection.submittedNamedStatements[name] !== undefined;
    const isOurs = name !== undefined && this.#submitted.includes(name);
    const usedName = isPrepared || isOurs || !isElsewhere ? name : undefined;
    if (!isPrepared && !isOurs) {
      connection.parse({ name: usedName, text });
      if (usedName !== undefined) {
        connection.submittedNamedStatements[usedName] = text;
        this.#submitted.push(usedName);
      }
    }
    connection.bind({ statement: usedName, values });
    if (usedName === undefined || !this.#known.has(usedName)) connection.describe({ type: "P" });
    connection.execute({});
    this.#names.push(usedName);
  }

  /** The answers to come are those of the next request. */
  #begin(): void {
    const request = this.#requests[this.#answers.length];
    const name = this.#names[this.#answers.length];
    this.name = name;
    this.text = request?.statement.text ?? "";
    this.#rows = [];
    this.#broken = undefined;
    const known = name === undefined ? undefined : this.#known.get(name);
    this.#columns = known && request ? this.#columnsOf(request.statement, known.fields, known) : [];
  }

  #columnsOf({ types }: Statement, fields: readonly FieldDescription[], known?: KnownColumns): readonly Column[] {
    if (known && known.types === types) return known.columns;
    const parsers = types ?? this.#types;
    const columns = fields.map(({ name, dataTypeID }) => ({ name, read: parsers.getTypeParser(dataTypeID, "text") }));
    if (this.name !== undefined) this.#known.set(this.name, { types, fields, columns });
    return columns;
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDescription[] }): void {
    const { statement } = this.#requests[this.#answers.length] as Request;
    this.#columns = this.#columnsOf(statement, fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const request = this.#requests[this.#answers.length];
    if (!request?.resolve) return;
    try {
      this.#rows.push(readRow(this.#columns, fields, request.statement.rowMode));
    } catch (error) {
      this.#broken ??= { broken: error };
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.name !== undefined && !this.#known.has(this.name)) {
      this.#known.set(this.name, { types: undefined, fields: [], columns: [] });
    }
    const [start, end] = [text.indexOf(" "), text.lastIndexOf(" ")];
    const answer = {
      command: start < 0 ? text : text.slice(0, start),
      rowCount: start < 0 ? null : Number(text.slice(end + 1)),
      rows: this.#rows,
    };
    this.#answers.push(this.#broken ?? answer);
    this.#begin();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleReadyForQuery(): void {
    this.#over = true;
    this.#settleAnswered();
  }

  /** The failure of a statement of this packet, of the whole packet, or of the connection. */
  handleError(error: unknown, connection: Connection): void {
    if (this.#over) return;
    this.#over = true;
    for (const name of this.#submitted) {
      if (connection.parsedStatements[name] === undefined) delete connection.submittedNamedStatements[name];
    }
    this.#settleAnswered();
    const [failed, ...skipped] = this.#requests.slice(this.#answers.length);
    failed?.reject?.(error);
    const isOnlyTheirs = error instanceof pg.DatabaseError && error.severity === "ERROR";
    for (const { reject } of skipped) reject?.(isOnlyTheirs ? new DatabaseError("25P02") : error);
  }

  #settleAnswered(): void {
    for (const [index, answer] of this.#answers.entries()) {
      const request = this.#requests[index];
      if ("broken" in answer) request?.reject?.(answer.broken);
      else request?.resolve?.(answer);
    }
  }
}

// In pipeline mode the driver takes only queries of its own class. Its constructor would make an event emitter of each, for nothing.
Object.setPrototypeOf(Packet.prototype, pg.Query.prototype);

function assertUniqueNames(connection: Connection, requests: readonly Request[]): void {
  const inPacket = new Map<string, string>();
  for (const { statement } of requests) {
    const { name, text } = statement;
    if (name === undefined) continue;
    const known =
      connection.parsedStatements[name] ?? connection.submittedNamedStatements[name] ?? inPacket.get(name) ?? text;
    if (known !== text) throw new Error(`the name ${name} stands for two statements`);
    inPacket.set(name, text);
  }
}

function readRow(columns: readonly Column[], fields: readonly (string | null)[], mode: Statement["rowMode"]): unknown {
  if (mode === "array") return fields.map((text, index) => (text === null ? null : columns[index]?.read(text)));
  const row: Record<string, unknown> = {};
  for (const [index, { name, read }] of columns.entries()) {
    const text = fields[index] ?? null;
    row[name] = text === null ? null : read(text);
  }
  return row;
}
