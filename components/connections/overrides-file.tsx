'use client';

import { useQueryClient } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import Upload from 'lucide-react/icons/upload';
import { useRef, useState } from 'react';
import { operations } from '@/components/operations/queries';
import { saveJson } from '@/components/operations/save-json';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Notice } from '@/components/ui/notice';
import { type Problem, problemOf } from '@/components/ui/problem';
import { notify } from '@/components/ui/toast-store';
import { api } from '@/lib/api/browser';
import type { Connection } from '@/lib/connections/schema';
import { connections } from './queries';

/** Everything that corrects a vendor's papers (verbs, paths, headers, names) out to a file, and in from one. */
export function OverridesFileButtons({ connection: { id, name, version } }: { connection: Connection }) {
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const path = `/api/connections/${id}/overrides`;

  async function give() {
    try {
      saveJson(`onequeue-overrides-${name}`, await api.get(path));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  async function take(chosen: File) {
    try {
      const text = await chosen.text();
      await api.put(path, { body: { version, file: parsed(text) } });
      await client.invalidateQueries({ queryKey: operations.all });
      await client.invalidateQueries({ queryKey: connections.all });
      notify({ text: `${name} is corrected as ${chosen.name} says` });
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  const choose = () => file.current?.click();
  const group = 'Corrections';
  useShortcuts([
    { id: 'overrides.export', label: 'Export corrections', group, keys: 'O', run: () => void give() },
    { id: 'overrides.import', label: 'Import corrections', group, keys: 'I', run: choose },
  ]);

  return (
    <>
      <Button hotkey="O" icon={<Download aria-hidden size={13} />} onClick={() => void give()}>
        Export corrections
      </Button>
      <Button hotkey="I" icon={<Upload aria-hidden size={13} />} onClick={choose}>
        Import corrections
      </Button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label="A file of corrections"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          // The same file, mended, can be chosen again.
          event.target.value = '';
          if (chosen) void take(chosen);
        }}
      />
      {problem && (
        <Dialog title="Nothing was changed" size="sm" onClose={() => setProblem(null)}>
          <Notice problem={problem} />
          <ul className="mt-2 grid gap-1 text-sm">
            {Object.entries(problem.fields ?? {}).map(([place, words]) => (
              <li key={place} className="[overflow-wrap:anywhere]">
                <code className="text-xs">{place}</code>: {words}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

/** What is no JSON is sent as it is: the server says that it is no such file. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 100);
  }
}
