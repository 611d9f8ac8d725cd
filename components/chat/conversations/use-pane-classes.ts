import { usePathname } from "next/navigation";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { askPath } from "../session/ask-urls";

/** Beside an opened conversation stands its evidence too, so that the list needs a wider window. */
const BESIDE_NOTHING = { pane: "xl:flex", wide: "hidden xl:block", narrow: "xl:hidden" };
const BESIDE_EVIDENCE = { pane: "min-[90rem]:flex", wide: "hidden min-[90rem]:block", narrow: "min-[90rem]:hidden" };

export function usePaneClasses(address: WorkspaceAddress): typeof BESIDE_NOTHING {
  return usePathname() === askPath(address) ? BESIDE_NOTHING : BESIDE_EVIDENCE;
}
