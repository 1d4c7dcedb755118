import { textOf } from '@/components/operations/form-draft';
import type { FormLook } from '@/components/operations/schema-fields';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { SafeHtml } from './safe-html';
import { filledTemplate } from './template-fill';
import { timeToLive } from './time-to-live';

type OwnField = NonNullable<FormLook['ownField']>;

/** A template with what it comes to below it; the vendor takes HTML, of which only its shape is drawn here. */
export const templateField: OwnField = ({ name, hint }, { label, draft, onDraft, error }) => {
  if (!/_template$/.test(name)) return null;
  const text = textOf(draft);
  const { html, unknown } = filledTemplate(text);
  return (
    <div key={name} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <Field label={label} hint={hint ?? undefined} error={error}>
        {(control) => <Textarea {...control} rows={4} value={text} onChange={(event) => onDraft(event.target.value)} />}
      </Field>
      {text.trim() !== '' && (
        <section aria-label={`${label}, filled in`} className="grid gap-1 border-line border-l pl-3">
          <p className="text-ink-3 text-sm">
            With samples in it
            {unknown.length > 0 && `; nobody here knows what ${unknown.join(', ')} stands for`}
          </p>
          <SafeHtml html={html} />
        </section>
      )}
    </div>
  );
};

/** A time to live with what it comes to in words. */
export const timeToLiveField: OwnField = ({ name, hint }, { label, draft, onDraft, error }) => {
  const of = { approval_ttl_sec: 'approval', execution_ttl_sec: 'execution' } as const;
  if (name !== 'approval_ttl_sec' && name !== 'execution_ttl_sec') return null;
  const text = textOf(draft).trim();
  const words = /^-?\d+$/.test(text) ? `This is ${timeToLive(Number(text), of[name]).toLowerCase()}. ` : '';
  return (
    <Field key={name} label={label} hint={`${words}${hint ?? ''}`} error={error}>
      {(control) => (
        <Input
          {...control}
          mono
          inputMode="numeric"
          className="w-40"
          value={textOf(draft)}
          onChange={(event) => onDraft(event.target.value)}
        />
      )}
    </Field>
  );
};
