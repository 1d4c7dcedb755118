import { afterLoad } from './after-load';
import { notify } from './toast-store';

/** Code that the first paint does without. It follows the page, or comes with the first press that needs it. */
export class Later<Code> {
  private code: Code | undefined;

  constructor(private readonly fetch: () => Promise<Code>) {}

  /** What failed to come is asked for again by the next who needs it. */
  load = async (): Promise<Code> => {
    try {
      this.code ??= await this.fetch();
      return this.code;
    } catch {
      throw Object.assign(new Error(NOT_LOADED), { code: 'part_missing' });
    }
  };

  /** At once where the code is there: a key is answered in the frame it was pressed in. Else in the order of the presses. */
  use(run: (code: Code) => void): void {
    if (this.code === undefined) this.load().then(run, notLoaded);
    else run(this.code);
  }

  /** For an effect: fetched once the page has loaded. That it failed is told to whoever needs it, not before. */
  follow = (): (() => void) => afterLoad(() => void this.load().catch(() => undefined));
}

/** Without the network, or from a console that was updated meanwhile. */
const NOT_LOADED = 'This could not be loaded. Check the connection and try again, or reload the page.';

export function notLoaded(): void {
  notify({ tone: 'bad', text: NOT_LOADED });
}
