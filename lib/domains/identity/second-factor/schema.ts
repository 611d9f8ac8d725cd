import { z } from "zod";

export const confirmSecondFactorSchema = z.strictObject({
  code: z.string().trim().min(1, "Enter the code that your app shows.").max(20, "A code has six digits."),
});

export interface SecondFactorSetupDto {
  /** Base32, for typing it into the app. */
  secret: string;
  /** A picture of it, for `<img>`. */
  image: string;
}

export interface SecondFactorDto {
  enabledAt: string | null;
  recoveryCodesLeft: number;
}
