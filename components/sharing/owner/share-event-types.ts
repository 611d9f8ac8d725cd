/** Names of events as the stream carries them. Spelled out, because the definitions would bring zod into every page. */
export const SHARE_EVENTS: readonly string[] = [
  "share.link-created",
  "share.link-changed",
  "share.link-revoked",
  "share.link-address-renewed",
  "share.visit-started",
  "share.agreement-accepted",
  "share.document-opened",
  "share.downloaded",
];
