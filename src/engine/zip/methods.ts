export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;
