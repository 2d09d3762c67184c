import { Kbd } from '@mantine/core';
import { Fragment } from 'react';

/** The key, or the keys pressed together, that do something here: `F2`, `Ctrl + K`. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' + '}
          <Kbd>{key}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}
