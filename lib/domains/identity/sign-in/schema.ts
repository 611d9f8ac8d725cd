import { z } from "zod";
import { passkeyAnswerSchema } from "../passkeys/schema";
import { emailSchema } from "../schema";

const codeSchema = z.string().trim().max(100, "A code is shorter than this.").optional();

export const signInSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(200),
  code: codeSchema,
});
export const redeemTicketSchema = z.strictObject({ ticket: z.string().max(100), code: codeSchema });

/** What a refused sign-in is called on its way to the sign-in form. */
export const SIGN_IN_ERRORS = ["CredentialsSignin", "SecondFactor", "WrongCode", "TicketSpent", "RateLimited", "Unavailable"] as const;
export type SignInError = (typeof SIGN_IN_ERRORS)[number];

/** What can prove again who sits there. */
export const confirmIdentitySchema = z.discriminatedUnion("with", [
  z.strictObject({ with: z.literal("password"), password: z.string().min(1, "Enter your password.").max(200) }),
  z.strictObject({ with: z.literal("code"), code: z.string().trim().min(1, "Enter the code that your app shows.").max(100) }),
  z.strictObject({ with: z.literal("passkey"), answer: passkeyAnswerSchema }),
]);

/** Which of them this person has. */
export interface Proofs {
  password: boolean;
  code: boolean;
  passkey: boolean;
}
