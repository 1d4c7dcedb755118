import path from 'node:path';

// Packages are those of the console, three folders up from where the copy is built.
/** @type {import('next').NextConfig} */
const config = { turbopack: { root: path.resolve(import.meta.dirname, '../../..') } };

export default config;
