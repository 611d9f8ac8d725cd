"use client";

import { Upload } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { useShortcut } from "@/lib/client/use-shortcut";
import { useUploads } from "../upload-provider";

/** Opens the file dialog; the files go to the project that is filtered for. */
export function UploadButton({ projectId }: { projectId: string | null }) {
  const { choose } = useUploads();
  const open = () => choose(projectId ? { projectId } : {});
  useShortcut("u", open, { label: "Upload documents" });
  return (
    <Button size="sm" variant="primary" icon={<Upload aria-hidden />} onClick={open}>
      Upload
    </Button>
  );
}
