/** Why something could not be made out of what was given. Said in the terminal's manner: no capital, no full stop. */
export class ProducerError extends Error {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProducerError';
    this.hint = hint;
  }
}
