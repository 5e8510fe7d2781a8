/** Chooses a file as a person does: the form then holds it. `fireEvent.change` with `target.files` leaves it out of happy-dom's FormData. */
export function chooseFile(input: HTMLElement, bytes: Uint8Array<ArrayBuffer>, name: string): void {
  if (!(input instanceof HTMLInputElement)) throw new Error('no input');
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  input.files = transfer.files;
}
