import { expect, test } from 'vitest';
import { csvFile, csvText } from './csv';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', "=cmd|' /C calc'!A0", '|x', '%x', '＝1', '\0=1'])(
  'no spreadsheet takes %j for a formula',
  (text) => {
    expect(csvText([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  },
);

test('what means something in CSV stays text, and numbers stay numbers', () => {
  expect(csvText([['a "b", c\nd', 1204, null, -3]])).toBe('\uFEFF"a ""b"", c\nd",1204,,-3\r\n');
});

test('a file has a name that no header can be broken by', () => {
  const { headers } = csvFile('Night "shift"\r\nx: y', [['a']]);
  expect(headers.get('content-disposition')).toBe('attachment; filename="night-shift-x-y.csv"');
});
