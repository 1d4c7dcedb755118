import { ButtonLink } from '@/components/ui/button-link';
import { plural } from '@/components/ui/format-number';
import type { Connection } from '@/lib/connections/schema';
import { settingsHref } from './connection-href';

/** What else of a vendor's papers this installation corrects: the header of its token, and what its numbers are called. */
export function OtherCorrections({ connection: { id, settings } }: { connection: Connection }) {
  const names = Object.values(recordAt(settings, 'enumLabels')).flatMap((one) => Object.keys(Object(one)));
  const meanings = Object.values(recordAt(settings, 'roles')).flatMap((one) => Object.keys(Object(one)));
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-t px-4 py-3">
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <div className="flex gap-2">
          <dt className="text-ink-2">Header of the token</dt>
          <dd>
            <code className="text-sm [overflow-wrap:anywhere]">
              {textAt(settings, 'authHeader')}: {textAt(settings, 'authValue')}
            </code>
          </dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-ink-2">Names of numbers</dt>
          <dd>
            {plural(names.length, 'number')} named, {plural(meanings.length, 'name')} with a meaning
          </dd>
        </div>
      </dl>
      <ButtonLink href={settingsHref(id)} prefetch={false} size="sm">
        Edit header and names
      </ButtonLink>
    </div>
  );
}

function recordAt(settings: Connection['settings'], key: string): object {
  return Object(settings[key]);
}

function textAt(settings: Connection['settings'], key: string): string {
  const value = settings[key];
  return typeof value === 'string' ? value : '';
}
