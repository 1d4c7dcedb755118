type Rows = readonly (readonly (string | number | null)[])[];

/** The mark by which spreadsheets know UTF-8. */
const MARK = '\uFEFF';

/** Rows as CSV (RFC 4180). */
export function csvText(rows: Rows): string {
  return MARK + csvLines(rows);
}

/** Rows as CSV without the mark, to go on with. */
export function csvLines(rows: Rows): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

// Nearly all do; the other question costs ten times as much.
const BEGINS_AS_TEXT = /^[a-z0-9]/i;
const BEGINS_AS_FORMULA = /^[\s\0]*[=+\-@＝＋－＠|%]/u;

/** A text a spreadsheet would take for a formula gets a sign before it that makes it text; our own numbers stay numbers. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = BEGINS_AS_TEXT.test(value) || !BEGINS_AS_FORMULA.test(value) ? value : `'${value}`;
  return plain.includes('"') ? `"${plain.replaceAll('"', '""')}"` : `"${plain}"`;
}

/** A file to be saved, under a name of letters, digits and dashes. */
export function csvFile(name: string, rows: Rows): Response {
  return saved(name, csvText(rows));
}

/** As `csvFile`, for what is too long to be held. Where reading fails the file breaks off: no part passes for the whole. */
export function csvStream(name: string, parts: AsyncIterable<Rows>): Response {
  const texts = textsOf(parts);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return();
    },
  });
  return saved(name, body);
}

async function* textsOf(parts: AsyncIterable<Rows>): AsyncGenerator<string, void, void> {
  yield MARK;
  for await (const rows of parts) yield csvLines(rows);
}

function saved(name: string, body: BodyInit): Response {
  const safe =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'export';
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${safe}.csv"`,
    },
  });
}
