/** OSCAL's own data types, and how text of the evidence is put into them without changing what it says. */

export interface Prop {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
  readonly class?: string;
}

/** Names of properties that are Proofroom's and not OSCAL's: docs/formats/oscal.md lists them. */
const NS = 'urn:proofroom:oscal';

/** StringDatatype: one line, no space at either end. The schema's pattern reads `.` as ECMAScript does. */
const STRING = /^\S(?:[^\n\r\u2028\u2029]*\S)?$/u;

/**
 * A property. What is no StringDatatype (an empty text, line ends, spaces at its ends, half a surrogate pair) is written as
 * a JSON string and says so in `class`: values are compared by others, so none is trimmed or replaced.
 */
export function prop(name: string, value: string | number | boolean): Prop {
  const text = String(value);
  if (STRING.test(text) && !LONE.test(text)) return { name, ns: NS, value: text };
  return { name, ns: NS, value: JSON.stringify(text).replace(/[\u2028\u2029]/gu, (each) => `\\u${each.charCodeAt(0).toString(16)}`), class: 'json' };
}

/** The property where there is a value. */
export const propOf = (name: string, value: string | number | boolean | null | undefined): readonly Prop[] => (value === null || value === undefined ? [] : [prop(name, value)]);

const LONE = /\p{Surrogate}/u;

/**
 * Sentences go where OSCAL reads Markdown, and hold names from the evidence: every character that Markdown or HTML
 * gives a meaning is escaped (CommonMark section 2.4), so that a name cannot become a link or a tag.
 */
export const markup = (sentence: string): string => line(sentence).replace(/[\\`*_{}[\]<>&~^|#$!]/gu, '\\$&');

/** A name from the user or the evidence as a StringDatatype for people; never empty. */
export const named = (text: string): string => {
  const one = line(text);
  return one === '' ? '–' : one;
};

const line = (text: string): string => text.replace(/[\s\u2028\u2029]+/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd').trim();

/** TokenDatatype: an id as it is, or, where a run of another pack has an id that is none, one made of it. */
export const token = (id: string): string => (TOKEN.test(id) ? id : `_${id.replace(/[^\p{L}\p{N}.\-_]/gu, '-')}`);
const TOKEN = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u;

/** URIReferenceDatatype of a file's name: a relative reference with nothing in it that a URI gives a meaning. */
export const reference = (name: string): string => encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
