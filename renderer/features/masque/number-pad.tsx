import { Button } from '@mantine/core';
import classes from './masque.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Digits to touch, for a desk without a keyboard. */
export function NumberPad({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className={classes['pad']} role="group" aria-label="Pavé de chiffres">
      {digits.map((digit) => (
        <Button
          key={digit}
          variant="default"
          size="lg"
          className={digit === '0' ? (classes['zero'] ?? '') : ''}
          onClick={() => onChange(value + digit)}
        >
          {digit}
        </Button>
      ))}
      <Button variant="default" size="lg" onClick={() => onChange(value.slice(0, -1))}>
        Effacer
      </Button>
    </div>
  );
}
