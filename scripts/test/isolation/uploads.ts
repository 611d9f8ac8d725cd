import { beginUpload } from "@/lib/domains/dataroom/uploads/incoming-upload";
import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  async prepare(victim) {
    return { upload: (await beginUpload(victim.owner, { name: "a.txt", size: 10 })).id };
  },
  foreign: {
    "dataroom.finish-upload": (id) => ({ uploadId: id("upload") }),
  },
  plain: {},
};
