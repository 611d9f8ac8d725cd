import { z } from "zod";
import { emailSchema, newPasswordSchema } from "../schema";
import { linkTokenSchema } from "../tokens/schema";

export const askResetSchema = z.strictObject({ email: emailSchema });

export const resetPasswordSchema = z.strictObject({ token: linkTokenSchema, password: newPasswordSchema });

export const changePasswordSchema = z.strictObject({
  /** Absent when the account has none yet. */
  currentPassword: z.string().max(200).optional(),
  password: newPasswordSchema,
});
