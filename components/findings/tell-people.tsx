'use client';

import X from 'lucide-react/icons/x';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/icon-button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { useColleagues } from './use-colleagues';

/** Whom a note tells; they find it in the queue under `is:mentioned`. */
export function TellPeople({ value, onChange }: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { people, problem } = useColleagues('findings.read');
  const left = people.filter(({ id }) => !value.includes(id));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {value.map((id) => {
        const name = people.find((one) => one.id === id)?.name ?? id;
        return (
          <Badge key={id} tone="accent">
            @{name}
            <IconButton
              size="sm"
              label={`Do not tell ${name}`}
              icon={<X aria-hidden size={11} />}
              onClick={() => onChange(value.filter((one) => one !== id))}
            />
          </Badge>
        );
      })}
      {left.length > 0 && (
        <Select
          aria-label="Tell somebody of this note"
          className="w-40"
          value=""
          placeholder="Tell somebody…"
          onChange={(event) => event.target.value && onChange([...value, event.target.value])}
          options={left.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {problem && <Notice problem={problem} />}
    </div>
  );
}
