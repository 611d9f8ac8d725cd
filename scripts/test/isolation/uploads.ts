import { beginUpload } from "@/lib/domains/dataroom/uploads/incoming-upload";
import { newId } from "@/lib/kernel/ids";
import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const upload = newId();
    await beginUpload(victim.owner, upload, { name: "a.txt", size: 10 });
    return { upload };
  },
  foreign: {
    "dataroom.finish-upload": (id) => ({ uploadId: id("upload") }),
  },
  plain: {},
};
