/** Column types of the house for Drizzle tables. Without a name the column is called as its key, in snake_case. */
import { fromUuid, type Id, type IdKind, idPrefixes, toUuid } from "@eureka/contracts/ids";
import { type Column, sql } from "drizzle-orm";
import { customType, jsonb, timestamp } from "drizzle-orm/pg-core";

/** A `uuid` column that is a TypeID of one kind in code. Writing an id of another kind throws a RangeError. */
export function typeId<Kind extends IdKind>(kind: Kind, name = "") {
  const prefix = `${idPrefixes[kind]}_`;
  return customType<{ data: Id<Kind>; driverData: string }>({
    dataType: () => "uuid",
    fromDriver: (uuid) => fromUuid(kind, uuid),
    toDriver(id) {
      if (!id.startsWith(prefix)) throw new RangeError(`expected an id that starts with ${prefix}`);
      return toUuid(id);
    },
  })(name);
}

/** A `uuid[]` column that is a list of TypeIDs of one kind in code. */
export function typeIds<Kind extends IdKind>(kind: Kind, name = "") {
  return customType<{ data: Id<Kind>[]; driverData: string[] }>({
    dataType: () => "uuid[]",
    fromDriver: (uuids) => uuids.map((uuid) => fromUuid(kind, uuid)),
    toDriver: (ids) => ids.map(toUuid),
  })(name);
}

/** A `timestamptz` column, a Date in code (milliseconds: what PostgreSQL keeps beyond them is lost on reading). */
export function instant(name = "") {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/** A `bytea` column, a Buffer in code. */
export function bytes(name = "") {
  return customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" })(name);
}

/** A `jsonb` column whose content has the type `Value`; PostgreSQL does not check it. */
export function json<Value>(name = "") {
  return jsonb(name).$type<Value>();
}

/** A named parameter of a prepared statement that is compared with `column` and converted as the column's values are. */
export function parameter(column: Column, name: string) {
  return sql.param(sql.placeholder(name), column);
}
