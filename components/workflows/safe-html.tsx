'use client';

import { createElement, Fragment, type ReactNode } from 'react';

/** Elements that only shape text; of all others the text alone is kept, and no attribute of any. */
const SHAPES: ReadonlySet<string> = new Set([
  'b',
  'blockquote',
  'br',
  'code',
  'em',
  'i',
  'li',
  'ol',
  'p',
  'pre',
  'strong',
  'u',
  'ul',
]);
/** Not even their text is for reading. */
const DROPPED: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript', 'title']);

/** HTML of a vendor as shaped text: nothing in it is loaded, linked or run. */
export function SafeHtml({ html }: { html: string }) {
  // A document that is parsed so runs no script and fetches nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className="prose">{childrenOf(body)}</div>;
}

function childrenOf(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, index) => drawn(node, index));
}

function drawn(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (DROPPED.has(name)) return null;
  if (name === 'br') return <br key={key} />;
  const children = childrenOf(node);
  return SHAPES.has(name) ? createElement(name, { key }, ...children) : <Fragment key={key}>{children}</Fragment>;
}
