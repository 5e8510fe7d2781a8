/** After a name that lost its middle. */
export const nameLength = (characters: number): string => ` (${characters} characters)`;
