import fs from 'node:fs';
import path from 'node:path';

/** One line of the table. `goal` holds for the ratio, the difference to the baseline, or the value itself. */
export type Row = {
  metric: string;
  value: number | null;
  unit: string;
  baseline: number | null;
  baselineName: string;
  ratio: number | null;
  goal: number | null;
  by: 'ratio' | 'difference' | 'value';
};

/** True when the row has a goal and misses it; a figure that could not be taken misses nothing, and is shown as absent. */
export function isOver({ value, baseline, ratio, goal, by }: Row): boolean {
  if (goal === null || value === null) return false;
  const figure = by === 'ratio' ? ratio : by === 'value' ? value : baseline === null ? null : value - baseline;
  return figure !== null && figure > goal;
}

export function tableOf(rows: readonly Row[]): string {
  const lines = [['metric', 'ours', 'baseline', 'ratio', 'goal', ''], ...rows.map(cellsOf)];
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes the rows whole, as `npm run bench` and its readers know them. */
export function writeReport(file: string, rows: readonly Row[]): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(rows, null, 2)}\n`);
  fs.renameSync(`${file}.new`, file);
}

function cellsOf(row: Row): string[] {
  const { metric, value, unit, baseline, baselineName, ratio } = row;
  const shown = (figure: number | null) => (figure === null ? 'absent' : `${rounded(figure)} ${unit}`);
  const against = baselineName === '' ? '' : `${shown(baseline)} (${baselineName})`;
  const verdict = value === null || row.goal === null ? '' : isOver(row) ? 'OVER' : 'ok';
  return [metric, shown(value), against, ratio === null ? '' : ratio.toFixed(2), goalOf(row), verdict];
}

function goalOf({ goal, by, unit }: Row): string {
  if (goal === null) return '';
  if (by === 'ratio') return `≤ ${goal}`;
  return by === 'value' ? `≤ ${goal} ${unit}` : `≤ +${goal} ${unit}`;
}

function rounded(figure: number): string {
  if (Number.isInteger(figure)) return figure.toLocaleString('en');
  return figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3);
}
