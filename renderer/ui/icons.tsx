import type { ReactNode } from 'react';

/**
 * Small line icons, 20 px, in the colour of their text. Always beside a word: they are hidden from
 * assistive technology.
 */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export function InfoIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 9v5M10 6v.01" />
    </Icon>
  );
}

export function WarningIcon() {
  return (
    <Icon>
      <path d="M10 3 2 16.5h16zM10 8v4M10 14.2v.01" />
    </Icon>
  );
}

export function ErrorIcon() {
  return (
    <Icon>
      <path d="M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7zM7.5 7.5l5 5M12.5 7.5l-5 5" />
    </Icon>
  );
}

export function CameraIcon() {
  return (
    <Icon>
      <path d="M2.500 6h9v8h-9zM11.500 9l6-3v8l-6-3" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m4 10.5 4 4 8-9" />
    </Icon>
  );
}

export function SendIcon() {
  return (
    <Icon>
      <path d="M10 16.5v-12M5 9l5-5 5 5" />
    </Icon>
  );
}

export function LockIcon() {
  return (
    <Icon>
      <rect x="4" y="9" width="12" height="8.5" rx="1.5" />
      <path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3" />
    </Icon>
  );
}

export function PreviousIcon() {
  return (
    <Icon>
      <path d="m12.5 4-6 6 6 6" />
    </Icon>
  );
}

export function NextIcon() {
  return (
    <Icon>
      <path d="m7.5 4 6 6-6 6" />
    </Icon>
  );
}

export function RetryIcon() {
  return (
    <Icon>
      <path d="M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 3v3.5H13" />
    </Icon>
  );
}

export function PrintIcon() {
  return (
    <Icon>
      <path d="M6 7V2.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v6H6z" />
    </Icon>
  );
}

export function SignOutIcon() {
  return (
    <Icon>
      <path d="M8 3H3.5v14H8M8 10h9M13.5 6.5 17 10l-3.5 3.5" />
    </Icon>
  );
}

export function HomeIcon() {
  return (
    <Icon>
      <path d="M3 9.5 10 3l7 6.5M5 8v9h10V8" />
    </Icon>
  );
}

export function FiguresIcon() {
  return (
    <Icon>
      <path d="M3 17h14M5.5 17v-5M10 17V5M14.5 17V9" />
    </Icon>
  );
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M3 6h6M13 6h4M3 14h3M10 14h7" />
      <circle cx="11" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
    </Icon>
  );
}

export function MaskIcon() {
  return (
    <Icon>
      <path d="M2.5 10s3-5 7.5-5 7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM4 17 16 3" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="9" cy="9" r="5.5" />
      <path d="m13 13 4 4" />
    </Icon>
  );
}

export function ListIcon() {
  return (
    <Icon>
      <path d="m3 5 1.5 1.5L7 4M3 13l1.5 1.5L7 12M10.5 5.5H17M10.5 13.5H17" />
    </Icon>
  );
}

export function PeopleIcon() {
  return (
    <Icon>
      <circle cx="7.5" cy="6.5" r="3" />
      <path d="M2 16.5c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M13 4a3 3 0 0 1 0 5M14.5 11.8c2 .6 3.2 2.1 3.5 4.7" />
    </Icon>
  );
}

export function BellIcon() {
  return (
    <Icon>
      <path d="M4.5 14.5V9a5.5 5.5 0 0 1 11 0v5.5l1.5 1H3zM8.5 17.5a1.8 1.8 0 0 0 3 0" />
    </Icon>
  );
}

export function PlaceIcon() {
  return (
    <Icon>
      <path d="M10 17.5s5.5-5 5.5-9.5a5.5 5.5 0 0 0-11 0c0 4.5 5.5 9.5 5.5 9.5z" />
      <circle cx="10" cy="8" r="2" />
    </Icon>
  );
}

export function CalendarIcon() {
  return (
    <Icon>
      <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" />
    </Icon>
  );
}
