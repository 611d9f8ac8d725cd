"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select, type SelectOption } from "@/components/ui/controls/select";
import { useCommand } from "@/lib/client/use-command";
import { updateProfileAction } from "@/lib/domains/identity/profile/actions";
import type { FormatLocale, ProfileDto } from "@/lib/domains/identity/profile/schema";

interface ProfileFormProps {
  profile: ProfileDto;
  locales: readonly SelectOption[];
  timeZones: readonly string[];
}

/** Name, and how times and numbers are written for this person. */
export function ProfileForm({ profile, locales, timeZones }: ProfileFormProps) {
  const router = useRouter();
  const zones = useId();
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  const [saved, setSaved] = useState(false);
  const update = useCommand(updateProfileAction, {
    onSuccess: () => {
      setSaved(true);
      router.refresh();
    },
  });
  const submit = update.submit((form) => ({ name: String(form.get("name")), locale: String(form.get("locale")) as FormatLocale, timeZone: timeZone.trim() }));
  return (
    <form onSubmit={submit} onChange={() => setSaved(false)} className="flex max-w-md flex-col gap-4" noValidate>
      <FormError error={update.error} />
      <FormField label="Name" name="name" required error={update.fieldErrors["name"]} hint="As colleagues see it.">
        {(control) => <Input {...control} defaultValue={profile.name} autoComplete="name" maxLength={100} />}
      </FormField>
      <FormField label="Dates and numbers" name="locale" error={update.fieldErrors["locale"]}>
        {(control) => <Select {...control} options={locales} defaultValue={profile.locale} onValueChange={() => setSaved(false)} />}
      </FormField>
      <FormField
        label="Time zone"
        name="timeZone"
        error={update.fieldErrors["timeZone"]}
        hint="A place such as Europe/London; type to find it."
        aside={
          <button type="button" className="tap rounded-sm text-accent underline-offset-4 hover:underline" onClick={() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)}>
            Use this browser’s
          </button>
        }
      >
        {(control) => <Input {...control} list={zones} value={timeZone} onChange={(event) => setTimeZone(event.target.value)} autoComplete="off" spellCheck={false} />}
      </FormField>
      <datalist id={zones}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" loading={update.pending}>
          Save
        </Button>
        <p role="status" className="text-sm text-muted">
          {saved && "Saved."}
        </p>
      </div>
    </form>
  );
}
