import { expect, test } from 'vitest';
import { csvOf, linksOf, markdownOf } from './copy-text';
import { aRow } from './row.testing';

const ORIGIN = 'https://onequeue.example';

test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '  =1', '＝1', '|cmd'])(
  'a title %j is no formula in a spreadsheet',
  (title) => {
    const line = csvOf([aRow({ title })])
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    expect(line).toContain(`'${title}`);
    expect(line).not.toMatch(/(^|,)"?[=+\-@|＝]/);
  },
);

test('quotes, commas and lines of a title stay in its cell', () => {
  const [, ...lines] = csvOf([aRow({ title: 'a "b", c\r\nd' })]).split('\r\n');
  expect(lines.join('\r\n')).toContain('"a ""b"", c\r\nd"');
});

test('Markdown of a vendor is text, on one line', () => {
  const text = markdownOf([aRow({ id: 'x', title: '[a](javascript:b)\n<img> `c`' })], ORIGIN);
  expect(text).toMatch(
    /^- \[\\\[a\\\]\\\(javascript:b\\\) \\<img\\> \\`c\\`\]\(https:\/\/onequeue\.example\/findings\/x\): High, New/,
  );
  expect(text).not.toContain('\n');
});

test('links are one a line', () => {
  expect(linksOf([aRow({ id: 'x' }), aRow({ id: 'y' })], ORIGIN)).toBe(`${ORIGIN}/findings/x\n${ORIGIN}/findings/y`);
});
