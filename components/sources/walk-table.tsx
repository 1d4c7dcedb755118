import { Fragment, type ReactNode } from 'react';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Source } from '@/lib/sources/shapes';
import { NextTry } from './next-try';
import { SourceMark } from './source-mark';
import { storedNote, storedText, type Walk, walksOf } from './walks';
import { nounText, streamText } from './words';

/** Every walk through every object of one source: how it stands, when it last went well, what is missing. */
export function WalkTable({ source }: { source: Source }) {
  const walks = walksOf(source);
  if (walks.length === 0) return <p className="px-4 py-3 text-ink-2">Nothing has been read from it yet.</p>;
  return (
    <table aria-label={`What is read from ${source.name}`} className="w-full border-collapse md:table-fixed text-left">
      <thead className="text-ink-3 text-sm">
        <tr>
          <Head className="w-34 pl-4 max-sm:w-26">Object</Head>
          <Head className="w-36 max-lg:hidden" end>
            Stored
          </Head>
          <Head className="w-34 max-sm:w-24">Read</Head>
          <Head>State</Head>
          <Head className="w-30 max-sm:hidden" end>
            Last success
          </Head>
          <Head className="w-34 max-md:hidden" end>
            Last with records
          </Head>
          <Head className="w-28 max-md:hidden" end>
            Windows
          </Head>
          <Head className="w-18 max-lg:hidden" end>
            Odd
          </Head>
          <Head className="w-24 pr-4 max-sm:w-18" end>
            Next
          </Head>
        </tr>
      </thead>
      {groupsOf(walks).map((group) => (
        <tbody key={group[0]?.stream.noun} className="border-line border-t">
          {group.map((walk) => (
            <WalkRow key={walk.id} walk={walk} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function WalkRow({ walk }: { walk: Walk }) {
  const { stream, span, state, word, windows, total, next } = walk;
  const { label, tip } = streamText(stream.stream);
  return (
    <Fragment>
      <tr className="h-8 align-top [&>*]:pt-1.5">
        {span !== null && (
          <th scope="rowgroup" rowSpan={span * 2} className="pr-3 pl-4 font-medium">
            {nounText(stream.noun)}
          </th>
        )}
        {span !== null && (
          <td
            rowSpan={span * 2}
            className="whitespace-nowrap px-3 text-right max-lg:hidden"
            data-tip={(total && storedNote(total)) ?? undefined}
          >
            {total ? storedText(total) : '–'}
          </td>
        )}
        <td className="px-3 text-ink-2" data-tip={tip}>
          {label}
        </td>
        <td className="px-3">
          <span className="inline-flex items-baseline gap-2">
            <SourceMark word={word} />
            {state}
          </span>
        </td>
        <Time at={stream.lastSuccessAt} className="max-sm:hidden" />
        <Time at={stream.lastNonemptyAt} className="max-md:hidden" />
        <td className="px-3 text-right text-ink-2 max-md:hidden">{windows ?? '–'}</td>
        <td
          className="px-3 text-right text-ink-2 max-lg:hidden"
          data-tip={stream.odd > 0 ? 'Records that could not be read and were set aside' : undefined}
        >
          {count(stream.odd)}
        </td>
        <td className="whitespace-nowrap pr-4 pl-3 text-right text-ink-2">
          <NextTry next={next} />
        </td>
      </tr>
      <tr>
        <td colSpan={7} className="px-3 pb-1 empty:p-0">
          {stream.error && <LastError stream={stream} />}
        </td>
      </tr>
    </Fragment>
  );
}

/** The vendor's own words, and how often it has been so. */
function LastError({ stream: { error, errorAt, failures } }: { stream: Walk['stream'] }) {
  return (
    <p className="border-bad border-l-2 pl-2 text-sm [overflow-wrap:anywhere]">
      {error}
      <span className="text-ink-3">
        {errorAt && (
          <>
            {' '}
            · <RelativeTime at={errorAt} suffix=" ago" focusable />
          </>
        )}
        {failures > 1 && ` · ${count(failures)} times in a row`}
      </span>
    </p>
  );
}

function Head({ children, end = false, className }: { children: ReactNode; end?: boolean; className?: string }) {
  return (
    <th scope="col" className={`h-7 px-3 font-normal ${end ? 'text-right' : ''} ${className ?? ''}`}>
      {children}
    </th>
  );
}

function Time({ at, className }: { at: string | null; className: string }) {
  return (
    <td className={`whitespace-nowrap px-3 text-right text-ink-2 ${className}`}>
      {at === null ? 'never' : <RelativeTime at={at} suffix=" ago" />}
    </td>
  );
}

function groupsOf(walks: readonly Walk[]): Walk[][] {
  const nouns = [...new Set(walks.map(({ stream }) => stream.noun))];
  return nouns.map((noun) => walks.filter(({ stream }) => stream.noun === noun));
}
