import { ARCHIVES } from "./archives";
import type { HostileFile } from "./hostile-file";
import { OFFICE_FILES } from "./office-files";
import { PDF_FILES } from "./pdf-files";
import { PICTURES } from "./pictures";
import { TEXTS } from "./texts";

export const HOSTILE_FILES: readonly HostileFile[] = [...TEXTS, ...PICTURES, ...PDF_FILES, ...OFFICE_FILES, ...ARCHIVES];
