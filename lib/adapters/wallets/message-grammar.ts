import "server-only";
import { isIPv6 } from "node:net";

// RFC 3986, appendix A. Everything is ASCII: letters that only look alike are no letters here.
const PERCENT = "%[0-9A-Fa-f]{2}";
const UNRESERVED = "A-Za-z0-9\\-._~";
const SUB_DELIMS = "!$&'()*+,;=";
const PCHAR = `(?:[${UNRESERVED}${SUB_DELIMS}:@]|${PERCENT})`;
const USER_INFO = `(?:[${UNRESERVED}${SUB_DELIMS}:]|${PERCENT})*@`;
const REG_NAME = `(?:[${UNRESERVED}${SUB_DELIMS}]|${PERCENT})`;
const IP_LITERAL = "\\[[0-9A-Fa-f:.]+\\]";

export const SCHEME = "[A-Za-z][A-Za-z0-9+\\-.]*";
export const AUTHORITY = `(?:${USER_INFO})?(?:${IP_LITERAL}|${REG_NAME}+)(?::[0-9]{1,5})?`;

const URI = new RegExp(
  `^${SCHEME}:(?://(?:${AUTHORITY})?(?:/${PCHAR}*)*|/?${PCHAR}+(?:/${PCHAR}*)*)(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?$`,
);
const BRACKETS = /\[([^\]]*)\]/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** What stands in brackets must be an IPv6 address; the pattern alone can't tell. */
export function hasSoundHost(text: string): boolean {
  const literal = BRACKETS.exec(text)?.[1];
  return literal === undefined || isIPv6(literal);
}

export function isUri(text: string): boolean {
  return URI.test(text) && hasSoundHost(text);
}

/** 1*( reserved / unreserved / " " ) of EIP-4361. */
export function isStatement(text: string): boolean {
  return /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;= ]+$/.test(text);
}

export function isRequestId(text: string): boolean {
  return new RegExp(`^${PCHAR}*$`).test(text);
}

/** RFC 3339 date-time of a day that exists; null otherwise. JavaScript alone turns the 31st of February into March. */
export function readDateTime(text: string): Date | null {
  const parts = DATE_TIME.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts.slice(1).map((part) => Number(part ?? 0));
  const calendar = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (calendar.getUTCMonth() + 1 !== month || calendar.getUTCDate() !== day || calendar.getUTCFullYear() !== year) return null;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59 || (offsetHour ?? 0) > 23 || (offsetMinute ?? 0) > 59) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
