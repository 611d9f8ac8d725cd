"use client";

import { Upload } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { carriesFiles, droppedFiles } from "@/lib/client/dropped-files";

interface DropAreaProps {
  /** "Drop to upload to General" */
  label: string;
  onFiles: (files: readonly File[]) => void;
}

/** The whole window takes files while mounted. Nothing is drawn until something is dragged over it. */
export function DropArea({ label, onFiles }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((files: readonly File[]) => onFiles(files));
  useEffect(() => {
    let depth = 0;
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      depth += 1;
      setOver(true);
    };
    const onOver = (event: DragEvent) => {
      // Without this the browser would open the file instead.
      if (carriesFiles(event.dataTransfer)) event.preventDefault();
    };
    const onLeave = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => take(files));
    };
    const listeners = { dragenter: onEnter, dragover: onOver, dragleave: onLeave, drop: onDrop };
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type, listener as EventListener);
    };
  }, []);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-overlay flex animate-appear items-center justify-center bg-scrim p-4">
      <p className="flex items-center gap-3 rounded-md border-2 border-dashed border-accent bg-surface px-8 py-6 text-lg shadow-lift">
        <Upload aria-hidden className="size-5 text-accent" />
        {label}
      </p>
    </div>
  );
}
