import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/kernel/app-error";

/** Of two departments made or renamed to one name at once, the database lets one through; the other hears why. */
export async function orNameTaken<T>(name: string, body: Promise<T>): Promise<T> {
  try {
    return await body;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = `There is a department called “${name}” already. Nothing was changed.`;
    throw new AppError("conflict", { userMessage: message, fields: { name: message }, cause: error });
  }
}
