import type { Tenant } from "./tenant-fixture";

export type IdOf = (name: string) => string;

/** One area's part of the isolation matrix. Files in scripts/test/isolation export one as `isolation`. */
export interface IsolationCases {
  /** Makes in the victim's tenant what the inputs name; answers with ids by name. */
  prepare?(victim: Tenant): Promise<Record<string, string>>;
  /** By command: an input that names another tenant's real ids. The command must answer not_found, as for unknown ids. */
  foreign: Record<string, (id: IdOf) => object>;
  /** By command that takes no ids: an input that reaches the permission check. */
  plain?: Record<string, object>;
}
