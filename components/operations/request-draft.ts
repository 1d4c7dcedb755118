import { asRecord } from '@/components/items/raw-value';
import type { OperationDetail } from '@/lib/operations/shapes';
import { type Draft, draftOf, jsonValue, type Problems, sentOf } from './form-draft';
import { formOf, type ObjectNode } from './form-node';
import type { CallInput } from './queries';

/** The inputs of one operation: those of its address, its query and its body. `body` null: it takes none. */
export type RequestForm = { params: ObjectNode; query: ObjectNode; body: ObjectNode | null };
/** What stands in them. `json` is the body as text, where it is typed as JSON; null where it is typed in inputs. */
export type RequestDraft = { params: Draft; query: Draft; body: Draft; json: string | null; purpose: string };

export const EMPTY: RequestDraft = { params: undefined, query: undefined, body: undefined, json: null, purpose: '' };

export function requestForm({ params, query, body }: Pick<OperationDetail, 'params' | 'query' | 'body'>): RequestForm {
  return { params: formOf(params), query: formOf(query), body: body && formOf(body) };
}

/** The inputs as they stand for a call that was made, or for the vendor's own sample. */
export function draftOfInput(form: RequestForm, input: Omit<CallInput, 'params'> & { params: object }): RequestDraft {
  const { params, query, body, purpose = '' } = input;
  // A body that is no object, or holds what the inputs cannot show, is typed as JSON.
  const isPlain = body === undefined || body === null || asRecord(body) !== null;
  return {
    params: draftOf(form.params, params),
    query: draftOf(form.query, query),
    body: form.body && isPlain ? draftOf(form.body, body) : undefined,
    json: isPlain ? null : JSON.stringify(body, null, 2),
    purpose,
  };
}

/** What is sent, or what is wrong with what was typed. */
export function inputOf(form: RequestForm, draft: RequestDraft): { input: CallInput; problems: Problems } {
  const problems: Problems = {};
  const { json, purpose } = draft;
  const params = asRecord(sentOf(form.params, draft.params, 'params', problems)) ?? {};
  const query = asRecord(sentOf(form.query, draft.query, 'query', problems)) ?? {};
  for (const { name, required } of form.params.fields) {
    if (required && params[name] === undefined) problems[`params.${name}`] = 'It is needed.';
  }
  const typed =
    json === null ? form.body && sentOf(form.body, draft.body, 'body', problems) : jsonValue(json, 'body', problems);
  const body = form.body ? { body: typed ?? {} } : {};
  return {
    input: {
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
      query,
      ...body,
      ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    },
    problems,
  };
}

/** The body from inputs to text, or back; back fails with the reason where the text is not JSON. */
export function switchBody(form: RequestForm, draft: RequestDraft): RequestDraft | { problem: string } {
  if (!form.body) return draft;
  if (draft.json === null) {
    const body = sentOf(form.body, draft.body, 'body', {});
    return { ...draft, json: JSON.stringify(body ?? {}, null, 2) };
  }
  const problems: Problems = {};
  const value = jsonValue(draft.json, 'body', problems);
  if (problems.body) return { problem: problems.body };
  if (value !== undefined && asRecord(value) === null) return { problem: 'Only an object can be shown as inputs.' };
  return { ...draft, body: draftOf(form.body, value), json: null };
}
