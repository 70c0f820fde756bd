/**
 * Arrays in the binary form of PostgreSQL's protocol (`array_send` in src/backend/utils/adt/arrayfuncs.c). Written as text, every
 * character of an array is looked at twice here and once more there: too much on a path that carries the bodies of all deliveries.
 * The driver sends a Buffer as it is, so each of these is a value for a parameter of its type, for example `$1::uuid[]`.
 */

/** Object ids of the element types (src/include/catalog/pg_type.dat); they never change. */
const elementTypes = { bytea: 17, int4: 23, text: 25, uuid: 2950 } as const;

/** Dimensions, flags, element type, length and lower bound. */
const headLength = 20;
const lengthLength = 4;
const uuidLength = 16;
const integerLength = 4;

/** For `uuid[]`. Takes hexadecimal digits with or without dashes. Throws a RangeError for what is no UUID. */
export function uuidArray(uuids: readonly string[]): Buffer {
  const array = begin("uuid", uuids.length, uuids.length * uuidLength);
  let end = headLength;
  for (const uuid of uuids) {
    const digits = uuid.replaceAll("-", "");
    end = array.writeInt32BE(uuidLength, end);
    if (digits.length !== 2 * uuidLength || array.write(digits, end, "hex") !== uuidLength) {
      throw new RangeError("not a UUID");
    }
    end += uuidLength;
  }
  return array;
}

/** For `text[]`. PostgreSQL refuses text with a NUL. */
export function textArray(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const array = begin("text", texts.length, sum(lengths));
  let end = headLength;
  for (const [index, text] of texts.entries()) {
    end = array.writeInt32BE(lengths[index] as number, end);
    end += array.write(text, end);
  }
  return array;
}

/** For `bytea[]`. */
export function bytesArray(values: readonly Uint8Array[]): Buffer {
  const array = begin("bytea", values.length, sum(values.map(({ byteLength }) => byteLength)));
  let end = headLength;
  for (const value of values) {
    end = array.writeInt32BE(value.byteLength, end);
    array.set(value, end);
    end += value.byteLength;
  }
  return array;
}

/** For `integer[]`. Throws a RangeError for what does not fit. */
export function integerArray(numbers: readonly number[]): Buffer {
  const array = begin("int4", numbers.length, numbers.length * integerLength);
  let end = headLength;
  for (const number of numbers) {
    end = array.writeInt32BE(integerLength, end);
    end = array.writeInt32BE(number, end);
  }
  return array;
}

function begin(type: keyof typeof elementTypes, count: number, bytes: number): Buffer {
  const array = Buffer.allocUnsafe(headLength + count * lengthLength + bytes);
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(0, 4); // no element is null
  array.writeInt32BE(elementTypes[type], 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16); // PostgreSQL counts from one
  return array;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
