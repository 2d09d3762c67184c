import { useEffect, useRef } from 'react';

/** Brings the keyboard to the first field in fault each time `faults` changes. */
export function useFirstFault(faults: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  return form;
}
