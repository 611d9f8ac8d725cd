/**
 * A path of this site and nothing else. `//host` and `/\host` lead elsewhere, and so does `/` + tab + `/host`: browsers drop
 * tabs and line breaks from addresses.
 */
export function isOwnPath(value: string): boolean {
  return /^\/(?![/\\])/.test(value) && !/[\u0000-\u001f\u007f]/.test(value);
}
