import { Button } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

/**
 * Keeps what breaks in a part of the page from taking the rest with it: a screen never opened before
 * while Relais no longer answers, a record that does not open. The bug still reaches the console.
 * `quiet` for what nobody asked for: it is only left out.
 */
export class ScreenBoundary extends Component<
  { readonly children: ReactNode; readonly quiet?: boolean },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    if (this.props.quiet === true) return null;
    return (
      <Notice
        kind="error"
        action={
          <Button variant="default" onClick={() => window.location.reload()}>
            Recharger
          </Button>
        }
      >
        Cet écran n’a pas pu s’ouvrir. Ce qui est enregistré est gardé&nbsp;: rechargez la page, ou
        relancez Relais si cela recommence. Les autres écrans marchent.
      </Notice>
    );
  }
}
