import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type * as Electron from 'electron';

/*
 * Stands for the module `electron`, whose real one fetches a binary when imported outside Electron.
 * It has what the shell uses and nothing more: anything else throws, so that a new use is looked at
 * here first. It refuses what Electron documents as refused (before ready, twice, no folder).
 */

/** A double’s members, each of which must be a member of the real thing. */
type Named<T> = Partial<Record<keyof T, unknown>>;

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type OpenHandler = (details: { readonly url: string }) => { readonly action: string };
type Listener = (...args: unknown[]) => void;

/** A frame as an `IpcMainInvokeEvent` names its sender. */
export interface FrameDouble {
  readonly url: string;
}

/** What a test sees of one page, in a window or not. */
export interface PageDouble {
  /** What was sent to it: channel and payload. */
  readonly sent: { readonly channel: string; readonly payload: unknown }[];
  readonly mainFrame: { url: string };
  /** Whether it may go to an address, by itself, in one of its frames, or sent there by a server. */
  mayNavigate(url: string): boolean;
  mayNavigateFrame(url: string): boolean;
  mayRedirect(url: string): boolean;
  mayAttachWebview(): boolean;
  /** The Bluetooth device it is given among those in range; empty: none. */
  chooseBluetooth(devices: readonly string[]): string;
  open(url: string): string;
  finishLoading(): void;
  /** Its process ends for this reason. */
  crash(reason: string): void;
  reloads(): number;
}

/** What a test sees of one window. */
export interface WindowDouble extends PageDouble {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly loaded: string[];
  /** What the window was asked, in order: `show`, `maximize`… */
  readonly gestures: string[];
  bounds: Electron.Rectangle;
  maximized: boolean;
  minimized: boolean;
  draw(): void;
  close(): void;
  destroy(): void;
  /** Whether it was closed, by a person or by the program. */
  isGone(): boolean;
}

/** What a test sees of one session: what Electron would answer a page. */
export interface SessionDouble {
  readonly spellChecked: boolean;
  /** What a page is answered when it asks for a permission, then when it looks one up. */
  askPermission(
    permission: string,
    asking?: string,
  ): { readonly requested: boolean; readonly checked: boolean };
  mayUseDevice(): boolean;
  /** What is shared of the screen; null: nothing. */
  shareScreen(): unknown;
  /** The same, asked by a page of that origin, once whoever is asked has chosen. */
  shareScreenWith(origin: string): Promise<unknown>;
  /** What a scheme of this session answers. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** How many times its storage was emptied. */
  cleared(): number;
  mayPair(): boolean;
  mayRequest(url: string): boolean;
  mayDownload(item: {
    readonly url: string;
    readonly gesture: boolean;
    readonly from: string;
  }): boolean;
}

/** What a test sees of one utility process. */
export interface ChildDouble {
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly received: unknown[];
  send(message: unknown): void;
  exit(code: number): void;
}

/** What a test says of the system’s keychain. */
export interface KeychainDouble {
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;
  available: boolean;
  /** Whose it is: what was sealed for another account does not open. */
  account: string;
  /** Chromium fell back on the key everyone knows, whatever the system says of itself. */
  obfuscated: boolean;
  /** It has a newer key than the one something was sealed with. */
  renewed: boolean;
  /** It never answers. */
  silent: boolean;
}

interface State {
  ready: boolean;
  quitted: boolean;
  exitCode: number | null;
  sandboxed: boolean;
  /** Whether another process holds the single-instance lock of the user-data folder. */
  taken: boolean;
  readonly switches: Map<string, string>;
  /** Shortcuts held, and those other programs hold. */
  readonly shortcuts: Map<string, () => void>;
  readonly othersShortcuts: Set<string>;
  menu: readonly Electron.MenuItemConstructorOptions[];
  displays: Electron.Rectangle[];
  readonly sessions: SessionDouble[];
  /** Sessions beside the default one, by the name of their partition. */
  readonly partitions: Map<string, SessionDouble>;
  /** Addresses opened in the system’s browser. */
  readonly opened: string[];
  /** What of the screen can be shared. */
  sources: { readonly id: string; readonly name: string }[];
  readonly messages: Electron.MessageBoxOptions[];
  /** The button pressed in the next message box. */
  nextButton: number;
  readonly paths: Map<string, string>;
  readonly handlers: Map<string, InvokeListener>;
  readonly protocols: Map<string, ProtocolHandler>;
  readonly schemes: Electron.CustomScheme[];
  readonly windows: WindowDouble[];
  readonly children: ChildDouble[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  readonly exposed: Map<string, unknown>;
  /** Printers of the machine, what was sent to them, and why the next page is refused. */
  printers: Electron.PrinterInfo[];
  readonly printed: Electron.WebContentsPrintOptions[];
  printerRefuses: string | null;
  readonly openDialogs: Electron.OpenDialogOptions[];
  /** The folder chosen in the next dialog; null: the person changes their mind. */
  nextFolder: string | null;
  readonly invoked: { readonly channel: string; readonly args: readonly unknown[] }[];
  /** The system’s keychain: which one, for whom, and what is wrong with it. */
  keychain: KeychainDouble;
}

const blankState = (): State => ({
  ready: false,
  quitted: false,
  exitCode: null,
  sandboxed: false,
  taken: false,
  switches: new Map(),
  shortcuts: new Map(),
  othersShortcuts: new Set(),
  menu: [],
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  sessions: [],
  partitions: new Map(),
  opened: [],
  sources: [],
  messages: [],
  nextButton: 0,
  paths: new Map(),
  handlers: new Map(),
  protocols: new Map(),
  schemes: [],
  windows: [],
  children: [],
  errorBoxes: [],
  exposed: new Map(),
  printers: [],
  printed: [],
  printerRefuses: null,
  openDialogs: [],
  nextFolder: null,
  invoked: [],
  keychain: {
    backend: 'gnome_libsecret',
    available: true,
    account: 'camille',
    obfuscated: false,
    renewed: false,
    silent: false,
  },
});

let state = blankState();
let whenReady = Promise.withResolvers<void>();
const appEvents = new EventEmitter();
const rendererEvents = new EventEmitter();
const powerEvents = new EventEmitter();
let defaultSession: object | null = null;

/** The double as the tests see it: what was asked of Electron, and what Electron would do. */
export const electronDouble = {
  /** Everything asked so far. */
  get asked(): State {
    return state;
  },
  reset(): void {
    state = blankState();
    whenReady = Promise.withResolvers<void>();
    appEvents.removeAllListeners();
    rendererEvents.removeAllListeners();
    powerEvents.removeAllListeners();
    defaultSession = null;
    appState.packaged = false;
  },
  /** The program runs installed, not from its sources. */
  installed(): void {
    appState.packaged = true;
  },
  becomeReady(): void {
    state.ready = true;
    whenReady.resolve();
  },
  closeAllWindows(): void {
    state.windows.forEach((window) => window.destroy());
    appEvents.emit('window-all-closed');
  },
  /** The same profile is started again: Electron tells the first start. */
  startAgain(): void {
    appEvents.emit('second-instance', {}, ['relais'], '/', null);
  },
  /** A session beside the default one, as a partition makes. */
  createSession(): SessionDouble {
    const { session, seen } = createSession();
    appEvents.emit('session-created', session);
    return seen;
  },
  /** A page beside the window’s, as a popup or a webview would be. */
  createContents(): PageDouble {
    return createContents(() => false).page;
  },
  /** What Electron does when a server’s certificate is wrong: whether it is trusted. */
  trustCertificate(): boolean {
    let trusted = false;
    const answer = (it: boolean) => (trusted = it);
    // Unprevented, Electron refuses: a listener may only be worse.
    emitPreventable(appEvents, 'certificate-error', {}, {}, 'https://x', 'E', {}, answer);
    return trusted;
  },
  /** The certificate a server asking for one is sent. */
  sendCertificate(): unknown {
    let sent: unknown = null;
    const list = ['the first of the machine'];
    const answer = (it?: unknown) => (sent = it ?? null);
    const name = 'select-client-certificate';
    return emitPreventable(appEvents, name, {}, {}, 'https://x', list, answer) ? list[0] : sent;
  },
  /** What a server asking for a password is answered; null: nothing at all. */
  sendLogin(): readonly unknown[] | null {
    let sent: readonly unknown[] | null = null;
    emitPreventable(appEvents, 'login', {}, {}, {}, {}, (...args: unknown[]) => (sent = args));
    return sent;
  },
  /** The machine sleeps, its session is locked… */
  power(event: string): void {
    powerEvents.emit(event);
  },
  /** Someone presses a shortcut, in any program. */
  press(accelerator: string): void {
    state.shortcuts.get(accelerator)?.();
  },
  /** Someone chooses a menu item by its labels, from the menu bar down. */
  chooseMenu(...labels: readonly string[]): void {
    let items = state.menu;
    let found: Electron.MenuItemConstructorOptions | undefined;
    for (const label of labels) {
      found = items.find((item) => item.label === label);
      if (found === undefined) throw new Error(`No menu item ${label}.`);
      items = Array.isArray(found.submenu) ? found.submenu : [];
    }
    const click = found?.click as (() => void) | undefined;
    if (click === undefined) throw new Error(`${labels.join(' > ')} does nothing.`);
    click();
  },
  /** The user, or the system, quits the app. */
  quit(): void {
    app.quit();
  },
  /** A page calls `ipcRenderer.invoke`; the answer is what it would get. */
  async invoke(frame: FrameDouble | null, channel: string, ...args: unknown[]): Promise<unknown> {
    const listener = state.handlers.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = strict('IpcMainInvokeEvent', {
      senderFrame: frame,
    } satisfies Named<Electron.IpcMainInvokeEvent>);
    const answer: unknown = await listener(
      event as unknown as Electron.IpcMainInvokeEvent,
      ...args,
    );
    return structuredClone(answer);
  },
  /** A page, or a file, is asked for. */
  async fetch(url: string, method = 'GET'): Promise<Response> {
    const scheme = url.slice(0, url.indexOf(':'));
    const handler = state.protocols.get(scheme);
    if (handler === undefined) throw new Error(`No handler for ${scheme}:`);
    // Node’s own Request refuses nothing of a scheme it does not know.
    return handler(new Request(url, { method }));
  },
  /** The main process sends something to the page whose preload is under test. */
  sendToRenderer(channel: string, payload: unknown): void {
    rendererEvents.emit(channel, { secret: 'the event object, with its sender' }, payload);
  },
};

/** An object that throws for every member it does not have. */
function strict<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get(target, key, receiver) {
      // `then` and `toJSON` are looked up on anything that is awaited or printed.
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON')
        return Reflect.get(target, key, receiver) as unknown;
      throw new Error(
        `The Electron double has no ${name}.${key}: add it as documented, or do without.`,
      );
    },
    set(_target, key) {
      throw new Error(`Nothing sets ${name}.${String(key)}.`);
    },
  });
}

function requireReady(what: string): void {
  if (!state.ready) throw new Error(`${what} can only be used once the app is ready.`);
}

/** An event whose default can be prevented; gives whether it was not. */
function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object,
  ...rest: readonly unknown[]
): boolean {
  let prevented = false;
  const event = strict(`${name} event`, { ...details, preventDefault: () => (prevented = true) });
  emitter.emit(name, event, ...rest);
  return !prevented;
}

/** Kept apart from the state: read before any test can reach it. */
const appState = { packaged: false };

const appMembers = {
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    // As documented: a directory that does not exist is an error.
    if (!existsSync(path)) throw new Error('Failed to set path');
    state.paths.set(name, path);
  },
  whenReady: () => whenReady.promise,
  get isPackaged() {
    return appState.packaged;
  },
  enableSandbox(): void {
    if (state.ready) throw new Error('The sandbox is enabled before the app is ready.');
    state.sandboxed = true;
  },
  requestSingleInstanceLock(): boolean {
    // It belongs to that folder: asked before, it would be the usual one’s.
    if (!state.paths.has('userData')) throw new Error('The lock is asked for no folder.');
    return !state.taken;
  },
  commandLine: strict('commandLine', {
    appendSwitch: (name: string, value = '') => void state.switches.set(name, value),
  } satisfies Named<Electron.CommandLine>),
  on(event: string, listener: (...args: unknown[]) => void) {
    appEvents.on(event, listener);
    return app;
  },
  quit(): void {
    if (!emitPreventable(appEvents, 'before-quit', {})) return;
    state.windows.forEach((window) => window.close());
    appEvents.emit('will-quit', {});
    state.quitted = true;
  },
  exit(code = 0): void {
    state.exitCode = code;
  },
} satisfies Named<Electron.App> & Pick<Electron.App, 'setPath' | 'whenReady' | 'quit' | 'exit'>;

export const app: typeof appMembers = strict('app', appMembers);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (state.ready) throw new Error('Schemes are declared before the app is ready.');
    if (state.schemes.length > 0) throw new Error('Schemes are declared once.');
    state.schemes.push(...schemes);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    requireReady('protocol.handle');
    if (state.protocols.has(scheme)) throw new Error(`${scheme}: is already handled.`);
    state.protocols.set(scheme, handler);
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

export const ipcMain = strict('ipcMain', {
  handle(channel: string, listener: InvokeListener): void {
    if (state.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    state.handlers.set(channel, listener);
  },
} satisfies Pick<Electron.IpcMain, 'handle'>);

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    state.errorBoxes.push({ title, content });
  },
  showMessageBox(...args: unknown[]): Promise<{ response: number }> {
    // With a window first, or without.
    state.messages.push(args.at(-1) as Electron.MessageBoxOptions);
    return Promise.resolve({ response: state.nextButton });
  },
  showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    state.openDialogs.push(args.at(-1) as Electron.OpenDialogOptions);
    const folder = state.nextFolder;
    return Promise.resolve({
      canceled: folder === null,
      filePaths: folder === null ? [] : [folder],
    });
  },
} satisfies Named<Electron.Dialog>);

export const contextBridge = strict('contextBridge', {
  exposeInMainWorld(name: string, api: unknown): void {
    if (state.exposed.has(name)) throw new Error(`Cannot bind an API on top of ${name}`);
    state.exposed.set(name, api);
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>);

export const ipcRenderer = strict('ipcRenderer', {
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    state.invoked.push({ channel, args });
    return Promise.resolve({ answered: channel });
  },
  on(channel: string, listener: (...args: unknown[]) => void): void {
    rendererEvents.on(channel, listener);
  },
} satisfies Named<Electron.IpcRenderer> & Pick<Electron.IpcRenderer, 'invoke'>);

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], _options: Electron.ForkOptions = {}) {
    requireReady('utilityProcess.fork');
    const events = new EventEmitter();
    const received: unknown[] = [];
    let running = true;
    state.children.push({
      modulePath,
      args,
      received,
      send: (message) => events.emit('message', structuredClone(message)),
      exit: (code) => {
        running = false;
        events.emit('exit', code);
      },
    });
    return strict('UtilityProcess', {
      on: (event: string, listener: (value: unknown) => void) => events.on(event, listener),
      once: (event: string, listener: (value: unknown) => void) => events.once(event, listener),
      // To a process that has ended it does nothing, and says nothing.
      postMessage: (message: unknown) => running && received.push(structuredClone(message)),
    } satisfies Named<Electron.UtilityProcess>);
  },
} satisfies Named<typeof Electron.utilityProcess>);

/** A session that grants what Electron grants when it is told nothing. */
function createSession(): { readonly session: object; readonly seen: SessionDouble } {
  const events = new EventEmitter();
  let spellChecked = true;
  let onRequest: (
    contents: unknown,
    permission: string,
    answer: (granted: boolean) => void,
    details: { readonly requestingUrl: string },
  ) => void = (_contents, _permission, answer) => answer(true);
  let onCheck: (contents: unknown, permission: string, asking: string) => boolean = () => true;
  let cleared = 0;
  const protocols = new Map<string, ProtocolHandler>();
  let onDevice: () => boolean = () => true;
  let onScreen: (request: unknown, answer: (streams: unknown) => void) => void = (_it, answer) =>
    answer('the whole screen');
  let onPairing: (details: unknown, answer: (it: { confirmed: boolean }) => void) => void = (
    _it,
    answer,
  ) => answer({ confirmed: true });
  let onBeforeRequest: (
    details: { url: string },
    answer: (it: { cancel?: boolean }) => void,
  ) => void = (_it, answer) => answer({});
  const session = strict('session', {
    setPermissionRequestHandler: (handler: typeof onRequest) => void (onRequest = handler),
    setPermissionCheckHandler: (handler: typeof onCheck) => void (onCheck = handler),
    setDevicePermissionHandler: (handler: typeof onDevice) => void (onDevice = handler),
    setDisplayMediaRequestHandler: (handler: typeof onScreen) => void (onScreen = handler),
    setBluetoothPairingHandler: (handler: typeof onPairing) => void (onPairing = handler),
    setSpellCheckerEnabled: (enabled: boolean) => void (spellChecked = enabled),
    webRequest: strict('webRequest', {
      onBeforeRequest: (listener: typeof onBeforeRequest) => void (onBeforeRequest = listener),
    } satisfies Named<Electron.WebRequest>),
    protocol: strict('session.protocol', {
      handle: (scheme: string, handler: ProtocolHandler) => void protocols.set(scheme, handler),
    } satisfies Named<Electron.Protocol>),
    clearStorageData: () => {
      cleared += 1;
      return Promise.resolve();
    },
    on: (event: string, listener: Listener) => events.on(event, listener),
  } satisfies Named<Electron.Session>);
  const seen: SessionDouble = {
    get spellChecked() {
      return spellChecked;
    },
    askPermission: (permission, asking = 'https://example.org/') => {
      let requested = false;
      onRequest(null, permission, (granted) => (requested = granted), { requestingUrl: asking });
      return { requested, checked: onCheck(null, permission, asking) };
    },
    mayUseDevice: () => onDevice(),
    shareScreen: () => {
      let shared: unknown = 'never answered';
      onScreen({}, (streams) => (shared = streams));
      return shared;
    },
    shareScreenWith: (securityOrigin) =>
      new Promise((resolve) => onScreen({ securityOrigin }, resolve)),
    fetch: async (url, init) => {
      const handler = protocols.get(url.slice(0, url.indexOf(':')));
      if (handler === undefined) throw new Error(`No handler for ${url}`);
      return handler(new Request(url, init));
    },
    cleared: () => cleared,
    mayPair: () => {
      let paired = true;
      onPairing({}, ({ confirmed }) => (paired = confirmed));
      return paired;
    },
    mayRequest: (url) => {
      let cancelled: boolean | undefined = true;
      onBeforeRequest({ url }, ({ cancel }) => (cancelled = cancel));
      return cancelled !== true;
    },
    mayDownload: ({ url, gesture, from }) => {
      const item = { getURL: () => url, hasUserGesture: () => gesture };
      return emitPreventable(
        events,
        'will-download',
        {},
        strict('DownloadItem', item satisfies Named<Electron.DownloadItem>),
        strict('webContents', { getURL: () => from } satisfies Named<Electron.WebContents>),
      );
    },
  };
  state.sessions.push(seen);
  return { session, seen };
}

export const session = strict('session module', {
  get defaultSession() {
    requireReady('session.defaultSession');
    return (defaultSession ??= createSession().session);
  },
  fromPartition(partition: string, _options?: Electron.FromPartitionOptions) {
    requireReady('session.fromPartition');
    const { session: made, seen } = createSession();
    state.partitions.set(partition, seen);
    appEvents.emit('session-created', made);
    return made;
  },
} satisfies Named<typeof Electron.session>);

/** A page, announced to the app as Electron announces every one. */
function createContents(isDestroyed: () => boolean) {
  const events = new EventEmitter();
  const mainFrame = { url: '' };
  const sent: PageDouble['sent'] = [];
  let reloads = 0;
  // What Electron does when it is told nothing.
  let onOpen: OpenHandler = () => ({ action: 'allow' });
  const webContents = strict('webContents', {
    mainFrame,
    setWindowOpenHandler: (handler: OpenHandler) => void (onOpen = handler),
    on: (event: string, listener: Listener) => events.on(event, listener),
    send: (channel: string, payload: unknown) => {
      if (isDestroyed()) throw new TypeError('Object has been destroyed');
      sent.push({ channel, payload: structuredClone(payload) });
    },
    reload: () => void (reloads += 1),
    getPrintersAsync: () => Promise.resolve(state.printers),
    print: (
      options: Electron.WebContentsPrintOptions,
      callback: (success: boolean, failureReason: string) => void,
    ) => {
      state.printed.push(options);
      const refused = state.printerRefuses;
      callback(refused === null, refused ?? '');
    },
  } satisfies Named<Electron.WebContents>);
  const page: PageDouble = {
    sent,
    mainFrame,
    mayNavigate: (url) => emitPreventable(events, 'will-navigate', { url, isMainFrame: true }),
    mayNavigateFrame: (url) =>
      emitPreventable(events, 'will-frame-navigate', { url, isMainFrame: false }),
    mayRedirect: (url) => emitPreventable(events, 'will-redirect', { url, isMainFrame: true }),
    mayAttachWebview: () => emitPreventable(events, 'will-attach-webview', {}),
    chooseBluetooth: (devices) => {
      let chosen = '';
      const first = emitPreventable(
        events,
        'select-bluetooth-device',
        {},
        devices,
        (device: string) => (chosen = device),
      );
      return first ? (devices[0] ?? '') : chosen;
    },
    open: (url) => onOpen({ url }).action,
    finishLoading: () => void events.emit('did-finish-load'),
    crash: (reason) => void events.emit('render-process-gone', {}, { reason, exitCode: 1 }),
    reloads: () => reloads,
  };
  appEvents.emit('web-contents-created', {}, webContents);
  return { webContents, mainFrame, page };
}

export class BrowserWindow {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    requireReady('BrowserWindow');
    const events = new EventEmitter();
    const loaded: string[] = [];
    const gestures: string[] = [];
    let destroyed = false;
    const destroy = () => {
      if (destroyed) return;
      destroyed = true;
      events.emit('closed');
    };
    const { webContents, mainFrame, page } = createContents(() => destroyed);
    const seen: WindowDouble = {
      ...page,
      options,
      loaded,
      gestures,
      bounds: {
        x: options.x ?? 10,
        y: options.y ?? 10,
        width: options.width ?? 800,
        height: options.height ?? 600,
      },
      maximized: false,
      minimized: false,
      draw: () => void events.emit('ready-to-show'),
      close: () => {
        if (!destroyed) events.emit('close', {});
        destroy();
      },
      destroy: () => destroy(),
      isGone: () => destroyed,
    };
    state.windows.push(seen);
    return strict('BrowserWindow', {
      // A window that is destroyed has no page any more.
      get webContents() {
        if (destroyed) throw new TypeError('Object has been destroyed');
        return webContents;
      },
      loadURL: (url: string) => {
        mainFrame.url = url;
        loaded.push(url);
        return Promise.resolve();
      },
      isDestroyed: () => destroyed,
      isMaximized: () => seen.maximized,
      isMinimized: () => seen.minimized,
      getNormalBounds: () => seen.bounds,
      getBounds: () => seen.bounds,
      getMediaSourceId: () => `window:${state.windows.indexOf(seen)}`,
      destroy,
      // Shown, but the keyboard stays where it is.
      showInactive: () => void gestures.push('showInactive'),
      show: () => void gestures.push('show'),
      focus: () => void gestures.push('focus'),
      restore: () => void gestures.push('restore'),
      maximize: () => void gestures.push('maximize'),
      on: (event: string, listener: Listener) => events.on(event, listener),
      once: (event: string, listener: Listener) => events.once(event, listener),
    } satisfies Named<Electron.BrowserWindow>) as unknown as BrowserWindow;
  }
}

export const shell = strict('shell', {
  openExternal: (url: string) => {
    state.opened.push(url);
    return Promise.resolve();
  },
} satisfies Named<Electron.Shell>);

export const desktopCapturer = strict('desktopCapturer', {
  getSources: () => Promise.resolve(state.sources),
} satisfies Named<Electron.DesktopCapturer>);

export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, callback: () => void): boolean {
    requireReady('globalShortcut.register');
    // As documented: a key that others hold is refused, and nothing is thrown.
    if (state.othersShortcuts.has(accelerator)) return false;
    if (accelerator.includes('Nowhere')) throw new TypeError('Error processing argument');
    state.shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string) => void state.shortcuts.delete(accelerator),
  unregisterAll: () => state.shortcuts.clear(),
} satisfies Named<Electron.GlobalShortcut>);

export const powerMonitor = strict('powerMonitor', {
  on: (event: string, listener: Listener) => powerEvents.on(event, listener),
} satisfies Named<Electron.PowerMonitor>);

export const screen = strict('screen', {
  getAllDisplays: () => {
    requireReady('screen');
    return state.displays.map((workArea) => ({ workArea }));
  },
} satisfies Named<Electron.Screen>);

export const Menu = strict('Menu', {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ template }),
  setApplicationMenu: (menu: { template: Electron.MenuItemConstructorOptions[] }) => {
    state.menu = menu.template;
  },
} satisfies Named<typeof Electron.Menu>);

/** Answers once ready, or never. */
async function fromKeychain<T>(answer: () => T): Promise<T> {
  requireReady('safeStorage');
  return state.keychain.silent ? new Promise<never>(() => {}) : answer();
}

const accountKey = () => createHash('sha256').update(state.keychain.account).digest();

export const safeStorage = strict('safeStorage', {
  getSelectedStorageBackend: () => (state.ready ? state.keychain.backend : 'unknown'),
  isAsyncEncryptionAvailable: () => fromKeychain(() => state.keychain.available),
  encryptStringAsync: (text: string) =>
    fromKeychain(() => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', accountKey(), nonce);
      const start = Buffer.from(state.keychain.obfuscated ? 'v10' : 'v11', 'latin1');
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([start, nonce, cipher.getAuthTag(), sealed]);
    }),
  decryptStringAsync: (sealed: Buffer) =>
    fromKeychain(() => {
      const decipher = createDecipheriv('aes-256-gcm', accountKey(), sealed.subarray(3, 15));
      decipher.setAuthTag(sealed.subarray(15, 31));
      const result =
        decipher.update(sealed.subarray(31), undefined, 'utf8') + decipher.final('utf8');
      return { result, shouldReEncrypt: state.keychain.renewed };
    }),
} satisfies Named<Electron.SafeStorage>);
