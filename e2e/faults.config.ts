import config from '../playwright.config';

/** The kill tests alone, on the console they start themselves. */
export default { ...config, testDir: '.', testMatch: 'kill.spec.ts', projects: undefined, webServer: undefined };
