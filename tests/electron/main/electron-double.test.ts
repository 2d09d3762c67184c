import * as double from '../../support/electron-double.ts';
import { beforeEach, describe, expect, it } from 'vitest';

const { electronDouble } = double;

beforeEach(() => electronDouble.reset());

/** What an unlooked-at use of Electron would do at run time, whatever its types say. */
const read = (object: object, name: string) => Reflect.get(object, name) as unknown;

describe('the double of Electron', () => {
  it.each([
    ['app', double.app, 'getPath'],
    ['protocol', double.protocol, 'interceptFileProtocol'],
    ['ipcMain', double.ipcMain, 'on'],
    ['ipcRenderer', double.ipcRenderer, 'sendSync'],
    ['dialog', double.dialog, 'showSaveDialog'],
    ['contextBridge', double.contextBridge, 'executeInMainWorld'],
    ['utilityProcess', double.utilityProcess, 'spawn'],
    ['globalShortcut', double.globalShortcut, 'registerAll'],
    ['powerMonitor', double.powerMonitor, 'getSystemIdleTime'],
    ['screen', double.screen, 'getCursorScreenPoint'],
    ['Menu', double.Menu, 'sendActionToFirstResponder'],
  ])('throws on anything %s has and the desk does not use', (name, object, member) => {
    expect(() => read(object, member)).toThrow(`The Electron double has no ${name}.${member}`);
  });

  it('throws on what a window has and the desk does not use', () => {
    electronDouble.becomeReady();
    const window = new double.BrowserWindow({});
    expect(() => read(window, 'setMenu')).toThrow('no BrowserWindow.setMenu');
    const contents = read(window, 'webContents') as object;
    expect(() => read(contents, 'openDevTools')).toThrow('no webContents.openDevTools');
    expect(() => read(double.session.defaultSession, 'fetch')).toThrow('no session.fetch');
  });

  it('refuses what Electron refuses before the app is ready', () => {
    expect(() => new double.BrowserWindow({})).toThrow('ready');
    expect(() => double.utilityProcess.fork('x.js')).toThrow('ready');
    expect(() => double.protocol.handle('app', () => new Response())).toThrow('ready');
    expect(() => double.globalShortcut.register('F2', () => {})).toThrow('ready');
    expect(() => double.screen.getAllDisplays()).toThrow('ready');
    expect(() => double.session.defaultSession).toThrow('ready');
  });

  it('refuses what comes too late, or too soon', () => {
    expect(() => double.app.requestSingleInstanceLock()).toThrow('no folder');
    electronDouble.becomeReady();
    expect(() => double.app.enableSandbox()).toThrow('before the app is ready');
  });

  it('grants by default what Electron grants by default, so that a refusal is the desk’s own', () => {
    electronDouble.becomeReady();
    expect(new double.BrowserWindow({})).toBeDefined();
    const [window] = electronDouble.asked.windows;
    expect(window?.open('https://example.org/')).toBe('allow');
    expect(window?.mayNavigate('https://example.org/')).toBe(true);
    expect(window?.mayAttachWebview()).toBe(true);
    expect(window?.mayRedirect('https://example.org/')).toBe(true);
    expect(window?.mayNavigateFrame('https://example.org/')).toBe(true);
    expect(window?.chooseBluetooth(['first'])).toBe('first');
    const session = electronDouble.createSession();
    expect(session.askPermission('media')).toEqual({ requested: true, checked: true });
    expect(session.mayUseDevice()).toBe(true);
    expect(session.mayPair()).toBe(true);
    expect(session.shareScreen()).not.toBeNull();
    expect(session.spellChecked).toBe(true);
    expect(session.mayRequest('https://example.org/')).toBe(true);
    expect(session.mayDownload({ url: 'https://x/', gesture: false, from: '' })).toBe(true);
    expect(electronDouble.sendCertificate()).not.toBeNull();
  });
});
