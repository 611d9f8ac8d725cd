import { z } from "zod";

/** From a link. What it is worth the database says; here it only has an end. */
export const linkTokenSchema = z.string().max(200);
