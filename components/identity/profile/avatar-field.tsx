"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useRef } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Avatar } from "@/components/ui/display/avatar";
import { useCommand } from "@/lib/client/use-command";
import { removeAvatarAction } from "@/lib/domains/identity/profile/actions";
import { sendPicture } from "./send-picture";

/** The picture, or initials; chosen and sent at once. */
export function AvatarField({ name, avatar }: { name: string; avatar: string | null }) {
  const router = useRouter();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const onSuccess = () => router.refresh();
  const replace = useCommand(sendPicture, { onSuccess });
  const remove = useCommand(removeAvatarAction, { onSuccess });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={name} src={avatar} size="lg" />
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap gap-2">
            <Button icon={<ImageUp aria-hidden />} loading={replace.pending} aria-describedby={hint} onClick={() => input.current?.click()}>
              {avatar ? "Replace picture" : "Upload a picture"}
            </Button>
            {avatar && (
              <Button variant="ghost" icon={<Trash2 aria-hidden />} loading={remove.pending} onClick={() => void remove.run({})}>
                Remove picture
              </Button>
            )}
          </div>
          <p id={hint} className="text-sm text-muted">
            PNG, JPEG or WebP, at most 2 MB. Its middle is cut to a square; what the camera wrote into it is dropped. Colleagues see it.
          </p>
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="sr-only"
        tabIndex={-1}
        aria-label="Picture"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void replace.run(file);
        }}
      />
      <FormError error={replace.error ?? remove.error} />
    </div>
  );
}
