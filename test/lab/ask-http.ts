// Runs inside a namespace: prints what a URL answers.
const reply = await fetch(process.argv[2]!);
const text = await reply.text();
if (!reply.ok) throw new Error(`${reply.status} ${text}`);
process.stdout.write(text);
