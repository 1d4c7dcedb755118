import { type Rng, rng } from '../core/random';
import type { Person, World } from '../core/world';
import { IDENTITY } from './numbers';
import { filled, type Row, sampleOf } from './shape';

const DRIVES = ['GSUITE', 'OFFICE365', 'BOX'];

/** A document with the id it is asked for by; the vendor's object itself names only its source's id. */
export type StoredDocument = Row & { uuid: string; document: Row };

/** The company's files as the edge sees them. */
export function seedDocuments(world: World): StoredDocument[] {
  return world.documents.map((file, i) => {
    const dice = rng(`${world.seed}:edge:document:${i}`);
    const { uuid, owner } = file;
    const createdAt = world.epochMs - dice.int(1, 900) * 86_400_000;
    const shares = file.guests.map((guest) => share(dice, owner, guest));
    const datasource = dice.pick(DRIVES);
    const id = dice.hex(33);
    const document = filled(sampleOf('getDocument'), {
      datasource,
      drive_id: datasource === 'GSUITE' ? `0A${dice.hex(17)}` : '',
      file_extension: file.type,
      file_size: dice.int(900, 90_000_000),
      identity: {
        display: file.name,
        id,
        owner_id: owner.uuid,
        site_id: datasource === 'OFFICE365' ? dice.uuid() : '',
        type: IDENTITY.FILE,
      },
      owner: { display: owner.name, id: owner.uuid, type: IDENTITY.USER },
      parent: { display: 'Shared', id: dice.hex(28), type: IDENTITY.FOLDER },
      external_access: shares,
      is_sensitive: dice.chance(0.3),
      is_shared: shares.length > 0 || dice.chance(0.5),
      is_shared_externally: shares.length > 0,
      type: IDENTITY.FILE,
      created_time: createdAt,
      updated_time: createdAt + dice.int(0, Math.floor((world.epochMs - createdAt) / 2)),
      web_view_url: { display: `https://drive.northwind.example/d/${id}` },
    });
    return { uuid, document };
  });
}

/** The document after some of its shares were taken away. */
export function withShares(stored: StoredDocument, shares: readonly unknown[], at: number): StoredDocument {
  const external = shares.length > 0;
  const document = { ...stored.document, external_access: shares, is_shared_externally: external, updated_time: at };
  return { ...stored, document };
}

function share(dice: Rng, owner: Person, guest: string): Row {
  return {
    access_id: dice.hex(20),
    origin_identity: identity(owner.name, owner.uuid, false),
    origin_type: IDENTITY.USER,
    target_domain: guest.split('@')[1] ?? '',
    target_identity: identity(guest, dice.uuid(), true),
  };
}

function identity(display: string, id: string, external: boolean): Row {
  return { additional_context: {}, anonymized: false, deleted: false, display, external, id, type: IDENTITY.USER };
}
