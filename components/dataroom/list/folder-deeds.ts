import type { FolderDto } from "@/lib/domains/dataroom/folders/schema";
import type { FolderDeeds } from "../folders/folder-menu";
import type { Asking } from "./room-dialogs";
import type { DocumentCommands } from "./use-document-commands";

interface FolderDeedsOptions {
  commands: DocumentCommands;
  ask: (asking: Asking) => void;
  /** It lies in the trash now. */
  onGone: (folderId: string) => void;
}

export function folderDeeds({ commands, ask, onGone }: FolderDeedsOptions): (folder: FolderDto) => FolderDeeds {
  return (folder) => {
    const rows = { documents: [], folders: [folder] };
    return {
      pending: commands.pending,
      onMove: () => ask({ what: "move", rows }),
      onTrash: () => commands.trash(rows).then(() => onGone(folder.id)),
      onRestore: () => void commands.restore(rows),
      onPurge: () => ask({ what: "purge", rows }),
    };
  };
}
