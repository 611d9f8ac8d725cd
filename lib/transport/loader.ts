import "server-only";
import { notFound, redirect } from "next/navigation";
import { toAppError } from "@/lib/db/errors";
import { isAppError } from "@/lib/kernel/app-error";

/** Errors of a page's read: not found and forbidden are one page, no session is the sign-in page, the rest reaches error.tsx. */
export async function loadOrNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    const error = toAppError(thrown);
    if (isAppError(error)) {
      if (error.code === "not_found" || error.code === "forbidden") notFound();
      if (error.code === "second_factor_required") redirect("/account/security?required=1");
      if (error.code === "address_refused") redirect("/address-refused");
      if (error.code === "session_ended") redirect("/sign-in?ended=1");
      if (error.code === "unauthenticated") redirect("/sign-in");
    }
    throw error;
  }
}
