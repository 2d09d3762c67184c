import Dexie from 'dexie';

/** The part of the Storage Buckets API that is used here: TypeScript does not know it yet. */
interface StorageBuckets {
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

declare global {
  interface Navigator {
    readonly storageBuckets?: StorageBuckets;
  }
}

/**
 * Where a copy is kept: a storage bucket of its own, whose files go with it. A browser without buckets,
 * or that refuses this one, keeps it among the page’s other databases: a desk opens all the same, and
 * those files may keep for a while what was deleted.
 */
export async function openCopyStorage(name: string): Promise<IDBFactory> {
  try {
    const bucket = await navigator.storageBuckets?.open(name);
    return bucket?.indexedDB ?? indexedDB;
  } catch {
    return indexedDB;
  }
}

/**
 * Deletes a copy with its files, wherever it is and whatever state it is in. Nobody may have it open. A
 * bucket the browser refuses to delete stays as it is: what is left in it says that it is still to go.
 */
export async function deleteCopyStorage(name: string): Promise<void> {
  await navigator.storageBuckets?.delete(name).catch(() => {});
  await Dexie.delete(name);
}
