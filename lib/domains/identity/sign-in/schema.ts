import { z } from "zod";
import { emailSchema } from "../schema";

const codeSchema = z.string().trim().max(100, "A code is shorter than this.").optional();

export const signInSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(200),
  code: codeSchema,
});
export const redeemTicketSchema = z.strictObject({ ticket: z.string().min(20).max(100), code: codeSchema });

/** What a refused sign-in is called on its way to the sign-in form. */
export const SIGN_IN_ERRORS = ["CredentialsSignin", "SecondFactor", "WrongCode", "TicketSpent", "RateLimited", "Unavailable"] as const;
export type SignInError = (typeof SIGN_IN_ERRORS)[number];
