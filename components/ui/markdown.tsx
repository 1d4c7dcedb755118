import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';

/**
 * Markdown from a vendor, as text: HTML in it is shown, not run; links are https only and open elsewhere; pictures become
 * links, since loading one would tell its host who reads what. Headings begin below the page's own. Render it on the
 * server: the parser is 50 kB.
 */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return (
    <div className={clsx('prose', className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} urlTransform={httpsOnly} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** The address when it is https and carries no name or password, else nothing. */
export function httpsOnly(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && !username && !password ? url : '';
}

function OutsideLink({ href, children }: { href?: string | undefined; children?: React.ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

function CellWithoutStyle({ style, children }: Pick<ComponentProps<'td'>, 'style' | 'children'>) {
  // A vendor's text brings no style attributes: the alignment is a class instead.
  return <td className={style?.textAlign === 'right' ? 'text-right' : undefined}>{children}</td>;
}

const components: Components = {
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  img: ({ src, alt }) => <OutsideLink href={typeof src === 'string' ? src : undefined}>{alt || 'picture'}</OutsideLink>,
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table>{children}</table>
    </section>
  ),
  input: ({ checked }) => (
    <span>
      <span aria-hidden>{checked ? '☑' : '☐'}</span>
      <span className="sr-only">{checked ? 'Done: ' : 'Not done: '}</span>
    </span>
  ),
  td: ({ style, children }) => <CellWithoutStyle style={style}>{children}</CellWithoutStyle>,
  th: ({ children }) => <th scope="col">{children}</th>,
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard
    <pre tabIndex={0}>{children}</pre>
  ),
};
