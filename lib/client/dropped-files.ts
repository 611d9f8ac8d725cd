const PATHS = new WeakMap<File, string>();

/** "Drawings/Level 2/A-201.pdf" of a file that lay in a folder that was dropped or chosen; undefined for one that came alone. */
export function pathInFolder(file: File): string | undefined {
  const path = PATHS.get(file) ?? (file as Partial<File>).webkitRelativePath;
  return path?.includes("/") ? path : undefined;
}

/** Every file of a drop, those inside folders included. Entries must be taken before the first await: the browser empties the list. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  if (entries.every((entry) => entry === null)) return [...transfer.files];
  const files: File[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return files;
}

export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (!file || file.name.startsWith(".")) return;
    PATHS.set(file, entry.fullPath.replace(/^\/+/, ""));
    files.push(file);
    return;
  }
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (batch.length === 0) return;
    for (const child of batch) await collect(child, files);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
