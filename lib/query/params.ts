import 'server-only';

/** The parameters of one statement. `$1` is the workspace; each further one is named where it is used, with its type. */
export class Params {
  readonly values: unknown[];

  constructor(workspaceId: string) {
    this.values = [workspaceId];
  }

  add(
    value: unknown,
    type: 'text' | 'int' | 'smallint' | 'bigint' | 'uuid' | 'timestamptz' | 'int[]' | 'uuid[]' | 'text[]',
  ): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
