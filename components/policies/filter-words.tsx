import { Fragment } from 'react';
import type { Condition, PolicyFilter } from './policy-filter';

/** A filter as people read it; each condition says on hover which tag it is at the vendor. */
export function FilterWords({ filter, otherwise }: { filter: PolicyFilter; otherwise: string }) {
  const { include, exclude } = filter;
  if (include.length === 0 && exclude.length === 0) return <p className="text-ink-3">{otherwise}</p>;
  return (
    <div className="grid gap-1">
      {include.length > 0 && <Groups groups={include} />}
      {exclude.length > 0 && (
        <div>
          <p className="text-ink-3">{include.length > 0 ? 'Except' : 'Everything, except'}</p>
          <Groups groups={exclude} />
        </div>
      )}
    </div>
  );
}

function Groups({ groups }: { groups: readonly Condition[][] }) {
  return (
    <ul className="grid gap-0.5">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity of their own
        <li key={index} className="[overflow-wrap:anywhere]">
          {index > 0 && <span className="text-ink-3">or </span>}
          {group.map(({ tag, words }, at) => (
            <Fragment key={tag}>
              {at > 0 && <span className="text-ink-3"> and </span>}
              <span data-tip={tag} className="underline decoration-line-strong decoration-dotted underline-offset-3">
                <bdi>{words}</bdi>
              </span>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
