import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { httpsOnly, Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

test('only https addresses without credentials are links', () => {
  expect(httpsOnly('https://docs.aws.amazon.com/sns')).toBe('https://docs.aws.amazon.com/sns');
  for (const bad of [
    'http://plain.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>',
    '//host.example',
    '/settings',
    'https://user:pass@host.example',
    'vbscript:x',
  ]) {
    expect(httpsOnly(bad)).toBe('');
  }
});

test('HTML in a vendor text is shown as text and never becomes an element', () => {
  const out = html(
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n<a href="https://x.example" onclick="x()">y</a>',
  );
  expect(out).not.toMatch(/<(script|img|a)[\s>]/);
  expect(out).toContain('&lt;script&gt;');
});

test('a picture is a link, since loading it would tell its host who reads', () => {
  expect(html('![graph](https://x.example/y.png)')).toBe(
    '<div class="prose"><p><a href="https://x.example/y.png" target="_blank" rel="noopener noreferrer nofollow">graph</a></p></div>',
  );
});

test('headings begin below those of the page', () => {
  expect(html('# One\n\n## Two')).toMatch(/<h3>One<\/h3>\s*<h4>Two<\/h4>/);
});

test('a table brings no style attributes', () => {
  const out = html('| a | b |\n|---|--:|\n| 1 | 2 |');
  expect(out).toContain('<td class="text-right">2</td>');
  expect(out).not.toContain('style=');
});
