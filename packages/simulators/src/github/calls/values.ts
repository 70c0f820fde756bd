import { z } from "zod";

/** A time as GitHub takes it: `YYYY-MM-DDTHH:MM:SSZ`, with fractions too. */
export const moment = z.iso.datetime({ offset: true });
