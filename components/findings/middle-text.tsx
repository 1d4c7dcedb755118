import { middleSplit } from './shorten-middle';

/** A text that gives way in its middle when there is no room: the end of a path or an ARN says most. */
export function MiddleText({ text }: { text: string }) {
  const [head, tail] = middleSplit(text);
  if (tail === '') return <bdi className="truncate">{text}</bdi>;
  return (
    <bdi className="flex min-w-0 whitespace-pre">
      <span className="truncate">{head}</span>
      <span className="shrink-0">{tail}</span>
    </bdi>
  );
}
