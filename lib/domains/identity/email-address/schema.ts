import { z } from "zod";
import { emailSchema } from "../schema";
import { linkTokenSchema } from "../tokens/schema";

export const emailLinkSchema = z.strictObject({ token: linkTokenSchema });

export const askEmailChangeSchema = z.strictObject({ email: emailSchema });

/** What a link in a mail carries. */
export const emailPayloadSchema = z.object({ email: z.string() });
