import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** A folder for pictures of all that is checked, to be looked at: `npm run test:screens` names one. */
const pictures = process.env.SCREENS;

/** No violation of WCAG 2.2 A and AA in either theme; all that is found is told, and the test goes on. */
export async function isAccessible(page: Page, name: string, { within }: { within?: string } = {}): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']);
    const { violations } = await (within ? axe.include(within) : axe).analyze();
    const told = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    expect.soft(told, `${name}, ${colorScheme}`).toEqual([]);
    if (pictures) {
      fs.mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: path.join(pictures, `${name.replaceAll(/\W+/g, '-')}-${colorScheme}.png`) });
    }
  }
}

/** Presses until it is heard: a page that has just come does not listen yet. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(shown).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 20_000 });
}

/** Waits until keys are heard: the palette opens then. */
export async function untilHeard(page: Page): Promise<void> {
  await pressUntil(page, 'ControlOrMeta+k', page.getByRole('dialog', { name: 'Commands' }));
  await page.keyboard.press('Escape');
}

/** Runs a command by its name, as a person does who does not know its key. */
export async function command(page: Page, name: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await pressUntil(page, 'ControlOrMeta+k', palette);
  await page.keyboard.type(name);
  await expect(palette.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
}
