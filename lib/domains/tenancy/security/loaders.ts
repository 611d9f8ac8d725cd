import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { inUnscoped } from "@/lib/db/unscoped";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { listPasskeys } from "@/lib/domains/identity/passkeys/queries";
import { getSecondFactor } from "@/lib/domains/identity/second-factor/queries";
import { listAccountEvents, listSessions } from "@/lib/domains/identity/sessions/queries";
import type { SessionDto } from "@/lib/domains/identity/sessions/schema";
import type { Proofs } from "@/lib/domains/identity/sign-in/schema";
import { getProofs } from "@/lib/domains/identity/sign-in/queries";
import { canLoseOne, countWaysIn } from "@/lib/domains/identity/sign-in/ways-in";
import { env } from "@/lib/kernel/env";
import { PLACE_COOKIE } from "@/lib/kernel/place-cookie";
import { loadOrNotFound } from "@/lib/transport/loader";
import { currentUser, requireUser } from "../contexts";
import { listWorkspaceLinks } from "../queries/places";

const ACTIVITY_PAGE = 20;

/** What guards the signed-in person's account. */
export const loadSecurity = cache(() =>
  loadOrNotFound(async () => {
    const { userId, email, emailVerified, secondFactorAt } = await requireUser();
    return inUnscoped(async (db) => {
      const ways = await countWaysIn(db, userId);
      const secondFactor = await getSecondFactor(db, userId);
      const passkeys = await listPasskeys(db, userId);
      return {
        email: isPlaceholderEmail(email) ? null : email,
        emailVerified,
        hasPassword: ways.password,
        canRemoveWayIn: canLoseOne(ways),
        secondFactor,
        passkeys,
        /** Whether this session has given a second factor. */
        twoSteps: secondFactorAt !== null,
      };
    });
  }),
);

/** One page of it, counted from 1, with the addresses of those beside it. */
export function loadActivity(asked: string | undefined) {
  return loadOrNotFound(async () => {
    const { userId } = await requireUser();
    const page = Math.min(Math.max(Math.trunc(Number(asked)) || 1, 1), 10_000);
    const activity = await inUnscoped((db) => listAccountEvents(db, userId, { page, size: ACTIVITY_PAGE }));
    const href = (number: number) => `/account/security?page=${number}#activity`;
    const pages = {
      ...(page > 1 ? { previousHref: href(page - 1) } : {}),
      ...(page * ACTIVITY_PAGE < activity.total ? { nextHref: href(page + 1) } : {}),
    };
    return { ...activity, pages };
  });
}

/** Where the signed-in person is signed in, this browser first. */
export function loadSessions(): Promise<SessionDto[]> {
  return loadOrNotFound(async () => {
    const user = await requireUser();
    return listSessions(user.userId, user.sessionId);
  });
}

/** With what the person can confirm that it is him; for the frames of signed-in pages, which show nothing to visitors. */
export const loadProofs = cache(async (): Promise<Proofs | null> => {
  const user = await currentUser();
  return user ? getProofs(user.userId) : null;
});

/** Minutes after which a page left open replaces its token. */
export function loadRotation(): number {
  return env().SESSION_ROTATE_MINUTES;
}

/** The workspace where the person was last, if he still belongs to it; else his first; null without any. */
export function loadLastPlace(): Promise<{ name: string; href: string } | null> {
  return loadOrNotFound(async () => {
    const links = await listWorkspaceLinks((await requireUser()).userId);
    const places = links.map(({ organization, workspace }) => ({
      name: `${organization.name} · ${workspace.name}`,
      href: `/${organization.slug}/${workspace.slug}`,
    }));
    const last = (await cookies()).get(PLACE_COOKIE)?.value;
    return places.find(({ href }) => href === last) ?? places[0] ?? null;
  });
}
