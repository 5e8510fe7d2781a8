import { useRef, type ReactNode } from 'react';

/** A button that lets a person choose files, as a drop would bring them. */
export function ChooseButton({ label, className, testId, takeFiles }: {
  readonly label: string;
  readonly className: string;
  readonly testId: string;
  readonly takeFiles: (files: readonly File[]) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>{label}</button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid={testId}
        onChange={(event) => {
          takeFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
