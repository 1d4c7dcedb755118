import type { Schema } from '@/components/ui/standard-resolver';
import type {
  CreateConnection,
  RotateConnection,
  UpdateConnection,
  VendorField,
  VendorForm,
} from '@/lib/connections/schema';
import { readTyped, type Typed, typedOf } from './setting-value';

/** Chosen where the address is none of those the vendor's papers name. */
export const OTHER = 'other';

type Address = { place: string; origin: string; confirmOrigin: string };
type Secrets = { credentials: Record<string, string> };
type Settings = { settings: Record<string, Typed> };
/** What is typed into each form. Secrets live here only, and go when the form does. */
export type ConnectionDraft = { name: string } & Address & Secrets & Settings;
export type RotateDraft = Address & Secrets;
export type SettingsDraft = { name: string } & Settings;

type Form = Pick<VendorForm, 'credentials' | 'settings' | 'origins'>;
type Issue = { message: string; path: string[] };

export function emptyConnection(vendor: Form): ConnectionDraft {
  const [only, ...others] = vendor.origins;
  const place = only === undefined ? OTHER : others.length === 0 ? only.origin : '';
  const settings = Object.fromEntries(vendor.settings.map((field) => [field.name, typedOf(field, field.initial)]));
  return { name: '', place, origin: '', confirmOrigin: '', ...emptySecrets(vendor), settings };
}

/** New credentials for an address that is kept unless another is given. */
export function emptyRotation(vendor: Form, origin: string): RotateDraft {
  const isKnown = vendor.origins.some((one) => one.origin === origin);
  const kept = isKnown ? { place: origin, origin: '', confirmOrigin: '' } : { place: OTHER, origin, confirmOrigin: '' };
  return { ...kept, ...emptySecrets(vendor) };
}

export function settingsOf(vendor: Form, { name, settings }: { name: string; settings: Record<string, unknown> }) {
  const typed = vendor.settings.map((field) => [field.name, typedOf(field, settings[field.name] ?? field.initial)]);
  return { name, settings: Object.fromEntries(typed) } satisfies SettingsDraft;
}

/** Reads the whole form of a new tenant. */
export function connectionSchema(vendor: Form & Pick<VendorForm, 'id'>): Schema<ConnectionDraft, CreateConnection> {
  return schemaOf((draft: ConnectionDraft, issues) => ({
    vendor: vendor.id,
    name: readName(draft, issues),
    ...readAddress(draft, null, issues),
    credentials: readSecrets(vendor.credentials, draft.credentials, issues),
    settings: readSettings(vendor.settings, draft.settings, issues),
  }));
}

/** Reads new credentials; the address is part of it only where it is another than `current`. */
export function rotateSchema(vendor: Form, current: string): Schema<RotateDraft, Omit<RotateConnection, 'version'>> {
  return schemaOf((draft: RotateDraft, issues) => {
    const address = readAddress(draft, current, issues);
    const credentials = readSecrets(vendor.credentials, draft.credentials, issues);
    return address.origin === current ? { credentials } : { credentials, ...address };
  });
}

export function settingsSchema(vendor: Form): Schema<SettingsDraft, Omit<UpdateConnection, 'version'>> {
  return schemaOf((draft: SettingsDraft, issues) => ({
    name: readName(draft, issues),
    settings: readSettings(vendor.settings, draft.settings, issues),
  }));
}

function schemaOf<Input, Output>(read: (draft: Input, issues: Issue[]) => Output): Schema<Input, Output> {
  return {
    '~standard': {
      validate: (value) => {
        const issues: Issue[] = [];
        const output = read(draftIn<Input>(value), issues);
        return issues.length > 0 ? { issues } : { value: output };
      },
    },
  };
}

/** The form hands back what it was given as its first values, of the same shape. */
function draftIn<Input>(value: unknown): Input {
  return value as Input;
}

function readName({ name }: { name: string }, issues: Issue[]): string {
  if (name.trim() === '') issues.push({ message: 'Give it a name.', path: ['name'] });
  return name.trim();
}

/** `current`: the address in use, which needs no second look. */
function readAddress({ place, origin, confirmOrigin }: Address, current: string | null, issues: Issue[]) {
  if (place === '') issues.push({ message: 'Choose an address.', path: ['place'] });
  if (place !== OTHER) return { origin: place };
  const typed = originIn(origin);
  if (typed === '') issues.push({ message: 'Give an address.', path: ['origin'] });
  if (typed === current) return { origin: typed };
  const again = originIn(confirmOrigin);
  if (typed !== '' && again !== typed) {
    const message = again === '' ? 'Type the address once more.' : 'This is not the address above.';
    issues.push({ message, path: ['confirmOrigin'] });
  }
  return { origin: typed, confirmOrigin: again };
}

/** Scheme, host and port of what was typed or pasted with a trailing slash; anything else is left to be refused as it is. */
export function originIn(typed: string): string {
  const text = typed.trim();
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  return text === url.origin || text === `${url.origin}/` ? url.origin : text;
}

function emptySecrets({ credentials }: Form): Secrets {
  return { credentials: Object.fromEntries(credentials.map(({ name }) => [name, ''])) };
}

function readSecrets(fields: readonly VendorField[], typed: Record<string, string>, issues: Issue[]) {
  const given: Record<string, string> = {};
  for (const { name, required } of fields) {
    const value = typed[name]?.trim() ?? '';
    if (value !== '') given[name] = value;
    else if (required) issues.push({ message: 'This is needed.', path: ['credentials', name] });
  }
  return given;
}

function readSettings(fields: readonly VendorField[], typed: Record<string, Typed>, issues: Issue[]) {
  const given: Record<string, unknown> = {};
  for (const field of fields) {
    const read = readTyped(field, typed[field.name] ?? '');
    if ('problem' in read) issues.push({ message: read.problem, path: ['settings', field.name] });
    else if (read.value !== undefined) given[field.name] = read.value;
  }
  return given;
}
