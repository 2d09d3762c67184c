import { useEffect, useState } from 'react';
import type { KeptBytes } from '../../shared/kernel/kept-bytes.ts';

/** The `blob:` address of bytes the browser holds, for as long as they are shown; undefined until then. */
export function useAddress(bytes: KeptBytes | null): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!(bytes instanceof Blob)) return undefined;
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [bytes]);
  return address;
}
