/** Words about what only a shell can do. */
export const shellText = {
  dragOut: 'Drag this file to a folder',
  dragHandle: 'Drag the evidence out',
  notDragged: 'The file was not handed out.',
  reportReady: (name: string) => `Report ready: ${name}. It was not saved; drag its name to where it belongs.`,
} as const;
