/** A ref for the one field that a press has just opened: typing goes where the person is looking. */
export function focusOnOpen(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null): void {
  element?.focus();
}
