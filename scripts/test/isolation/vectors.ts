import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  foreign: {},
  plain: { "knowledge.rebuild-vectors": {}, "knowledge.cancel-vectors": {} },
};
