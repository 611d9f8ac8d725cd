"use client";

import { FolderUp, Upload } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { useShortcut } from "@/lib/client/use-shortcut";
import { useUploads } from "../upload-provider";

interface UploadButtonProps {
  projectId: string | null;
  folderId: string | null;
}

/** Opens the file dialog; the files go to the folder that is open, or else to the project that is filtered for. */
export function UploadButton({ projectId, folderId }: UploadButtonProps) {
  const { choose } = useUploads();
  const target = folderId ? { folderId } : projectId ? { projectId } : {};
  const open = () => choose(target);
  useShortcut("u", open, { label: "Upload documents" });
  return (
    <>
      <IconButton
        label="Upload a folder"
        icon={<FolderUp aria-hidden />}
        className="touch:hidden"
        onClick={() => choose(target, { folder: true })}
      />
      <Button size="sm" variant="primary" icon={<Upload aria-hidden />} onClick={open}>
        Upload
      </Button>
    </>
  );
}
