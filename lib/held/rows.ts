/** Places of findings in the columns, in their order. Each step looks at what the one before it left. */
export type Rows = Int32Array;

// What a step leaves is written here and copied out: fresh memory for all it may leave costs more than the step.
let room = new Int32Array(1024);

function roomFor(size: number): Int32Array {
  if (room.length < size) room = new Int32Array(size * 2);
  return room;
}

// The loops write every row and step on only for those that fit: a branch that nobody can foresee costs six times as much.

/** Those whose number in a column is wanted: `wanted` has 1 or 0 for each number. */
export function ofNumbers(wanted: Uint8Array, numbers: Int32Array, among: Rows): Rows {
  const rows = roomFor(among.length);
  let size = 0;
  for (let at = 0; at < among.length; at++) {
    const row = among[at] as number;
    rows[size] = row;
    size += wanted[numbers[row] as number] as number;
  }
  return rows.slice(0, size);
}

/** Those whose time is from `low` on and before `high`; one that has none is in no span. */
export function between(times: Float64Array, low: number, high: number, among: Rows): Rows {
  const rows = roomFor(among.length);
  let size = 0;
  for (let at = 0; at < among.length; at++) {
    const row = among[at] as number;
    const time = times[row] as number;
    rows[size] = row;
    size += Number(time >= low) & Number(time < high);
  }
  return rows.slice(0, size);
}

export function mark(marks: Uint8Array, rows: Rows): void {
  for (let at = 0; at < rows.length; at++) marks[rows[at] as number] = 1;
}

export function marked(marks: Uint8Array, among: Rows, as: 0 | 1): Rows {
  const rows = roomFor(among.length);
  let size = 0;
  for (let at = 0; at < among.length; at++) {
    const row = among[at] as number;
    rows[size] = row;
    size += Number(marks[row] === as);
  }
  return rows.slice(0, size);
}

/** How many of the rows have each number of a column that has `size` of them. */
export function tallied(numbers: Int32Array, size: number, rows: Rows): Uint32Array {
  const counts = new Uint32Array(size);
  // Four counts side by side: one that was just written is not waited for where neighbours have the same number. Where
  // there are many numbers neighbours differ, and adding up would take longer.
  const whole = size * 16 < rows.length ? rows.length - (rows.length % 4) : 0;
  const four = new Uint32Array(whole > 0 ? size * 4 : 0);
  for (let at = 0; at < whole; at += 4) {
    const one = (numbers[rows[at] as number] as number) * 4;
    const two = (numbers[rows[at + 1] as number] as number) * 4 + 1;
    const three = (numbers[rows[at + 2] as number] as number) * 4 + 2;
    const last = (numbers[rows[at + 3] as number] as number) * 4 + 3;
    four[one] = (four[one] as number) + 1;
    four[two] = (four[two] as number) + 1;
    four[three] = (four[three] as number) + 1;
    four[last] = (four[last] as number) + 1;
  }
  for (let at = 0; at < four.length; at += 4) {
    counts[at / 4] =
      (four[at] as number) + (four[at + 1] as number) + (four[at + 2] as number) + (four[at + 3] as number);
  }
  for (let at = whole; at < rows.length; at++) {
    const one = numbers[rows[at] as number] as number;
    counts[one] = (counts[one] as number) + 1;
  }
  return counts;
}
