// What a key does to findings without a form. No page needs it to be drawn, so that it is fetched apart.
export { freezeJob } from '@/components/jobs/queries';
export { entityNames } from './entity-names';
export { splitting } from './merge-deeds';
export { assigning, rating, showingAgain } from './own-deeds';
export { watching } from './watch-deeds';
