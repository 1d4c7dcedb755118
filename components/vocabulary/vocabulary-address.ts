import type { Address } from '@/components/items/use-item-url';

const MOST = 200;

/** What is looked for in the vocabulary, and the open word. */
export const VOCABULARY_ADDRESS: Address<{ text: string }> = {
  read: (params) => ({ text: wordOf(params.get('q')) ?? '' }),
  write: ({ text }, before) => {
    const after = new URLSearchParams(before);
    after.delete('q');
    if (text !== '') after.set('q', text.slice(0, MOST));
    return after;
  },
  readOpenId: (params) => wordOf(params.get('item')),
};

function wordOf(text: string | null): string | null {
  return text === null || text === '' ? null : text.replaceAll('\u0000', '').slice(0, MOST);
}
