// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { ElectronBridge } from '../../../../src/contract/shell.ts';
import { createElectronShell } from '../../../../src/renderer/shell/electron.ts';

const { port1 } = new MessageChannel();
const refused = async (): Promise<never> => {
  throw new Error("Error invoking remote method 'proofroom:save': Error: that folder belongs to the workstation itself");
};
const spoken: string[] = [];
const bridge: ElectronBridge = { intake: async () => [], save: refused, saveBytes: async () => 'saved', startFiles: async () => [], dragOut: refused, onCommand: (listener) => {
  listener('keys');
  return () => {};
}, speak: async (language) => void spoken.push(language) };

test('a refusal is read in the main process’s own words', async () => {
  const shell = createElectronShell(bridge, port1);
  await expect(shell.save('d', 'r.pdf')).rejects.toThrow(/^that folder belongs to the workstation itself$/);
  expect(await shell.saveBytes(new Uint8Array(1), 'case.zip')).toBe('saved');
  port1.close();
});
test('the menu is told which language the window speaks, and a menu that does not follow stops nothing', () => {
  createElectronShell(bridge, port1).speak('ja');
  expect(spoken).toEqual(['ja']);
  expect(() => createElectronShell({ ...bridge, speak: refused }, port1).speak('ja')).not.toThrow();
});
test('what the menu asks reaches the window', () => {
  const heard: string[] = [];
  createElectronShell(bridge, port1).onCommand((id) => heard.push(id));
  expect(heard).toEqual(['keys']);
});
test('files handed over at once count as all of the progress', async () => {
  const seen: number[][] = [];
  await createElectronShell(bridge, port1).intake([new File(['ab'], 'a'), new File(['c'], 'b')], (done, total) => seen.push([done, total]), new AbortController().signal);
  expect(seen).toEqual([[3, 3]]);
  await expect(createElectronShell(bridge, port1).intake([], () => {}, AbortSignal.abort())).rejects.toThrow();
});
