// The look of the page: light and dark, wide and narrow.

export const style = `
:root{color-scheme:light dark;--ink:#1c2330;--soft:#5b6676;--line:#dfe4ea;--ground:#fff;--raised:#f6f8fa;--accent:#0b57d0;
--get:#0b57d0;--post:#1a7f37;--put:#9a6700;--patch:#8250df;--delete:#c62828}
@media (prefers-color-scheme:dark){:root{--ink:#e3e8ef;--soft:#9aa5b5;--line:#2c3542;--ground:#10151c;--raised:#171e27;--accent:#8ab4f8;
--get:#8ab4f8;--post:#6fcf8a;--put:#e3b341;--patch:#c9a6ff;--delete:#ff8a80}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--ground);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent);text-underline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
code{overflow-wrap:anywhere}
nav{position:fixed;inset:0 auto 0 0;width:19rem;overflow:auto;padding:1.25rem 1rem;border-right:1px solid var(--line);background:var(--raised)}
nav h2{margin:1.25rem 0 .25rem;font-size:.75rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
nav ul{margin:0;padding:0;list-style:none}
nav li a{display:block;padding:.15rem .4rem;border-radius:6px;color:inherit;text-decoration:none;font-size:.875rem}
nav li a:hover,nav li a:focus-visible{background:var(--line)}
input{width:100%;padding:.5rem .65rem;border:1px solid var(--line);border-radius:8px;color:inherit;background:var(--ground);font:inherit}
main{margin-left:19rem;padding:2rem clamp(1rem,4vw,3.5rem) 6rem;max-width:76rem}
h1{margin:0 0 .25rem;font-size:2rem;line-height:1.2}
h2{font-size:1.35rem}
main h2{margin:3rem 0 .25rem;padding-top:.5rem;border-top:1px solid var(--line)}
h3{margin:2rem 0 .25rem;font-size:1.05rem}
h4{margin:1.5rem 0 .4rem;font-size:.95rem}
h5{margin:0;font-size:.95rem;font-weight:400}
p{margin:.5rem 0;max-width:48rem}
.soft,.limits{color:var(--soft)}
.limits{font-size:.875em}
.operation{margin:.5rem 0;border:1px solid var(--line);border-radius:10px;background:var(--ground)}
.operation[open]{box-shadow:0 1px 6px rgb(0 0 0/.08)}
.operation>summary{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;padding:.6rem .9rem;border-radius:10px;cursor:pointer;list-style:none}
.operation>summary::-webkit-details-marker{display:none}
.operation>summary:hover{background:var(--raised)}
.about{color:var(--soft);font-size:.925rem}
.roles{margin-left:auto;color:var(--soft);font-size:.8rem}
.inside{padding:.25rem .9rem 1rem;border-top:1px solid var(--line)}
.method{min-width:4.2em;font:600 .8rem ui-monospace,Menlo,Consolas,monospace;color:var(--get)}
.method.post{color:var(--post)}.method.put{color:var(--put)}.method.patch{color:var(--patch)}.method.delete{color:var(--delete)}
.rows{border:1px solid var(--line);border-radius:8px;font-size:.925rem;background:var(--ground)}
.row{display:grid;grid-template-columns:minmax(10rem,1.1fr) minmax(8rem,1fr) 3fr;gap:.25rem 1rem;padding:.45rem .75rem}
.row>*{min-width:0;overflow-wrap:anywhere}
.row+.row{border-top:1px solid var(--line)}
.row .rows{margin-top:.5rem}
.row .row{grid-template-columns:1fr}
.needed{color:var(--delete);font-size:.8em}
.or{color:var(--soft);margin-bottom:.25rem}
.answer{padding:.6rem 0}
.answer+.answer{border-top:1px solid var(--line)}
.status{display:inline-block;min-width:2.6em;font:600 .9rem ui-monospace,Menlo,Consolas,monospace;color:var(--post)}
.status.s3{color:var(--soft)}.status.s4{color:var(--put)}.status.s5{color:var(--delete)}
.media{padding:.1rem .45rem;border-radius:6px;background:var(--raised);font:.8rem ui-monospace,Menlo,Consolas,monospace}
.more{margin:.4rem 0}
.more>summary{cursor:pointer;color:var(--accent);font-size:.9rem}
pre{margin:.4rem 0;padding:.75rem;overflow:auto;max-height:28rem;border:1px solid var(--line);border-radius:8px;background:var(--raised)}
[hidden]{display:none!important}
@media (max-width:60rem){nav{position:static;width:auto;max-height:45vh;border-right:0;border-bottom:1px solid var(--line)}
main{margin:0;padding-top:1.25rem}.row{grid-template-columns:1fr}}
@media print{nav{display:none}main{margin:0}}
`;
