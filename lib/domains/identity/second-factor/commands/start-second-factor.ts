import "server-only";
import { z } from "zod";
import { seal } from "@/lib/adapters/encryption/secret-box";
import { qrCodeImage } from "@/lib/adapters/qr-code/qr-code";
import { newTotpSecret, totpUri } from "@/lib/adapters/totp/totp";
import { inUnscoped } from "@/lib/db/unscoped";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand, assertFresh } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { isPlaceholderEmail } from "../../linking/policy";
import { lockUser } from "../../lock-user";
import type { SecondFactorSetupDto } from "../schema";
import { hasSecondFactor, TOTP_PURPOSE } from "../take-second-factor";

/** After it the person has a secret to put into an app; nothing is asked of him until a code of it confirms it. */
export const startSecondFactor = accountCommand({
  name: "identity.start-second-factor",
  input: z.strictObject({}),
  run: async (ctx: UserContext): Promise<SecondFactorSetupDto> => {
    assertFresh(ctx);
    const secret = newTotpSecret();
    const secretEncrypted = seal(secret, TOTP_PURPOSE);
    await inUnscoped(async (db) => {
      await lockUser(db, ctx.userId);
      if (await hasSecondFactor(db, ctx.userId)) {
        throw new AppError("conflict", {
          userMessage: "Two-step sign-in is on already. Turn it off before you set it up with another app.",
        });
      }
      const fresh = { secretEncrypted, lastStep: 0n, createdAt: new Date() };
      await db.totpFactor.upsert({
        where: { userId: ctx.userId },
        create: { userId: ctx.userId, ...fresh },
        update: fresh,
        select: { userId: true },
      });
    });
    return {
      secret,
      image: await qrCodeImage(totpUri({ secret, issuer: "Muniment", label: isPlaceholderEmail(ctx.email) ? ctx.name : ctx.email })),
    };
  },
});
